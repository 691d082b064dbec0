/** Each component into [−c, c]. Changes the direction of the gradient. */
export function clipByValue(gradient: readonly number[], threshold: number): number[] {
  return gradient.map((component) => Math.min(threshold, Math.max(-threshold, component)));
}

/** Euclidean norm over all parameter blocks together. */
export function globalNorm(blocks: readonly (readonly number[])[]): number {
  return Math.sqrt(blocks.flat().reduce((sum, component) => sum + component * component, 0));
}

/** min(1, c/‖g‖), without 0/0; NaN when the norm is NaN, so that a broken gradient stays visible. */
export function clipFactor(norm: number, threshold: number): number {
  return threshold / Math.max(norm, threshold);
}

/** g·min(1, c/‖g‖) with one norm for all blocks: keeps the direction. Pascanu, Mikolov & Bengio 2013, algorithm 1. */
export function clipByGlobalNorm(blocks: readonly (readonly number[])[], threshold: number): number[][] {
  const factor = clipFactor(globalNorm(blocks), threshold);
  return blocks.map((block) => block.map((component) => component * factor));
}

/** The same with a norm of its own for every block (Keras' clipnorm): changes the overall direction. */
export function clipByNorm(blocks: readonly (readonly number[])[], threshold: number): number[][] {
  return blocks.flatMap((block) => clipByGlobalNorm([block], threshold));
}
