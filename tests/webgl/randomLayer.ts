import type { LayerSpec } from '@/engine/experiment/types';
import { randomUniform, streamKey } from '@/lib/random';
import { adam, conv, flatten, pool } from './settings';
import { act, dense, drop, norm, type Setting } from './twins';

type Draw = (low: number, high: number) => number;

/** A layer between others, so that its input gradient is wanted too; an image layer gets what it needs behind it. */
const layerKinds = {
  dense: (whole) => [dense(whole(1, 40))],
  // 100,000 weights and more: the products in tiles.
  'large dense': (whole) => {
    const units = whole(90, 700);
    return [dense(units), act('tanh'), dense(Math.ceil(100_000 / (units + 1)) + whole(0, 9))];
  },
  'batch norm': () => [norm],
  prelu: () => [{ kind: 'prelu', slope: 0.2 }],
  dropout: (whole) => [drop(whole(0, 9) / 10)],
  'alpha dropout': (whole) => [{ kind: 'alphaDropout', rate: whole(0, 5) / 10 }],
} as const satisfies Record<string, (whole: Draw) => readonly LayerSpec[]>;

const imageKinds = {
  convolution: (whole) => [conv(whole(1, 6), whole(1, 4), whole(1, 3), whole(0, 1) === 0 ? 'same' : 'valid')],
  'convolution and pool': (whole) => [conv(2 * whole(1, 3), whole(1, 3), 1, whole(0, 1) === 0 ? 'same' : 'valid'), act('relu'), pool('maxPool', whole(2, 3), 0)],
  // More than a program has written out.
  'large convolution and pool': (whole) => [conv(2 * whole(1, 3), whole(4, 6), 1, 'same'), act('relu'), pool('maxPool', whole(3, 4), 0)],
  'largest pool': (whole) => [pool('maxPool', whole(1, 4), whole(1, 3), whole(0, 1) === 0 ? 'same' : 'valid')],
  'average pool': (whole) => [pool('avgPool', whole(1, 4), whole(1, 3), whole(0, 1) === 0 ? 'same' : 'valid')],
  'batch norm of images': () => [norm],
  'prelu of images': () => [{ kind: 'prelu', slope: 0.2 }],
} as const satisfies Record<string, (whole: Draw) => readonly LayerSpec[]>;

export const randomLayerKinds = [...Object.keys(layerKinds), ...Object.keys(imageKinds)] as readonly (keyof typeof layerKinds | keyof typeof imageKinds)[];

/** A network around one kind of layer, as a pure function of its number: 0 is the smallest, one sample in one lane; every fourth of the small ones has eight lanes. */
export function randomLayer(kind: (typeof randomLayerKinds)[number], number: number): Setting {
  const key = streamKey(77, 'data', randomLayerKinds.indexOf(kind), number);
  let draws = 0;
  const whole: Draw = (low, high) => (number === 0 ? low : low + Math.floor(randomUniform(key, (draws += 1)) * (high - low + 1)));
  const isImage = kind in imageKinds;
  const rows = whole(1, 19);
  // Normalised values of one or two rows are exactly 0 or ±1, and their gradients only rounding.
  const batchSize = kind.startsWith('batch norm') ? rows + 4 : rows;
  const made = isImage ? imageKinds[kind as keyof typeof imageKinds](whole) : layerKinds[kind as keyof typeof layerKinds](whole);
  const middle = made.map((layer) => (layer.kind === 'maxPool' && layer.stride === 0 ? { ...layer, stride: layer.size } : layer));
  const layers = isImage ? [conv(whole(1, 5), 1), act('tanh'), ...middle, flatten, dense(2)] : [dense(whole(1, 20)), act('tanh'), ...middle, dense(2)];
  return {
    inputShape: isImage ? [whole(5, 11), whole(5, 11), whole(1, 3)] : [whole(1, 12)],
    classes: 0, outputs: 2, batchSize, size: batchSize + whole(0, 20), seed: number,
    lanes: Array.from({ length: number % 4 === 3 && kind !== 'large dense' ? 8 : whole(1, 3) }, () => ({ layers, loss: { kind: 'mse' }, optimizer: { ...adam, epsilon: 1e-3 } })),
  };
}
