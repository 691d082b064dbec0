import { batchNorm, batchStatistics, randomUniform, streamKey } from '@/lesson-kit';
import { defaultEpsilon } from './sample';

/** Values of one unit for ten samples; sample A is the first. */
export const values: readonly number[] = [0.6, -1.4, 2.9, 0.1, 1.3, -0.5, 4.2, 0.9, -2.3, 1.8];
export const names = 'ABCDEFGHIJ';

/** x̂ of every member; γ = 1 and β = 0. */
export function normalise(members: readonly number[]): ReadonlyMap<number, number> {
  const x = members.map((member) => values[member] ?? 0);
  const outputs = batchNorm(x, batchStatistics(x, 1), { gamma: [1], beta: [0] }, defaultEpsilon);
  return new Map(members.map((member, index) => [member, outputs[index] ?? 0]));
}

/** What A would get from the statistics of all ten, as running statistics would have it in the end. */
export const settled = normalise(values.map((_, index) => index)).get(0) ?? 0;

/** A with `size − 1` others, by lot. */
export function draw(size: number, round: number): readonly number[] {
  const key = streamKey(round, 'data', 2);
  const others = values.map((_, index) => index).slice(1).toSorted((a, b) => randomUniform(key, a) - randomUniform(key, b));
  return [0, ...others.slice(0, size - 1)].toSorted((a, b) => a - b);
}
