import type { ActivationName } from '@/engine/experiment/types';
import type { StepHyper } from '@/engine/executor/executor';
import { alphaDropout, dropoutScale, dropoutThreshold } from '@/engine/math/dropout';
import type { PointwiseOp } from '@/engine/model/plan';
import { glslActivationFunctions } from '@/engine/tensor/glsl/activations';
import { glslRandomBits } from '@/engine/tensor/glsl/random';
import { maxLanes, type UniformType, type UniformValue } from '@/engine/tensor/programs';
import { streamKey } from '@/lib/random';

/** The pointwise operations behind a core, fused into its program: `value` runs through all of them, `slope` collects the product of their derivatives. */
export interface Tail {
  readonly uniforms: Readonly<Record<string, UniformType>>;
  readonly functions: string;
  readonly code: string;
}

/** The same place in the tail of every lane: one kind, but each lane its own function, α and rate. */
type LaneOps = readonly PointwiseOp[];

const distinct = (ops: LaneOps): ActivationName[] => [...new Set(ops.flatMap((op) => (op.kind === 'activation' ? [op.fn] : [])))].sort();

/** Masks of a training batch; none (evaluation); or those of rows that start anywhere, or of one row for all. */
export type Masks = 'training' | 'none' | 'placed';

/** GLSL of a tail from its operation `start` on. `features` is the width of the block's output. */
export function tailSource(tails: readonly (readonly PointwiseOp[])[], features: number, masks: Masks, start = 0): Tail {
  const all = (tails[0] ?? []).map((op, place) => ({ place, kind: op.kind, ops: tails.map((tail) => tail[place]!) }));
  const kept = all.slice(start).filter(({ kind }) => masks !== 'none' || kind === 'activation');
  const names = [...new Set(kept.flatMap(({ ops }) => distinct(ops)))].sort();
  const draws = kept.some(({ kind }) => kind !== 'activation');
  return {
    uniforms: Object.assign(draws && masks === 'placed' ? { maskRow: 'int', maskStride: 'uint' } : {}, ...kept.map(({ place, kind, ops }) => placeUniforms(place, kind, ops))) as Record<string, UniformType>,
    functions: (draws ? glslRandomBits : '') + glslActivationFunctions(names),
    code: kept.map(({ place, kind, ops }) => (kind === 'activation' ? activationCode(place, distinct(ops)) : dropoutCode(place, features, kind, masks))).join('\n'),
  };
}

function placeUniforms(place: number, kind: PointwiseOp['kind'], ops: LaneOps): Record<string, UniformType> {
  if (kind !== 'activation') {
    const affine = { [`shift${place}`]: 'floats', [`dropped${place}`]: 'floats' } as const;
    return { [`key${place}`]: 'uint', [`threshold${place}`]: 'uints', [`scale${place}`]: 'floats', ...(kind === 'alphaDropout' ? affine : {}) };
  }
  const alpha = { [`alpha${place}`]: 'floats' } as const;
  return distinct(ops).length > 1 ? { ...alpha, [`choice${place}`]: 'ints' } : alpha;
}

/** One function for all lanes needs no branch; otherwise each lane picks its own. */
function activationCode(place: number, names: readonly ActivationName[]): string {
  const call = (name: ActivationName): string => `${name}Of(value, alpha${place}[lane], y, dy);`;
  const [only] = names;
  const choose = names.length === 1 && only !== undefined
    ? call(only)
    : `switch (choice${place}[lane]) { ${names.map((name, index) => `case ${index}: ${call(name)} break;`).join(' ')} }`;
  return `  { vec4 y = value; vec4 dy = vec4(1.0); ${choose} value = y; slope *= dy; }`;
}

/** Mask index = row · features + feature, as in engine/math/dropout; a stride of 0 gives all rows the same mask. */
function dropoutCode(place: number, features: number, kind: 'dropout' | 'alphaDropout', masks: Masks): string {
  const [row, stride] = masks === 'placed' ? ['uint(maskRow + 2 * pair)', 'maskStride'] : ['uint(2 * pair)', `${features}u`];
  const apply = kind === 'dropout'
    ? 'value *= keep;'
    : `value = mix(vec4(dropped${place}[lane]), keep * value + shift${place}[lane], greaterThan(keep, vec4(0.0)));`;
  return `
  if (threshold${place}[lane] > 0u) {
    uint index = ${row} * ${stride} + uint(2 * p.x);
    uvec4 draw = uvec4(randomBits(key${place}, index), randomBits(key${place}, index + 1u),
      randomBits(key${place}, index + ${stride}), randomBits(key${place}, index + ${stride} + 1u)) >> 8;
    vec4 keep = mix(vec4(0.0), vec4(scale${place}[lane]), greaterThanEqual(draw, uvec4(threshold${place}[lane])));
    ${apply}
    slope *= keep;
  }`;
}

/** Keeps the uniforms of a tail, in `values`: rates and keys change from step to step, the arrays stay. */
export interface TailValues {
  update(seed: number, step: number, hyper: readonly Pick<StepHyper, 'dropoutRates'>[]): void;
}

export function tailValues(tails: readonly (readonly PointwiseOp[])[], values: Record<string, UniformValue>): TailValues {
  const dropouts: { place: number; kind: 'dropout' | 'alphaDropout'; layer: number; rates: number[]; threshold: Uint32Array; scale: Float32Array; shift: Float32Array; dropped: Float32Array }[] = [];
  (tails[0] ?? []).forEach((first, place) => {
    const ops = tails.map((tail) => tail[place]!);
    if (first.kind !== 'activation') {
      const { kind, layer } = first;
      const rates = ops.map((op) => (op.kind === 'activation' ? 0 : op.rate));
      const entry = { place, kind, layer, rates, threshold: new Uint32Array(maxLanes), scale: new Float32Array(maxLanes), shift: new Float32Array(maxLanes), dropped: new Float32Array(maxLanes) };
      dropouts.push(entry);
      values[`threshold${place}`] = entry.threshold;
      values[`scale${place}`] = entry.scale;
      values[`shift${place}`] = entry.shift;
      values[`dropped${place}`] = entry.dropped;
    } else {
      const names = distinct(ops);
      values[`alpha${place}`] = perLane(Float32Array, ops.map((op) => (op.kind === 'activation' ? op.alpha : 0)));
      values[`choice${place}`] = perLane(Int32Array, ops.map((op) => (op.kind === 'activation' ? names.indexOf(op.fn) : 0)));
    }
  });
  return {
    update(seed, step, hyper) {
      for (const { place, kind, layer, rates, threshold, scale, shift, dropped } of dropouts) {
        values[`key${place}`] = streamKey(seed, 'dropout', layer, step);
        rates.forEach((planned, lane) => {
          const rate = hyper[lane]?.dropoutRates.get(layer) ?? planned;
          threshold[lane] = dropoutThreshold(rate);
          if (kind === 'dropout') scale[lane] = dropoutScale(rate);
          else ({ scale: scale[lane], shift: shift[lane], dropped: dropped[lane] } = alphaDropout(rate));
        });
      }
    },
  };
}

function perLane<Values extends Int32Array | Float32Array>(make: new (length: number) => Values, numbers: readonly number[]): Values {
  const values = new make(maxLanes);
  values.set(numbers);
  return values;
}
