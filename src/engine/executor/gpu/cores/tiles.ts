import { rowUniforms, type SamplerName, type Snippet, type TileSet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import type { Preparation, ScratchShape } from './coreSnippets';
import { addProduct, samplersOf, type Product } from './products';
import type { TileShape } from './tileShape';

/** Multiply-adds per row of the batch from which on a product is worth a program of its own. */
const worthTiling = 100_000;
export const isLarge = (inputs: number, units: number): boolean => (inputs + 1) * units >= worthTiling;

/** Room for the tiles of a [rows, columns] result, per lane. */
export function tileScratch(set: TileSet, shape: TileShape, rows: number, columns: number): Partial<Record<SamplerName, ScratchShape>> {
  return { [set]: { rows: 2 * Math.ceil(texels(rows) / shape.rows), columns: 2 * Math.ceil(texels(columns) / shape.columns), layers: shape.rows * shape.columns } };
}

/** GLSL: rows of tiles of one lane. */
const tilesPerLane = (height: string, { rows }: TileShape): string => `((${height} + ${rows - 1}) >> ${Math.log2(rows)})`;

/** The product, a tile per fragment. */
export function tileProgram(set: TileSet, shape: TileShape, product: Product): Preparation {
  const sums = Array.from({ length: shape.rows }, (_, row) => Array.from({ length: shape.columns }, (__, column) => `sum${row * shape.columns + column}`));
  const names = sums.flat();
  return {
    source: {
      ...samplersOf(product),
      outputs: names.map((name) => `${name}Out`),
      uniforms: rowUniforms,
      body: `
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int tilesPerLane = ${tilesPerLane(product.height, shape)};
  int lane = int(gl_FragCoord.y / float(tilesPerLane));
  int tileRow = p.y - lane * tilesPerLane;
  vec4 ${names.map((name) => `${name} = vec4(0.0)`).join(', ')};
  ${addProduct(product, { sums, firstRow: `${shape.rows} * tileRow`, firstColumn: `${shape.columns} * p.x` })}
  ${names.map((name) => `${name}Out = ${name};`).join(' ')}
}`,
    },
    writes: [set],
  };
}

/** Sets \`target\` to this texel of the tiled result; \`pair\` is the row of texels in the lane. */
export function collectTiles(set: TileSet, shape: TileShape, target: 'z' | 'dx' | 'g', height: string): Snippet {
  const { rows, columns } = shape;
  return {
    inputs: [set], layered: [set], uniforms: {}, functions: '',
    code: `
  int layer = (pair & ${rows - 1}) * ${columns} + (p.x & ${columns - 1});
  ivec2 tile = ivec2(p.x >> ${Math.log2(columns)}, lane * ${tilesPerLane(height, shape)} + (pair >> ${Math.log2(rows)}));
  ${target} = texelFetch(${set}, ivec3(tile, layer), 0);`,
  };
}
