import { permute, streamKey } from '@/lib/random';

// Which samples make up which mini-batch. Nothing is stored: the row of any step can be computed on its own, and a GPU
// program computes the same integers, so a resumed run continues in the middle of an epoch as if it had never stopped.
//
// Integers only. With B < n, E = ⌊n / B⌋, step and row counted from 0:
//   epoch    = ⌊step / E⌋                                       (integer division)
//   position = (step − epoch · E) · B + row                      0 … E·B − 1 < n
//   sample   = permute(position, n, epochKey(seed, epoch))       lib/random
// With B ≥ n every step is the full set in its own order: sample = row.

/** Updates in one epoch; the last incomplete batch is dropped. */
export function stepsPerEpoch(batchSize: number, size: number): number {
  return Math.max(1, Math.floor(size / batchSize));
}

/** Key of the permutation of one epoch, an unsigned 32-bit integer. */
export function epochKey(seed: number, epoch: number): number {
  return streamKey(seed, 'shuffle', epoch);
}

/** Sample index 0 … size−1 at `row` (0 … min(batchSize, size)−1) of the mini-batch of the 0-based `step`. */
export function batchIndex(seed: number, step: number, row: number, batchSize: number, size: number): number {
  if (batchSize >= size) return row;
  const steps = stepsPerEpoch(batchSize, size);
  const epoch = Math.floor(step / steps);
  return permute((step - epoch * steps) * batchSize + row, size, epochKey(seed, epoch));
}
