import { activations, applyUpdate, initialise, randomNormal, randomUniform, softmax, streamKey, updateCoefficients, type OptimizerSpec } from '@/lesson-kit';

/** Arithmetic behind the lesson's exact claims: a network without activations, trained here in plain numbers. */

/** Inputs, two hidden layers, logits. */
const widths = [2, 8, 8, 2] as const;
const batch = 32;
const adam: OptimizerSpec = { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true };

/** Rows of inputs, then the bias row: [(inputs + 1) · units]. */
export interface Layer {
  readonly inputs: number;
  readonly units: number;
  readonly weights: Float32Array;
}

/** z = xW + b. */
function affine({ inputs, units, weights }: Layer, x: ArrayLike<number>): Float32Array {
  const z = weights.slice(inputs * units);
  for (let input = 0; input < inputs; input += 1) {
    for (let unit = 0; unit < units; unit += 1) z[unit]! += x[input]! * weights[input * units + unit]!;
  }
  return z;
}

/** What reaches the layer below: W·d, without the bias. */
function backwards({ inputs, units, weights }: Layer, d: ArrayLike<number>): Float32Array {
  const below = new Float32Array(inputs);
  for (let input = 0; input < inputs; input += 1) {
    for (let unit = 0; unit < units; unit += 1) below[input]! += weights[input * units + unit]! * d[unit]!;
  }
  return below;
}

function buildLayers(seed: number): readonly Layer[] {
  return widths.slice(1).map((units, index) => {
    const inputs = widths[index] ?? 0;
    const weights = new Float32Array((inputs + 1) * units);
    weights.set(initialise({ kind: 'glorot', distribution: 'normal' }, { fanIn: inputs, fanOut: units, rows: inputs, columns: units }, streamKey(seed, 'init', index)));
    return { inputs, units, weights };
  });
}

interface Sample {
  readonly x: readonly [number, number];
  readonly label: 0 | 1;
}

/** Rings of radius 1 and ½ with noise 0.1. */
function drawSample(seed: number, index: number): Sample {
  const [place, noise] = [streamKey(seed, 'data'), streamKey(seed, 'noise')];
  const label = randomUniform(place, 2 * index) < 0.5 ? 0 : 1;
  const angle = 2 * Math.PI * randomUniform(place, 2 * index + 1);
  const radius = label === 0 ? 1 : 0.5;
  return { x: [radius * Math.cos(angle) + 0.1 * randomNormal(noise, 2 * index), radius * Math.sin(angle) + 0.1 * randomNormal(noise, 2 * index + 1)], label };
}

/** Adds the cross-entropy gradient of one sample: ∂L/∂z = p − y at the logits, then down layer by layer. */
function addGradient(layers: readonly Layer[], { x, label }: Sample, gradients: readonly Float32Array[]): void {
  const values: ArrayLike<number>[] = [x];
  for (const layer of layers) values.push(affine(layer, values.at(-1)!));
  let d: ArrayLike<number> = softmax(values.at(-1)!).map((p, unit) => (p - (unit === label ? 1 : 0)) / batch);
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const { inputs, units } = layers[index]!;
    const gradient = gradients[index]!;
    for (let row = 0; row <= inputs; row += 1) {
      const input = row < inputs ? (values[index]![row] ?? 0) : 1;
      for (let unit = 0; unit < units; unit += 1) gradient[row * units + unit]! += input * (d[unit] ?? 0);
    }
    d = backwards(layers[index]!, d);
  }
}

/** [2, 8, 8, 2] without activations after 300 Adam steps on the rings. */
function trainLinear(seed: number): readonly Layer[] {
  const layers = buildLayers(seed);
  const memory = layers.map(({ weights }) => [new Float32Array(weights.length), new Float32Array(weights.length)] as const);
  for (let step = 0; step < 300; step += 1) {
    const gradients = layers.map(({ weights }) => new Float32Array(weights.length));
    for (let row = 0; row < batch; row += 1) addGradient(layers, drawSample(seed, step * batch + row), gradients);
    layers.forEach(({ weights }, index) => applyUpdate(updateCoefficients(adam, step, adam.learningRate), weights, gradients[index]!, ...memory[index]!));
  }
  return layers;
}

/** Two affine maps as one: x(AB) + (aB + b). The bias row is transformed like any other row, and b is added to it. */
function merge(first: Layer, second: Layer): Layer {
  const { units } = second;
  const weights = new Float32Array((first.inputs + 1) * units);
  for (let row = 0; row <= first.inputs; row += 1) {
    for (let unit = 0; unit < units; unit += 1) {
      let sum = row === first.inputs ? (second.weights[second.inputs * units + unit] ?? 0) : 0;
      for (let middle = 0; middle < first.units; middle += 1) sum += first.weights[row * first.units + middle]! * second.weights[middle * units + unit]!;
      weights[row * units + unit] = sum;
    }
  }
  return { inputs: first.inputs, units, weights };
}

type Outputs = (x: ArrayLike<number>) => ArrayLike<number>;

/** Largest difference of any output between the stack and its one affine map, on a grid over [−2, 2]². */
export function collapseError(layers: readonly Layer[], outputs: Outputs = (x) => layers.reduce((values, layer) => affine(layer, values), x)): number {
  const single = layers.reduce(merge);
  const axis = Array.from({ length: 21 }, (_, index) => (index - 10) / 5);
  const errors = axis.flatMap((x) =>
    axis.map((y) => {
      const wanted = outputs([x, y]);
      return Math.max(...affine(single, [x, y]).map((value, unit) => Math.abs(value - wanted[unit]!)));
    }),
  );
  return Math.max(...errors);
}

export const trainedCollapseError = (seed: number): number => collapseError(trainLinear(seed));

/** Largest slope of the sigmoid over a fine grid. */
export const steepestSigmoid = (): number => Math.max(...Array.from({ length: 2001 }, (_, index) => activations.sigmoid.derivative((index - 1000) / 100, 0)));

/** Largest change of any probability when the same number is added to all logits. */
export function shiftChange(): number {
  const logits = [2, -1, 0.5];
  const before = softmax(logits);
  const changes = [-1000, -10, 0.3, 10, 1000].flatMap((shift) => softmax(logits.map((z) => z + shift)).map((p, index) => Math.abs(p - before[index]!)));
  return Math.max(...changes);
}
