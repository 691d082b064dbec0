import type { StepHyper } from '@/engine/executor/executor';
import type { ParameterBlock } from '@/engine/model/plan';
import type { UniformType } from '@/engine/tensor/programs';

/** Vectors of hyper-parameters per lane: (a b c d) (e f k h) (s εᵢ ε adaptive) (λ₁ λ₂ clip active). */
const vectors = 4;

export const updateUniforms = { hyper: `vec4s:${vectors}` } as const satisfies Record<string, UniformType>;

/** The hyper-parameters of every lane, in the order of the shader's `hyper`. */
export function packHyper(lanes: readonly StepHyper[], into: Float32Array): Float32Array {
  lanes.forEach(({ update: { a, b, c, d, e, f, k, h, s, epsInside, eps, adaptive }, l1, l2, clipValue, active }, lane) => {
    into.set([a, b, c, d, e, f, k, h, s, epsInside, eps, adaptive ? 1 : 0, l1, l2, clipValue, active ? 1 : 0], 4 * vectors * lane);
  });
  return into;
}

export const createHyper = (lanes: number): Float32Array => new Float32Array(4 * vectors * lanes);

/** Rows 2·pair and 2·pair+1 that hold weights, not biases: penalties and decay touch only these. */
function isWeight({ weightRows }: ParameterBlock): string {
  return `bvec4(bvec2(2 * pair < ${weightRows}), bvec2(2 * pair + 1 < ${weightRows}))`;
}

/**
 * penalised: g + λ₁·sign(w) + λ₂·w (engine/math/regularisation).
 * clipped: each component into [−c, c]; a NaN stays one, which clamp() does not promise.
 */
export function updateFunctions(block: ParameterBlock): string {
  return `
vec4 penalised(vec4 g, vec4 w, vec4 rates, int pair) {
  return mix(g, g + rates.x * sign(w) + rates.y * w, ${isWeight(block)});
}

vec4 clipped(vec4 g, float limit) {
  return limit > 0.0 ? mix(g, sign(g) * limit, greaterThan(abs(g), vec4(limit))) : g;
}

vec4 decay(float k, int pair) {
  return mix(vec4(1.0), vec4(k), ${isWeight(block)});
}
`;
}

/** GLSL: (λ₁ λ₂ clip active) of the lane, which the functions and the code below share. */
export const ratesCode = `vec4 rates = hyper[${vectors} * lane + 3];`;

/** The one linear form of engine/math/updateRules, for a texel of w, m, v with gradient g. An inactive lane keeps its numbers. */
export const updateCode = `
  vec4 m = M_at(p);
  vec4 v = V_at(p);
  vec4 abcd = hyper[${vectors} * lane];
  vec4 efkh = hyper[${vectors} * lane + 1];
  vec4 root = hyper[${vectors} * lane + 2];
  if (rates.w == 0.0) {
    weights = w;
    first = m;
    second = v;
    return;
  }
  g = clipped(g, rates.z);
  first = abcd.x * m + abcd.y * g;
  second = abcd.z * v + abcd.w * g * g;
  vec4 u = efkh.x * first + efkh.y * g;
  vec4 scale = root.w == 0.0 ? vec4(1.0) : sqrt(root.x * second + root.y) + root.z;
  weights = decay(efkh.z, pair) * w - efkh.w * u / scale;`;
