import type { ParameterBlock } from '@/engine/model/plan';
import type { ProgramSource } from '@/engine/tensor/programs';
import { texels } from '@/engine/tensor/matrix';
import { rowPlace, rowUniforms, type Snippet } from './snippet';
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

/** Backward through a core: its snippet sets `dx` = ∂L/∂x; times the slope of the block before, if it has a tail. */
export function inputGradientSource(core: Snippet, features: number, slope: boolean): ProgramSource {
  return {
    inputs: slope ? [...core.inputs, 'SLOPE'] : core.inputs,
    layered: core.layered,
    outputs: ['gradient'],
    uniforms: { ...rowUniforms, ...core.uniforms },
    body: `${core.functions}
void main() {${rowPlace}
  vec4 dx = vec4(0.0);
  ${core.code}
  ${slope ? 'dx *= texelFetch(SLOPE, p, 0);' : ''}
  ${features % 2 === 1 ? `if (p.x == ${features >> 1}) dx.yw = vec2(0.0);` : ''}
  gradient = dx;
}`,
  };
}

/** What a program does with the gradient `g` of a texel of parameters: keep it (penalties added), or update in the same draw. */
export type GradientUse = 'keep' | 'update';

/** Gradient over parameters: the snippet sets `g`. `raw` is a further output with the gradient as it came. */
export function parameterSource(core: Snippet, block: ParameterBlock, use: GradientUse, raw = false): ProgramSource {
  const extra = raw ? ['raw'] : [];
  return {
    inputs: [...core.inputs, ...(use === 'update' ? (['W', 'M', 'V'] as const) : (['W'] as const)).filter((name) => !core.inputs.includes(name))],
    layered: core.layered,
    outputs: use === 'update' ? ['weights', 'first', 'second', ...extra] : ['gradient', ...extra],
    uniforms: { ...rowUniforms, ...core.uniforms, ...updateUniforms },
    body: `${core.functions}${updateFunctions(block)}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int lane = int(gl_FragCoord.y / ${texels(block.rows)}.0);
  int pair = p.y - lane * ${texels(block.rows)};
  vec4 g = vec4(0.0);
  ${core.code}
  ${raw ? 'raw = g;' : ''}
  vec4 w = texelFetch(W, p, 0);
  ${ratesCode}
  g = penalised(g, w, rates, pair);
  ${use === 'update' ? updateCode : 'gradient = g;'}
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
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int lane = int(gl_FragCoord.y / ${texels(block.rows)}.0);
  int pair = p.y - lane * ${texels(block.rows)};
  vec4 g = texelFetch(G, p, 0) * texelFetch(NORMS, ivec2(blockIndex, lane), 0).x;
  vec4 w = texelFetch(W, p, 0);
  ${ratesCode}
  ${updateCode}
}`,
  };
}
