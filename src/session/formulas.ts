// The formulas of the text, for pictures that are computed on the page: the very functions that the engine trains with.
export { activations } from '@/engine/math/activations';
export { correctedMovingAverage } from '@/engine/math/movingAverage';
export { learningRateAt, momentumAt } from '@/engine/math/schedules';
export { softmax } from '@/engine/math/softmax';
export { quadraticBowl, rosenbrock, rotate, saddle, type Point, type Surface } from '@/engine/math/surfaces';
export { descend, stepsOf, type Trajectory } from '@/engine/math/trajectory';
export { applyUpdate, updateCoefficients, type UpdateCoefficients } from '@/engine/math/updateRules';
