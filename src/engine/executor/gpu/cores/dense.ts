import type { Snippet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import type { CoreLayout, CoreSnippets } from './coreSnippets';
import { addProduct, samplersOf, type Product } from './products';
import type { RowLayers } from './rowLayers';
import { collectTiles, isLarge, tileProgram, tileScratch } from './tiles';

/**
 * z = [x 1]·W, W of [inputs + 1, units] with the bias as its last row.
 * A texel (two rows, two columns) of a product is the sum of 2×2 products of texels.
 */
export function denseSnippets(inputs: number, units: number, layout: CoreLayout): CoreSnippets {
  const { sharedInput, rows, tile, dx } = layout;
  const products = denseProducts(inputs, units, layout);
  const plain: CoreSnippets = {
    forward: wholeProduct('z', products.forward),
    inputGradient: dx === null ? wholeProduct('dx', products.inputGradient) : dealtProduct(products.inputGradient, dx),
    parameterGradient: wholeProduct('g', products.parameterGradient),
  };
  if (!isLarge(inputs, units)) return plain;
  const tiled: CoreSnippets = {
    forward: collectTiles('Z_TILES', tile, 'z', products.forward.height),
    forwardAnyRows: plain.forward,
    beforeForward: [tileProgram('Z_TILES', tile, products.forward)],
    inputGradient: plain.inputGradient,
    parameterGradient: collectTiles('G_TILES', tile, 'g', products.parameterGradient.height),
    beforeParameterGradient: [tileProgram('G_TILES', tile, products.parameterGradient)],
    scratch: { ...tileScratch('Z_TILES', tile, rows, units), ...tileScratch('G_TILES', tile, inputs + 1, units) },
  };
  // Nobody asks for the gradient over the data.
  if (sharedInput) return tiled;
  return {
    ...tiled,
    inputGradient: collectTiles('D_TILES', tile, 'dx', products.inputGradient.height),
    beforeInputGradient: [tileProgram('D_TILES', tile, products.inputGradient)],
    scratch: { ...tiled.scratch, ...tileScratch('D_TILES', tile, rows, inputs) },
  };
}

function denseProducts(inputs: number, units: number, { sharedInput, dz }: CoreLayout): Readonly<Record<'forward' | 'inputGradient' | 'parameterGradient', Product>> {
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
      left: { sampler: 'DZ', along: 'x', first: '0', at: dz === null ? stacked(firstRow) : asItIs, dealt: dz },
      right: { sampler: 'W', along: 'x', first: '0', at: stacked(firstOfW) },
      times: (d, w) => `${d}.xxzz * ${w}.xzxz + ${d}.yyww * ${w}.ywyw`,
    },
    /** g[i][j] = Σᵣ x[r][i]·dz[r][j]; rows of padding have dz = 0 */
    parameterGradient: {
      steps: 'pairs', height: String(rowsOfW),
      left: { sampler: 'X', along: 'y', first: sharedInput ? '0' : firstRow, at: asItIs },
      right: { sampler: 'DZ', along: 'y', first: dz === null ? firstRow : '0', at: asItIs, dealt: dz },
      times: (x, d) => `${x}.xxyy * ${d}.xyxy + ${x}.zzww * ${d}.zwzw`,
    },
  };
}

/** The product, a texel per fragment. */
function wholeProduct(target: 'z' | 'dx' | 'g', product: Product): Snippet {
  return { ...samplersOf(product), uniforms: {}, functions: '', code: addProduct(product, { sums: [[target]], firstRow: 'pair', firstColumn: 'p.x' }) };
}

/** The product, as many rows per fragment as it is dealt out to layers. */
function dealtProduct(product: Product, { layers }: RowLayers): Snippet {
  const sums = Array.from({ length: layers }, (_, layer) => [`dx${layer}`]);
  return { ...samplersOf(product), uniforms: {}, functions: '', code: addProduct(product, { sums, firstRow: `${layers} * pair`, firstColumn: 'p.x' }) };
}
