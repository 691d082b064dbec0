// The formulas of the text, for pictures that are computed on the page: the very functions that the engine trains with.
export { quadraticBowl, rosenbrock, rotate, type Point, type Surface } from '@/engine/math/surfaces';
export { descend, stepsOf } from '@/engine/math/trajectory';
export { applyUpdate, updateCoefficients } from '@/engine/math/updateRules';
