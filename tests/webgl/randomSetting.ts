import { activationNames } from '@/engine/experiment/names';
import type { LayerSpec } from '@/engine/experiment/types';
import { randomUniform, streamKey } from '@/lib/random';
import { conv, flatten, optimizers, pool } from './settings';
import { act, dense, drop, norm, type Setting } from './twins';

/** A small random network of any kind, as a pure function of its number: sizes 1 upwards, even and odd, 1 to 8 lanes. */
export function randomSetting(number: number): Setting {
  const key = streamKey(2026, 'data', number);
  let draws = 0;
  const whole = (low: number, high: number): number => low + Math.floor(randomUniform(key, (draws += 1)) * (high - low + 1));
  const chance = (probability: number): boolean => randomUniform(key, (draws += 1)) < probability;
  const one = <Item>(list: readonly Item[]): Item => list[whole(0, list.length - 1)]!;

  const isImage = chance(0.5);
  const inputShape = isImage ? [whole(5, 9), whole(5, 9), whole(1, 4)] : [whole(1, 9)];
  const classes = one([0, 2, 3]);
  const outputs = classes === 2 ? 1 : whole(2, 3);
  const [batchSize, laneCount] = [whole(1, 17), one([1, 2, 3, 8])];
  const structure: (readonly [make: (fn: LayerSpec, rate: number) => LayerSpec])[] = [];
  const add = (make: (fn: LayerSpec, rate: number) => LayerSpec): void => { structure.push([make]); };

  for (let depth = whole(1, 3); depth > 0; depth -= 1) {
    if (isImage && depth > 1) {
      const layer = chance(0.6) ? conv(whole(1, 5), whole(1, 3), whole(1, 2), 'same') : pool(one(['maxPool', 'avgPool']), whole(1, 3), whole(1, 2), 'same');
      add(() => layer);
    } else if (!isImage) {
      const units = whole(1, 9);
      add(() => dense(units));
    }
    // With a single row, or two, the normalised values are exactly 0 or ±1 and their gradients only rounding.
    if (batchSize > 4 && chance(0.3)) add(() => norm);
    if (chance(0.8)) add((fn) => fn);
    if (chance(0.3)) add((_, rate) => drop(rate));
  }
  const last = classes === 0 || classes === 3 ? (classes === 3 ? 3 : outputs) : 1;
  const lanes = Array.from({ length: laneCount }, (_, lane) => {
    const fn = act(activationNames[(number + lane) % activationNames.length]!, 0.2);
    const layers = structure.map(([make]) => make(fn, 0.15 * (lane % 4)));
    return {
      layers: [...layers, ...(isImage ? [flatten] : []), dense(last)],
      loss: { kind: classes === 0 ? 'mse' : classes === 2 ? 'binaryCrossEntropy' : 'categoricalCrossEntropy' } as const,
      optimizer: optimizers[lane % 3]!,
      clip: lane % 3 === 2 ? ({ kind: 'globalNorm', threshold: 0.5 } as const) : ({ kind: 'none' } as const),
      regularisation: { l1: 0, l2: 0.01 * (lane % 2), maxNorm: number % 5 === 0 ? 1.5 : 0 },
    };
  });
  return { inputShape, classes, outputs: last, size: batchSize + whole(0, 20), batchSize, lanes, seed: number };
}
