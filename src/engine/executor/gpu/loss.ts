import type { LossSpec } from '@/engine/experiment/types';
import { glslLogistic, glslSoftplus } from '@/engine/tensor/glsl/activations';
import { texels } from '@/engine/tensor/matrix';
import type { ProgramSource } from '@/engine/tensor/programs';
import { rowMask, rowPlace, rowUniforms } from './snippet';

/** A loss that treats every output alone: value and slope of `e = z − y` or of (z, y), two rows and two columns at once. */
interface Elementwise {
  readonly functions: string;
  readonly value: string;
  readonly slope: string;
}

/** The formulas of engine/math/losses, with the sample's mean over its outputs taken by the frame. */
const elementwise: Readonly<Record<Exclude<LossSpec['kind'], 'categoricalCrossEntropy'>, Elementwise>> = {
  mse: { functions: '', value: '(z - y) * (z - y)', slope: '2.0 * (z - y)' },
  mae: { functions: '', value: 'abs(z - y)', slope: 'sign(z - y)' },
  huber: {
    functions: '',
    value: 'mix(delta[lane] * (abs(z - y) - 0.5 * delta[lane]), 0.5 * (z - y) * (z - y), lessThanEqual(abs(z - y), vec4(delta[lane])))',
    slope: 'clamp(z - y, -delta[lane], delta[lane])',
  },
  binaryCrossEntropy: {
    functions: glslLogistic + glslSoftplus,
    value: 'max(z, vec4(0.0)) - z * y + softplusOf(-abs(z))',
    slope: 'logistic(z) - y',
  },
};

/**
 * Loss of every row from logits Z and the targets behind the inputs in X, and its gradient over the logits. `stats` holds,
 * in its first column, (loss of row 0, of row 1, correct 0, correct 1); rows of padding count 0 and have gradient 0.
 * Prediction and truth are the first largest entry of their row; a single logit says class 1 when it is positive.
 */
export function lossSource(kind: LossSpec['kind'], outputs: number, targetTexel: number, gradient: boolean): ProgramSource {
  const softmax = kind === 'categoricalCrossEntropy';
  const parts = softmax ? softmaxParts(outputs) : elementwiseParts(elementwise[kind], outputs);
  return {
    inputs: ['Z', 'X'],
    outputs: gradient ? ['stats', 'gradient'] : ['stats'],
    uniforms: { ...rowUniforms, ...(kind === 'huber' ? { delta: 'floats' as const } : {}) },
    body: `${softmax ? '' : elementwise[kind].functions}
vec4 logits(int j, int row) { return Z_at(ivec2(j, row)); }
vec4 targets(int j, int pair) { return X_at(ivec2(${targetTexel} + j, pair)); }
${correctFunction(outputs)}
void main() {${rowPlace}
  vec4 mask = ${rowMask};
  ${parts.shared}
  if (p.x == 0) {
    vec2 loss = vec2(0.0);
    ${parts.loss}
    stats = mask.xzxz * vec4(loss, correct(p.y, pair));
  } else stats = vec4(0.0);
  ${gradient ? `{ vec4 z = logits(p.x, p.y); vec4 y = targets(p.x, pair); vec4 d = ${parts.slope}; gradient = mix(vec4(0.0), d / float(rows), bvec4(mask)); }` : ''}
  ${gradient && outputs % 2 === 1 ? `if (p.x == ${outputs >> 1}) gradient.yw = vec2(0.0);` : ''}
}`,
  };
}

interface LossParts {
  /** statements before both results */
  readonly shared: string;
  /** adds up \`loss\`, one component per row */
  readonly loss: string;
  /** expression for ∂(loss of the row)/∂z */
  readonly slope: string;
}

/** Adds the columns of a texel to both rows; the second column may lie beyond the outputs. */
const addColumns = (outputs: number): string => (outputs % 2 === 0 ? 'loss += l.xz + l.yw;' : `loss += l.xz; if (2 * j + 1 < ${outputs}) loss += l.yw;`);

function elementwiseParts({ value, slope }: Elementwise, outputs: number): LossParts {
  return {
    shared: '',
    loss: `for (int j = 0; j < ${texels(outputs)}; j++) { vec4 z = logits(j, p.y); vec4 y = targets(j, pair); vec4 l = ${value}; ${addColumns(outputs)} }
    loss /= ${outputs}.0;`,
    slope: `(${slope}) / ${outputs}.0`,
  };
}

/** ln Σ eᶻ shifted by the largest logit of the row. */
function softmaxParts(outputs: number): LossParts {
  const second = (statement: string): string => (outputs % 2 === 0 ? statement : `if (2 * j + 1 < ${outputs}) { ${statement} }`);
  return {
    shared: `
  vec2 largest = logits(0, p.y).xz;
  for (int j = 0; j < ${texels(outputs)}; j++) { vec4 z = logits(j, p.y); largest = max(largest, z.xz); ${second('largest = max(largest, z.yw);')} }
  vec2 sum = vec2(0.0);
  for (int j = 0; j < ${texels(outputs)}; j++) { vec4 z = logits(j, p.y); sum += exp(z.xz - largest); ${second('sum += exp(z.yw - largest);')} }
  vec4 logSum = (largest + log(sum)).xxyy;`,
    loss: `for (int j = 0; j < ${texels(outputs)}; j++) { vec4 l = targets(j, pair) * (logSum - logits(j, p.y)); ${addColumns(outputs)} }`,
    slope: 'exp(z - largest.xxyy) / sum.xxyy - y',
  };
}

/** 1 where the prediction is right, for both rows. */
function correctFunction(outputs: number): string {
  if (outputs === 1) {
    return `
vec2 correct(int row, int pair) {
  return vec2(equal(greaterThan(logits(0, row).xz, vec2(0.0)), greaterThan(targets(0, pair).xz, vec2(0.5))));
}`;
  }
  const visit = (column: string): string => `
    later = greaterThan(z.${column}, topZ); topZ = mix(topZ, z.${column}, later); bestZ = mix(bestZ, vec2(index), later);
    later = greaterThan(y.${column}, topY); topY = mix(topY, y.${column}, later); bestY = mix(bestY, vec2(index), later);`;
  return `
vec2 correct(int row, int pair) {
  vec2 topZ = logits(0, row).xz, topY = targets(0, pair).xz, bestZ = vec2(0.0), bestY = vec2(0.0);
  bvec2 later;
  for (int j = 0; j < ${texels(outputs)}; j++) {
    vec4 z = logits(j, row), y = targets(j, pair);
    float index = float(2 * j);${visit('xz')}
    index += 1.0;
    if (2 * j + 1 < ${outputs}) {${visit('yw')} }
  }
  return vec2(equal(bestZ, bestY));
}`;
}
