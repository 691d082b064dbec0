import type { ParameterBlock } from '@/engine/model/plan';
import type { ProgramSource } from '@/engine/tensor/programs';
import { texels } from '@/engine/tensor/matrix';
import type { RowLayers } from './cores/rowLayers';
import { lanePlace, rowPlace, rowUniforms, type Snippet } from './snippet';
import type { Tail } from './tail';
import { ratesCode, updateCode, updateFunctions, updateUniforms } from './update';

/**
 * Forward: the core's z, then the tail. In training it writes, beside y, what the way back needs: the derivative ∂y/∂z
 * including masks, so that it is one product whatever the tail is, and what the core keeps. Outputs carry a column of ones behind the features: the next block's bias
 * row multiplies it.
 */
export function forwardSource(core: Snippet, tail: Tail, features: number, training: { readonly slope: boolean } | null): ProgramSource {
  const last = features >> 1;
  const slope = training?.slope === true;
  const kept = training === null ? [] : (core.keeps ?? []);
  const extras = [...(slope ? ['dy'] : []), ...kept];
  const ones = features % 2 === 0 ? `if (p.x == ${last}) { y = vec4(1.0, 0.0, 1.0, 0.0); ${extras.map((name) => `${name} = vec4(0.0);`).join(' ')} return; }` : '';
  const oddOnes = features % 2 === 1 ? `if (p.x == ${last}) { y.yw = vec2(1.0); ${slope ? 'dy.yw = vec2(0.0);' : ''} }` : '';
  return {
    inputs: core.inputs,
    layered: core.layered,
    outputs: ['y', ...extras],
    uniforms: { ...rowUniforms, ...core.uniforms, ...tail.uniforms },
    body: `${core.functions}${tail.functions}
void main() {${rowPlace}
  ${ones}
  vec4 z = vec4(0.0);
  ${training === null ? (core.keeps ?? []).map((name) => `vec4 ${name};`).join(' ') : ''}
  ${core.code}
  vec4 value = z;
  vec4 slope = ${core.slope ?? 'vec4(1.0)'};
${tail.code}
  y = value;
  ${slope ? 'dy = slope;' : ''}
  ${oddOnes}
}`,
  };
}

/**
 * Backward through a core: its snippet sets `dx` = ∂L/∂x; times the slope of the block before, if it has a tail. Where the
 * result lies in layers, a fragment computes a row of each.
 */
export function inputGradientSource(core: Snippet, features: number, slope: boolean, dealt: RowLayers | null): ProgramSource {
  const { outputs, code } = inputGradientCode(core, features, slope, dealt);
  return {
    inputs: inputGradientInputs(core, slope),
    layered: core.layered,
    outputs,
    uniforms: { ...rowUniforms, ...core.uniforms },
    body: `${core.functions}
void main() {${dealt === null ? rowPlace : lanePlace(dealt.pitch)}
  ${code}
}`,
  };
}

const inputGradientInputs = (core: Snippet, slope: boolean): ProgramSource['inputs'] => (slope ? [...core.inputs, 'SLOPE'] : core.inputs);

function inputGradientCode(core: Snippet, features: number, slope: boolean, dealt: RowLayers | null): { readonly outputs: readonly string[]; readonly code: string } {
  const layers = dealt === null ? [''] : Array.from({ length: dealt.layers }, (_, layer) => String(layer));
  const place = (layer: string): string => (dealt === null ? 'p' : `ivec2(p.x, lane * pairs + ${dealt.layers} * pair + ${layer})`);
  return {
    outputs: layers.map((layer) => `gradient${layer}`),
    code: `${layers.map((layer) => `vec4 dx${layer} = vec4(0.0);`).join(' ')}
  ${core.code}
  ${layers.map((layer) => `
  ${slope ? `dx${layer} *= SLOPE_at(${place(layer)});` : ''}
  ${features % 2 === 1 ? `if (p.x == ${features >> 1}) dx${layer}.yw = vec2(0.0);` : ''}
  gradient${layer} = dx${layer};`).join('')}`,
  };
}

/** What a program does with the gradient `g` of a texel of parameters: keep it (penalties added), or update in the same draw. */
export type GradientUse = 'keep' | 'update';

/** Gradient over parameters: the snippet sets `g`. `raw` is a further output with the gradient as it came. */
export function parameterSource(core: Snippet, block: ParameterBlock, use: GradientUse, raw = false): ProgramSource {
  const extra = raw ? ['raw'] : [];
  return {
    inputs: [...new Set([...core.inputs, ...(use === 'update' ? ['W', 'M', 'V'] : ['W'])])],
    layered: core.layered,
    outputs: use === 'update' ? ['weights', 'first', 'second', ...extra] : ['gradient', ...extra],
    uniforms: { ...rowUniforms, ...core.uniforms, ...updateUniforms },
    body: `${core.functions}${updateFunctions(block)}
void main() {${lanePlace(texels(block.rows))}
  ${gradientCode(core, raw)}
  ${use === 'update' ? updateCode : 'gradient = g;'}
}`,
  };
}

const gradientCode = (core: Snippet, raw: boolean): string => `vec4 g = vec4(0.0);
  ${core.code}
  ${raw ? 'raw = g;' : ''}
  vec4 w = W_at(p);
  ${ratesCode}
  g = penalised(g, w, rates, pair);`;

/** The updated parameters and the gradient over the input, which lies in as many rows: both begin with the same DZ. */
export function togetherSource(inputGradient: Snippet, parameterGradient: Snippet, block: ParameterBlock, features: number, slope: boolean, dealt: RowLayers): ProgramSource {
  const { outputs, code } = inputGradientCode(inputGradient, features, slope, dealt);
  return {
    inputs: [...new Set([...parameterGradient.inputs, ...inputGradientInputs(inputGradient, slope), 'W', 'M', 'V'])],
    layered: parameterGradient.layered,
    outputs: ['weights', 'first', 'second', ...outputs],
    uniforms: { ...rowUniforms, ...inputGradient.uniforms, ...parameterGradient.uniforms, ...updateUniforms },
    body: `${inputGradient.functions}${parameterGradient.functions}${updateFunctions(block)}
void main() {${lanePlace(dealt.pitch)}
  { ${code} }
  ${gradientCode(parameterGradient, false)}
  ${updateCode}
}`,
  };
}

/** Update from a kept gradient (penalties are in it), scaled by the factor of this block and lane. */
export function applySource(block: ParameterBlock): ProgramSource {
  return {
    inputs: ['G', 'NORMS', 'W', 'M', 'V'],
    outputs: ['weights', 'first', 'second'],
    uniforms: { ...updateUniforms, blockIndex: 'int' },
    body: `${updateFunctions(block)}
void main() {${lanePlace(texels(block.rows))}
  vec4 g = G_at(p) * NORMS_at(ivec2(blockIndex, lane)).x;
  vec4 w = W_at(p);
  ${ratesCode}
  ${updateCode}
}`,
  };
}
