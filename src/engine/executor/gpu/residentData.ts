import type { Dataset, Split } from '@/engine/data/types';
import { targetsFor } from '@/engine/executor/cpu/splitReader';
import type { SplitName } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import { texels, type Matrix } from '@/engine/tensor/matrix';

/** Texels in a row of a flat array on the device: element i is component i mod 4 of texel i div 4. */
const flatBits = 10;
const flatWidth = 1 << flatBits;

/** GLSL: element i of a flat array; elements i and i + 1 for an even i. */
export const flatAccess = (...arrays: readonly string[]): string => arrays.map((name) => `
vec4 ${name}_texelOf(int i) {
  int texel = i >> 2;
  return ${name}_at(ivec2(texel & ${flatWidth - 1}, texel >> ${flatBits}));
}
float ${name}_element(int i) { return ${name}_texelOf(i)[i & 3]; }
vec2 ${name}_pair(int i) {
  vec4 t = ${name}_texelOf(i);
  return mix(t.xy, t.zw, bvec2((i & 2) == 2));
}
`).join('');

/** Numbers in their own order on the device, four to a texel. The caller disposes it. */
export function uploadFlat(device: Device, values: Float32Array): Matrix {
  const height = Math.max(1, Math.ceil(values.length / (4 * flatWidth)));
  const matrix = device.createMatrix(2 * height, 2 * flatWidth);
  const padded = new Float32Array(4 * flatWidth * height);
  padded.set(values);
  device.uploadTexels(matrix, padded);
  return matrix;
}

/** One split on the device. */
export interface ResidentSplit {
  readonly size: number;
  readonly inputs: Matrix;
  readonly targets: Matrix;
}

/** A data set on the device, shared by all executors that train on it and freed with the last of them. */
export interface ResidentData {
  readonly splits: Readonly<Record<SplitName, ResidentSplit>>;
  release(): void;
}

type Entry = { users: number; readonly dataset: Dataset; readonly outputs: number; readonly splits: Readonly<Record<SplitName, ResidentSplit>> };
const residents = new WeakMap<Device, Set<Entry>>();

/** The data for a network with this many outputs. */
export function acquireData(device: Device, dataset: Dataset, outputs: number): ResidentData {
  const known = residents.get(device) ?? new Set<Entry>();
  residents.set(device, known);
  const upload = (split: Split): ResidentSplit => ({ size: split.size, inputs: uploadFlat(device, split.inputs), targets: uploadFlat(device, targetsFor(split, dataset, outputs)) });
  const entry: Entry = [...known].find((each) => each.dataset === dataset && each.outputs === outputs)
    ?? { users: 0, dataset, outputs, splits: { train: upload(dataset.train), validation: upload(dataset.validation) } };
  known.add(entry);
  entry.users += 1;
  return {
    splits: entry.splits,
    release() {
      entry.users -= 1;
      if (entry.users > 0) return;
      known.delete(entry);
      for (const { inputs, targets } of Object.values(entry.splits)) {
        inputs.dispose();
        targets.dispose();
      }
    },
  };
}

/** Columns of a batch matrix: features, a one for the bias, then (from a whole texel on) the targets. */
export interface BatchLayout {
  readonly features: number;
  readonly outputs: number;
  /** first texel of the targets */
  readonly targetTexel: number;
  readonly columns: number;
}

export function batchLayout(features: number, outputs: number): BatchLayout {
  const targetTexel = texels(features + 1);
  return { features, outputs, targetTexel, columns: 2 * (targetTexel + texels(outputs)) };
}
