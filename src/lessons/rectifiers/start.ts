import { initialise, randomNormal, randomUniform, streamKey } from '@/lesson-kit';

/** A ReLU network [2, 16, 16, 2] on two moons before its first step, in plain numbers. */
const samples = 400;
const units = 16;
const noise = 0.15;

/** For each hidden layer and unit: the share of inputs for which the unit is on. 0 = dead. */
export type Awake = readonly (readonly number[])[];

function drawMoons(seed: number): Float64Array {
  const [place, jitter] = [streamKey(seed, 'data'), streamKey(seed, 'noise')];
  const points = new Float64Array(2 * samples);
  for (let index = 0; index < samples; index += 1) {
    const angle = Math.PI * randomUniform(place, index);
    const lower = index % 2;
    const [x, y] = lower ? [1 - Math.cos(angle), 0.5 - Math.sin(angle)] : [Math.cos(angle), Math.sin(angle)];
    points[2 * index] = x! - 0.5 + noise * randomNormal(jitter, 2 * index);
    points[2 * index + 1] = y! - 0.25 + noise * randomNormal(jitter, 2 * index + 1);
  }
  return points;
}

/** One layer with He's weights and the same bias in every unit: its outputs, and how often each unit is on. */
function throughLayer(inputs: Float64Array, fanIn: number, layer: number, bias: number, seed: number) {
  const kernel = initialise({ kind: 'he', distribution: 'normal' }, { fanIn, fanOut: units, rows: fanIn, columns: units }, streamKey(seed, 'init', layer));
  const outputs = new Float64Array(samples * units);
  const on = Array.from({ length: units }, () => 0);
  for (let sample = 0; sample < samples; sample += 1) {
    for (let unit = 0; unit < units; unit += 1) {
      let z = bias;
      for (let input = 0; input < fanIn; input += 1) z += inputs[sample * fanIn + input]! * kernel[input * units + unit]!;
      if (z > 0) on[unit]! += 1;
      outputs[sample * units + unit] = Math.max(0, z);
    }
  }
  return { outputs, awake: on.map((count) => count / samples) };
}

export function awakeAtStart(bias: number, seed: number): Awake {
  const first = throughLayer(drawMoons(seed), 2, 0, bias, seed);
  const second = throughLayer(first.outputs, units, 1, bias, seed);
  return [first.awake, second.awake];
}

export const deadShareOf = (layer: readonly number[]): number => layer.filter((share) => share === 0).length / layer.length;
