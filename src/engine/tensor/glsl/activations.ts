import type { ActivationName } from '@/engine/experiment/types';

/**
 * GLSL twins of engine/math/activations. Each function takes the pre-activation x (four units at once) and gives the value
 * and the slope dφ/dx together, since they share their exponential. Nothing overflows: exponents are never positive, and
 * where 1 − e^(−x) would cancel a series takes over.
 */

/** Series of tanh, for |x| up to 0.3 where (1−t)/(1+t) cancels; the first omitted term is below 5e-8 of the result there. */
const tanhNearZero = `
vec4 tanhNearZero(vec4 x) {
  vec4 s = x * x;
  return x * (1.0 + s * (-1.0 / 3.0 + s * (2.0 / 15.0 + s * (-17.0 / 315.0 + s * (62.0 / 2835.0)))));
}`;

const stableTanh = `
vec4 stableTanh(vec4 x) {
  vec4 t = exp(-2.0 * abs(x));
  return mix(tanhNearZero(x), sign(x) * (1.0 - t) / (1.0 + t), greaterThan(abs(x), vec4(0.3)));
}`;

/** e^x − 1 = tanh(x/2)·(e^x + 1). */
const expm1 = `
vec4 expMinus1(vec4 x) {
  return stableTanh(0.5 * x) * (exp(x) + 1.0);
}`;

/** 1/(1+e^(−x)). */
export const glslLogistic = `
vec4 logistic(vec4 x) {
  vec4 t = exp(-abs(x));
  return mix(t, vec4(1.0), greaterThanEqual(x, vec4(0.0))) / (1.0 + t);
}`;

/** ln(1+t) = 2·artanh(t/(2+t)) for 0 ≤ t ≤ 1: the series in s ≤ 1/3 needs no logarithm and keeps small t exact. */
export const glslSoftplus = `
vec4 softplusOf(vec4 x) {
  vec4 t = exp(-abs(x));
  vec4 s = t / (2.0 + t);
  vec4 q = s * s;
  vec4 series = 1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q * (1.0 / 11.0 + q * (1.0 / 13.0))))));
  return max(x, vec4(0.0)) + 2.0 * s * series;
}`;

/** Φ(x) = ½·erfc(−x/√2), the Chebyshev fit of Press et al., Numerical Recipes, section 6.2: relative error below 1.2e-7. */
const normalCdf = `
vec4 normalCdf(vec4 x) {
  vec4 z = abs(x) * 0.70710678118;
  vec4 t = 1.0 / (1.0 + 0.5 * z);
  vec4 fit = -1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806
    + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  vec4 tail = 0.5 * t * exp(-z * z + fit);
  return mix(tail, 1.0 - tail, greaterThan(x, vec4(0.0)));
}`;

interface GlslActivation {
  readonly needs: readonly string[];
  /** statements that set \`value\` and \`slope\` from \`x\` and \`alpha\` */
  readonly code: string;
}

const positive = 'greaterThan(x, vec4(0.0))';

const glslActivations: Readonly<Record<ActivationName, GlslActivation>> = {
  linear: { needs: [], code: 'value = x; slope = vec4(1.0);' },
  sigmoid: {
    needs: [],
    code: `vec4 t = exp(-abs(x));
      vec4 large = 1.0 / (1.0 + t);
      value = mix(t * large, large, greaterThanEqual(x, vec4(0.0)));
      slope = t * large * large;`,
  },
  tanh: {
    needs: [tanhNearZero],
    code: `vec4 t = exp(-2.0 * abs(x));
      vec4 r = 1.0 / (1.0 + t);
      value = mix(tanhNearZero(x), sign(x) * (1.0 - t) * r, greaterThan(abs(x), vec4(0.3)));
      slope = 4.0 * t * r * r;`,
  },
  /** Written so that NaN stays NaN, which max() does not promise: a broken network must show. */
  relu: { needs: [], code: `value = mix(x, vec4(0.0), lessThanEqual(x, vec4(0.0))); slope = vec4(${positive});` },
  leakyRelu: { needs: [], code: `slope = mix(vec4(alpha), vec4(1.0), ${positive}); value = slope * x;` },
  elu: {
    needs: [tanhNearZero, stableTanh, expm1],
    code: `vec4 b = min(x, vec4(0.0));
      value = mix(alpha * expMinus1(b), x, ${positive});
      slope = mix(alpha * exp(b), vec4(1.0), ${positive});`,
  },
  selu: {
    needs: [tanhNearZero, stableTanh, expm1],
    code: `vec4 b = min(x, vec4(0.0));
      value = 1.0507009873554805 * mix(1.6732632423543772 * expMinus1(b), x, ${positive});
      slope = 1.0507009873554805 * mix(1.6732632423543772 * exp(b), vec4(1.0), ${positive});`,
  },
  gelu: {
    needs: [normalCdf],
    code: `vec4 cdf = normalCdf(x);
      value = x * cdf;
      slope = cdf + x * 0.39894228040 * exp(-0.5 * x * x);`,
  },
  geluTanh: {
    needs: [glslLogistic],
    code: `vec4 u = 1.59576912161 * x * (1.0 + 0.044715 * x * x);
      vec4 gate = logistic(u);
      value = x * gate;
      slope = gate + x * gate * logistic(-u) * 1.59576912161 * (1.0 + 0.134145 * x * x);`,
  },
  silu: {
    needs: [glslLogistic],
    code: 'vec4 gate = logistic(x); value = x * gate; slope = gate * (1.0 + x * logistic(-x));',
  },
  softplus: { needs: [glslLogistic, glslSoftplus], code: 'value = softplusOf(x); slope = logistic(x);' },
  hardSigmoid: {
    needs: [],
    code: 'value = clamp(0.2 * x + 0.5, 0.0, 1.0); slope = 0.2 * vec4(lessThan(abs(x), vec4(2.5)));',
  },
  softsign: { needs: [], code: 'vec4 r = 1.0 / (1.0 + abs(x)); value = x * r; slope = r * r;' },
  /** tanh(ln(1+eˣ)) = (2e^(−x)+1)/(2e^(−2x)+2e^(−x)+1), written with t = e^(−|x|) on either side. */
  mish: {
    needs: [glslLogistic],
    code: `vec4 t = exp(-abs(x));
      bvec4 right = greaterThanEqual(x, vec4(0.0));
      vec4 top = mix(t * (t + 2.0), 1.0 + 2.0 * t, right);
      vec4 bottom = top + mix(vec4(2.0), 2.0 * t * t, right);
      vec4 gate = top / bottom;
      vec4 rest = 2.0 * mix(vec4(1.0), t, right) * (1.0 + t) / bottom;
      value = x * gate;
      slope = gate + x * rest * rest * logistic(x);`,
  },
};

/** Helper functions and one \`void <name>Of(vec4 x, float alpha, out vec4 value, out vec4 slope)\` per activation. */
export function glslActivationFunctions(names: readonly ActivationName[]): string {
  const needed = new Set(names.flatMap((name) => glslActivations[name].needs));
  const helpers = [tanhNearZero, stableTanh, expm1, glslLogistic, glslSoftplus, normalCdf].filter((helper) => needed.has(helper));
  const functions = names.map((name) => `
void ${name}Of(vec4 x, float alpha, out vec4 value, out vec4 slope) {
  ${glslActivations[name].code}
}`);
  return [...helpers, ...functions].join('\n');
}
