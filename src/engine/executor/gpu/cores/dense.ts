import type { Snippet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import type { CoreSnippets } from './coreSnippets';
import { collectTiles, isLarge, tileProgram, tileScratch, type Product } from './tiles';

/**
 * z = [x 1]·W, W of [inputs + 1, units] with the bias as its last row.
 * A texel (two rows, two columns) of a product is the sum of 2×2 products of texels.
 */
export function denseSnippets(inputs: number, units: number, sharedInput: boolean, rows: number): CoreSnippets {
  const products = denseProducts(inputs, units, sharedInput);
  const plain: CoreSnippets = {
    forward: wholeProduct('z', products.forward),
    inputGradient: wholeProduct('dx', products.inputGradient),
    parameterGradient: wholeProduct('g', products.parameterGradient),
  };
  if (!isLarge(inputs, units)) return plain;
  const tiled: CoreSnippets = {
    forward: collectTiles('Z', 'z', products.forward.height),
    forwardAnyRows: plain.forward,
    beforeForward: [tileProgram('Z', products.forward)],
    inputGradient: plain.inputGradient,
    parameterGradient: collectTiles('G', 'g', products.parameterGradient.height),
    beforeParameterGradient: [tileProgram('G', products.parameterGradient)],
    scratch: { ...tileScratch('Z', rows, units), ...tileScratch('G', inputs + 1, units) },
  };
  // Nobody asks for the gradient over the data.
  if (sharedInput) return tiled;
  return {
    ...tiled,
    inputGradient: collectTiles('D', 'dx', products.inputGradient.height),
    beforeInputGradient: [tileProgram('D', products.inputGradient)],
    scratch: { ...tiled.scratch, ...tileScratch('D', rows, inputs) },
  };
}

function denseProducts(inputs: number, units: number, sharedInput: boolean): Readonly<Record<'forward' | 'inputGradient' | 'parameterGradient', Product>> {
  const rowsOfW = texels(inputs + 1);
  const xRow = (row: string): string => (sharedInput ? row : `lane * pairs + ${row}`);
  return {
    /** z[r][j] = Σᵢ x[r][i]·W[i][j] */
    forward: {
      inputs: ['X', 'W'], steps: String(rowsOfW), height: 'pairs',
      left: (row) => `texelFetch(X, ivec2(i, ${xRow(row)}), 0)`,
      right: (x) => `texelFetch(W, ivec2(${x}, lane * ${rowsOfW} + i), 0)`,
      times: (x, w) => `${x}.xxzz * ${w}.xyxy + ${x}.yyww * ${w}.zwzw`,
    },
    /** dx[r][i] = Σⱼ dz[r][j]·W[i][j] */
    inputGradient: {
      inputs: ['DZ', 'W'], steps: String(texels(units)), height: 'pairs',
      left: (row) => `texelFetch(DZ, ivec2(i, lane * pairs + ${row}), 0)`,
      right: (x) => `texelFetch(W, ivec2(i, lane * ${rowsOfW} + ${x}), 0)`,
      times: (d, w) => `${d}.xxzz * ${w}.xzxz + ${d}.yyww * ${w}.ywyw`,
    },
    /** g[i][j] = Σᵣ x[r][i]·dz[r][j]; rows of padding have dz = 0 */
    parameterGradient: {
      inputs: ['X', 'DZ'], steps: 'pairs', height: String(rowsOfW),
      left: (row) => `texelFetch(X, ivec2(${row}, ${xRow('i')}), 0)`,
      right: (x) => `texelFetch(DZ, ivec2(${x}, lane * pairs + i), 0)`,
      times: (x, d) => `${x}.xxyy * ${d}.xyxy + ${x}.zzww * ${d}.zwzw`,
    },
  };
}

/** Sums of at most this many steps are written out: a loop costs more than such a step. */
const writtenOut = 32;

/** The product, a texel per fragment. */
function wholeProduct(target: 'z' | 'dx' | 'g', { inputs, steps, left, right, times }: Product): Snippet {
  const step = `{ vec4 left = ${left('pair')}; vec4 right = ${right('p.x')}; ${target} += ${times('left', 'right')}; }`;
  const count = Number(steps);
  const code = count <= writtenOut
    ? Array.from({ length: count }, (_, i) => step.replaceAll(/\bi\b/g, String(i))).join('\n  ')
    : `for (int i = 0; i < ${steps}; i++) ${step}`;
  return { inputs, uniforms: {}, functions: '', code };
}
