import type { SamplerName } from '@/engine/executor/gpu/snippet';
import { layerBits, type RowLayers } from './rowLayers';

/** A factor of a product: where its texels lie. Everything is GLSL for an int. */
export interface Factor {
  readonly sampler: SamplerName;
  /** the axis of the texture along which the sum runs */
  readonly along: 'x' | 'y';
  /** place of the sum's first texel on that axis */
  readonly first: string;
  /** place on the other axis, for a row of the result (left factor) or a column (right factor) */
  readonly at: (index: string) => string;
  /** its rows are dealt out; then places on the y axis are rows of the lane */
  readonly dealt?: RowLayers | null;
}

/** GLSL that samples the texels of a factor. Their places along the sum are steps apart, which costs less than a place each. */
export interface FactorCode {
  /** what is the same for all texels */
  readonly declarations: string;
  /** declares a place on the axis across the sum: a row or column of the result */
  place(name: string, index: string): string;
  /** declares where step `i` of the sum lies */
  readonly here: string;
  /** the texel at a place, so many steps behind the first one or behind `here` */
  texel(place: string, step: number, from: 'first' | 'here'): string;
  /** the texel at a place and `here`, for any i */
  texelHere(place: string): string;
}

export function factorCode({ sampler, along, first, at, dealt = null }: Factor, side: 'left' | 'right'): FactorCode {
  const across = along === 'x' ? 'y' : 'x';
  const bits = dealt === null ? 0 : layerBits(dealt);
  const mask = (1 << bits) - 1;
  const rowOfLane = (row: string): string => (dealt === null ? row : `lane * ${dealt.pitch} + (${bits === 0 ? row : `(${row}) >> ${bits}`})`);
  const isDealt = (axis: 'x' | 'y'): boolean => axis === 'y' && bits > 0;
  const middle = (place: string, axis: 'x' | 'y'): string => `(float(${axis === 'y' ? rowOfLane(place) : place}) + 0.5) * ${sampler}_texel.${axis}`;
  const sample = (place: string, sumPlace: string, layer: string): string => {
    const both = along === 'x' ? `${sumPlace}, ${place}` : `${place}, ${sumPlace}`;
    return bits === 0 ? `texture(${sampler}, vec2(${both}))` : `texture(${sampler}, vec3(${both}, ${isDealt(along) ? layer : `${place}Layer`}))`;
  };
  return {
    declarations: `float ${side}First = ${middle(first, along)};`,
    place: (name, index) => `float ${name} = ${middle(at(index), across)};${isDealt(across) ? ` float ${name}Layer = float((${at(index)}) & ${mask});` : ''}`,
    here: `float ${side}Here = ${side}First + float(${isDealt(along) ? `i >> ${bits}` : 'i'}) * ${sampler}_texel.${along};`,
    texel(place, step, from) {
      const start = from === 'first' ? `${side}First` : `${side}Here`;
      const behind = isDealt(along) ? step >> bits : step;
      return sample(place, behind === 0 ? start : `${start} + ${behind}.0 * ${sampler}_texel.${along}`, `${step & mask}.0`);
    },
    texelHere: (place) => sample(place, `${side}Here`, `float(i & ${mask})`),
  };
}
