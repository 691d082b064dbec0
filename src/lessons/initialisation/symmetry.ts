import { initialise, randomNormal, rootMeanSquare, softmax, streamKey, type InitSpec } from '@/lesson-kit';

/** A network small enough to see every weight: 4 inputs, 6 tanh units, 3 classes; 60 points, all of them in every step. */
export const shape = { inputs: 4, units: 6, classes: 3 } as const;
export const lastStep = 150;
const { inputs, units, classes } = shape;
const points = 60;
const learningRate = 0.5;

export type StartId = 'zeros' | 'constant' | 'nudged' | 'glorot';

const starts: Readonly<Record<StartId, InitSpec>> = {
  zeros: { kind: 'zeros' },
  constant: { kind: 'constant', value: 0.4 },
  nudged: { kind: 'constant', value: 0.4 },
  glorot: { kind: 'glorot', distribution: 'normal' },
};

export interface Frame {
  /** W₁, row-major [input, unit] */
  readonly kernel: Float64Array;
  readonly loss: number;
  /** how many units differ from each other */
  readonly distinct: number;
}

function drawData(): { readonly x: readonly number[][]; readonly labels: readonly number[] } {
  const [centre, noise] = [streamKey(5, 'data'), streamKey(5, 'noise')];
  const labels = Array.from({ length: points }, (_, point) => point % classes);
  const x = labels.map((label, point) => Array.from({ length: inputs }, (_, input) => 1.4 * randomNormal(centre, label * inputs + input) + 0.6 * randomNormal(noise, point * inputs + input)));
  return { x, labels };
}

function buildStart(start: StartId): { readonly first: Float64Array; readonly second: Float64Array } {
  const draw = (rows: number, columns: number, layer: number): Float64Array =>
    Float64Array.from(initialise(starts[start], { fanIn: rows, fanOut: columns, rows, columns }, streamKey(2, 'init', layer)));
  const first = draw(inputs, units, 0);
  // One weight of the third unit, by a thousandth.
  if (start === 'nudged') first[2]! += 0.001;
  return { first, second: draw(units, classes, 1) };
}

const unitOf = (kernel: Float64Array, unit: number): readonly number[] => Array.from({ length: inputs }, (_, input) => kernel[input * units + unit] ?? 0);

function countDistinct(kernel: Float64Array): number {
  const seen: (readonly number[])[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const own = unitOf(kernel, unit);
    if (seen.every((other) => rootMeanSquare(other.map((weight, input) => weight - own[input]!)) > 1e-9)) seen.push(own);
  }
  return seen.length;
}

/** Every step of full-batch gradient descent from this start; biases of the output only. */
export function trainFrom(start: StartId): readonly Frame[] {
  const { x, labels } = drawData();
  const { first, second } = buildStart(start);
  const bias = new Float64Array(classes);
  const frames: Frame[] = [];
  for (let step = 0; step <= lastStep; step += 1) {
    const [dFirst, dSecond, dBias] = [new Float64Array(first.length), new Float64Array(second.length), new Float64Array(classes)];
    let loss = 0;
    x.forEach((input, point) => {
      const h = Array.from({ length: units }, (_, unit) => Math.tanh(input.reduce((sum, value, row) => sum + value * first[row * units + unit]!, 0)));
      const p = softmax(Array.from(bias, (b, k) => b + h.reduce((sum, value, unit) => sum + value * second[unit * classes + k]!, 0)));
      loss -= Math.log(p[labels[point]!]!) / points;
      const error = p.map((share, k) => (share - (k === labels[point] ? 1 : 0)) / points);
      error.forEach((e, k) => (dBias[k]! += e));
      h.forEach((value, unit) => {
        let below = 0;
        error.forEach((e, k) => {
          dSecond[unit * classes + k]! += value * e;
          below += second[unit * classes + k]! * e;
        });
        input.forEach((xi, row) => (dFirst[row * units + unit]! += xi * below * (1 - value * value)));
      });
    });
    frames.push({ kernel: Float64Array.from(first), loss, distinct: countDistinct(first) });
    for (const [weights, gradient] of [[first, dFirst], [second, dSecond], [bias, dBias]] as const) gradient.forEach((g, index) => (weights[index]! -= learningRate * g));
  }
  return frames;
}
