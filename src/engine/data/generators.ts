import { datasetFacts, type GeneratedSet } from '@/engine/data/facts';
import { corruptLabels, withOneHotTargets } from '@/engine/data/labels';
import type { Split } from '@/engine/data/types';
import type { DataSpec } from '@/engine/experiment/types';
import { randomNormal, randomUniform, streamKey } from '@/lib/random';

/**
 * Sample i is a function of (seed, split, i) alone: a larger set begins with the smaller one, more noise moves the same
 * points further, and nothing about the training split can change the validation split.
 */
export type GeneratorSpec = DataSpec & { readonly set: GeneratedSet };

/** Last part of the keys of the streams 'data' and 'noise'. */
const trainPart = 0;
const validationPart = 1;
const trueWeightsPart = 2;

export function generateSplits(spec: GeneratorSpec, seed: number): { readonly train: Split; readonly validation: Split } {
  const { maxTrain, maxValidation } = datasetFacts(spec);
  const draw = (part: number, size: number, labelNoise: number): Split => {
    const keys = { data: streamKey(seed, 'data', part), noise: streamKey(seed, 'noise', part) };
    if (spec.set === 'linreg') return drawLinear(spec, size, keys, linearWeights(seed));
    if (spec.set === 'sine') return drawSine(spec, size, keys);
    return drawPlane(spec, spec.set, size, keys, (labels, classes) => corruptLabels(labels, classes, labelNoise, seed));
  };
  return {
    train: draw(trainPart, Math.min(spec.trainSize, maxTrain), spec.labelNoise),
    validation: draw(validationPart, Math.min(spec.validationSize, maxValidation), 0),
  };
}

interface Keys {
  readonly data: number;
  readonly noise: number;
}

// ── classes in the plane ────────────────────────────────────────────────────────────────────────────────────────────

type PlaneSet = Exclude<GeneratedSet, 'linreg' | 'sine'>;
type PlanePoint = readonly [x: number, y: number, label: number];

/** The noiseless point and its class, from two independent uniform numbers in [0, 1). */
const planeShapes: Record<PlaneSet, (u: number, v: number, spec: DataSpec) => PlanePoint> = {
  // A fair coin chooses the radius, 1 or 0.5.
  circles: (u, v) => {
    const label = Math.floor(2 * u);
    const radius = label === 0 ? 1 : 0.5;
    return [radius * Math.cos(2 * Math.PI * v), radius * Math.sin(2 * Math.PI * v), label];
  },
  // (cos θ, sin θ) and (1 − cos θ, ½ − sin θ), both moved by −(0.5, 0.25) to centre them.
  moons: (u, v) => {
    const theta = Math.PI * v;
    return u < 0.5
      ? [Math.cos(theta) - 0.5, Math.sin(theta) - 0.25, 0]
      : [0.5 - Math.cos(theta), 0.25 - Math.sin(theta), 1];
  },
  // t = √v spreads the points evenly over the area instead of crowding them in the middle.
  spirals: (u, v, { classes, turns }) => {
    const label = Math.floor(classes * u);
    const t = Math.sqrt(v);
    const angle = 2 * Math.PI * (turns * t + label / classes);
    return [t * Math.cos(angle), t * Math.sin(angle), label];
  },
  xor: (u, v) => {
    const x = 2 * u - 1;
    const y = 2 * v - 1;
    return [x, y, x * y > 0 ? 1 : 0];
  },
  // The centres; the spread of each Gaussian is the coordinate noise.
  blobs: (u, _v, { classes, separation }) => {
    const label = Math.floor(classes * u);
    const angle = (2 * Math.PI * label) / classes;
    return [(separation / 2) * Math.cos(angle), (separation / 2) * Math.sin(angle), label];
  },
};

function drawPlane(spec: DataSpec, set: PlaneSet, size: number, keys: Keys, corrupt: (labels: Int32Array, classes: number) => Int32Array): Split {
  const inputs = new Float32Array(2 * size);
  const labels = new Int32Array(size);
  for (let index = 0; index < size; index += 1) {
    const [x, y, label] = planeShapes[set](randomUniform(keys.data, 2 * index), randomUniform(keys.data, 2 * index + 1), spec);
    inputs[2 * index] = x + spec.noise * randomNormal(keys.noise, 2 * index);
    inputs[2 * index + 1] = y + spec.noise * randomNormal(keys.noise, 2 * index + 1);
    labels[index] = label;
  }
  const { classes } = datasetFacts(spec);
  return withOneHotTargets(inputs, corrupt(labels, classes), classes);
}

// ── regression ──────────────────────────────────────────────────────────────────────────────────────────────────────

const linearInputs = 10;
const linearNorm = 3;

/** w of y = w·x + noise: a uniformly random direction of norm 3, the same for both splits. */
function linearWeights(seed: number): readonly number[] {
  const key = streamKey(seed, 'data', trueWeightsPart);
  const direction = Array.from({ length: linearInputs }, (_, index) => randomNormal(key, index));
  const norm = Math.hypot(...direction);
  return direction.map((component) => (linearNorm * component) / norm);
}

/** x ∼ N(0, I₁₀) */
function drawLinear(spec: DataSpec, size: number, keys: Keys, weights: readonly number[]): Split {
  const inputs = new Float32Array(linearInputs * size);
  const targets = new Float32Array(size);
  for (let index = 0; index < size; index += 1) {
    let target = spec.noise * randomNormal(keys.noise, index);
    for (const [column, weight] of weights.entries()) {
      const x = randomNormal(keys.data, linearInputs * index + column);
      inputs[linearInputs * index + column] = x;
      target += weight * x;
    }
    targets[index] = target;
  }
  return { size, inputs, targets, labels: new Int32Array(size).fill(-1) };
}

/** y = sin 3x on [−1.5, −0.5] ∪ [0.5, 1.5]; the gap is where a network cannot know. */
function drawSine(spec: DataSpec, size: number, keys: Keys): Split {
  const inputs = new Float32Array(size);
  const targets = new Float32Array(size);
  for (let index = 0; index < size; index += 1) {
    const position = 2 * randomUniform(keys.data, index);
    const x = position < 1 ? position - 1.5 : position - 0.5;
    inputs[index] = x;
    targets[index] = Math.sin(3 * x) + spec.noise * randomNormal(keys.noise, index);
  }
  return { size, inputs, targets, labels: new Int32Array(size).fill(-1) };
}
