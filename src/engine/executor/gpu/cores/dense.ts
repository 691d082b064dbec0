import type { Snippet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import type { CoreSnippets } from './coreSnippets';
import { addProduct, samplersOf, type Product } from './products';
import { collectTiles, isLarge, tileProgram, tileScratch, type TileShape } from './tiles';

/**
 * z = [x 1]·W, W of [inputs + 1, units] with the bias as its last row.
 * A texel (two rows, two columns) of a product is the sum of 2×2 products of texels.
 */
export function denseSnippets(inputs: number, units: number, sharedInput: boolean, rows: number, shape: TileShape): CoreSnippets {
  const products = denseProducts(inputs, units, sharedInput);
  const plain: CoreSnippets = {
    forward: wholeProduct('z', products.forward),
    inputGradient: wholeProduct('dx', products.inputGradient),
    parameterGradient: wholeProduct('g', products.parameterGradient),
  };
  if (!isLarge(inputs, units)) return plain;
  const tiled: CoreSnippets = {
    forward: collectTiles('Z_TILES', shape, 'z', products.forward.height),
    forwardAnyRows: plain.forward,
    beforeForward: [tileProgram('Z_TILES', shape, products.forward)],
    inputGradient: plain.inputGradient,
    parameterGradient: collectTiles('G_TILES', shape, 'g', products.parameterGradient.height),
    beforeParameterGradient: [tileProgram('G_TILES', shape, products.parameterGradient)],
    scratch: { ...tileScratch('Z_TILES', shape, rows, units), ...tileScratch('G_TILES', shape, inputs + 1, units) },
  };
  // Nobody asks for the gradient over the data.
  if (sharedInput) return tiled;
  return {
    ...tiled,
    inputGradient: collectTiles('D_TILES', shape, 'dx', products.inputGradient.height),
    beforeInputGradient: [tileProgram('D_TILES', shape, products.inputGradient)],
    scratch: { ...tiled.scratch, ...tileScratch('D_TILES', shape, rows, inputs) },
  };
}

function denseProducts(inputs: number, units: number, sharedInput: boolean): Readonly<Record<'forward' | 'inputGradient' | 'parameterGradient', Product>> {
  const rowsOfW = texels(inputs + 1);
  const firstOfW = `lane * ${rowsOfW}`;
  const firstRow = 'lane * pairs';
  const stacked = (first: string) => (index: string): string => `${first} + ${index}`;
  const asItIs = (index: string): string => index;
  return {
    /** z[r][j] = Σᵢ x[r][i]·W[i][j] */
    forward: {
      steps: String(rowsOfW), height: 'pairs',
      left: { sampler: 'X', along: 'x', first: '0', at: sharedInput ? asItIs : stacked(firstRow) },
      right: { sampler: 'W', along: 'y', first: firstOfW, at: asItIs },
      times: (x, w) => `${x}.xxzz * ${w}.xyxy + ${x}.yyww * ${w}.zwzw`,
    },
    /** dx[r][i] = Σⱼ dz[r][j]·W[i][j] */
    inputGradient: {
      steps: String(texels(units)), height: 'pairs',
      left: { sampler: 'DZ', along: 'x', first: '0', at: stacked(firstRow) },
      right: { sampler: 'W', along: 'x', first: '0', at: stacked(firstOfW) },
      times: (d, w) => `${d}.xxzz * ${w}.xzxz + ${d}.yyww * ${w}.ywyw`,
    },
    /** g[i][j] = Σᵣ x[r][i]·dz[r][j]; rows of padding have dz = 0 */
    parameterGradient: {
      steps: 'pairs', height: String(rowsOfW),
      left: { sampler: 'X', along: 'y', first: sharedInput ? '0' : firstRow, at: asItIs },
      right: { sampler: 'DZ', along: 'y', first: firstRow, at: asItIs },
      times: (x, d) => `${x}.xxyy * ${d}.xyxy + ${x}.zzww * ${d}.zwzw`,
    },
  };
}

/** The product, a texel per fragment. */
function wholeProduct(target: 'z' | 'dx' | 'g', product: Product): Snippet {
  return { inputs: samplersOf(product), uniforms: {}, functions: '', code: addProduct(product, { sums: [[target]], firstRow: 'pair', firstColumn: 'p.x' }) };
}
