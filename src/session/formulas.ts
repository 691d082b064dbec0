// The formulas of the text, for pictures that are computed on the page: the very functions that the engine trains with.
// Add what a lesson needs.
export { activations } from '@/engine/math/activations';
export { auroc } from '@/lib/auroc';
export { batchNorm, batchStatistics, updateRunning } from '@/engine/math/batchNorm';
export { alphaDropout, dropoutScale, unitMask } from '@/engine/math/dropout';
export { initialise, nominalVariance } from '@/engine/math/initialisers';
export { correctedMovingAverage, movingAverage, varianceReduction } from '@/engine/math/movingAverage';
export { batchNormParameters, denseParameters } from '@/engine/math/parameterCount';
export { expectedSignal, propagate, rootMeanSquare, type LayerSignal, type SignalStack } from '@/engine/math/propagation';
export { softmax } from '@/engine/math/softmax';
export { quadraticBowl, rosenbrock, rotate, type Point, type Surface } from '@/engine/math/surfaces';
export { descend, stepsOf } from '@/engine/math/trajectory';
export { applyUpdate, updateCoefficients } from '@/engine/math/updateRules';
