import { rowUniforms, type SamplerName, type Snippet, type TileSet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import type { Preparation } from './coreSnippets';

/**
 * A large product is bound by its fetches: two per texel of the result and step of the sum. A fragment that computes a tile
 * of 2×2 texels needs four for all of them, half as many. Its results go to four matrices, numbered by (odd row of texels,
 * odd column of texels), and the program that would have computed the product only collects them. That is one program
 * more, so small products stay as they are.
 */
const numbers = [0, 1, 2, 3] as const;
const namesOf = (set: TileSet): readonly SamplerName[] => numbers.map((number) => `${set}${number}` as const);

/** Multiply-adds per row of the batch from which on a product is worth a program of its own. */
const worthTiling = 100_000;
export const isLarge = (inputs: number, units: number): boolean => (inputs + 1) * units >= worthTiling;

/** Tiles along a number of texels. */
const half = (n: number): number => (n + 1) >> 1;

/** Room for the tiles of a [rows, columns] result, per lane. */
export function tileScratch(set: TileSet, rows: number, columns: number): Partial<Record<SamplerName, { readonly rows: number; readonly columns: number }>> {
  const size = { rows: 2 * half(texels(rows)), columns: 2 * half(texels(columns)) };
  return Object.fromEntries(namesOf(set).map((name) => [name, size]));
}

/** A sum of products of texels: result[row][x] = Σᵢ left(i, row) · right(i, x). */
export interface Product {
  readonly inputs: readonly SamplerName[];
  /** GLSL: number of steps of the sum */
  readonly steps: string;
  /** GLSL: the texel at step i for a row of texels of this lane */
  readonly left: (row: string) => string;
  /** GLSL: the texel at step i for a column of texels */
  readonly right: (x: string) => string;
  /** GLSL: left · right */
  readonly times: (left: string, right: string) => string;
  /** GLSL: rows of texels of one lane's result */
  readonly height: string;
}

/** The product, a tile per fragment. */
export function tileProgram(set: TileSet, { inputs, steps, left, right, times, height }: Product): Preparation {
  return {
    source: {
      inputs,
      outputs: numbers.map((number) => `tile${number}`),
      uniforms: rowUniforms,
      body: `
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int tilesPerLane = (${height} + 1) / 2;
  int lane = p.y / tilesPerLane;
  int row = 2 * (p.y - lane * tilesPerLane);
  vec4 a = vec4(0.0), b = vec4(0.0), c = vec4(0.0), d = vec4(0.0);
  for (int i = 0; i < ${steps}; i++) {
    vec4 top = ${left('row')};
    vec4 bottom = ${left('(row + 1)')};
    vec4 even = ${right('(2 * p.x)')};
    vec4 odd = ${right('(2 * p.x + 1)')};
    a += ${times('top', 'even')};
    b += ${times('top', 'odd')};
    c += ${times('bottom', 'even')};
    d += ${times('bottom', 'odd')};
  }
  tile0 = a;
  tile1 = b;
  tile2 = c;
  tile3 = d;
}`,
    },
    writes: namesOf(set),
  };
}

/** Sets \`target\` to this texel of the tiled result; \`pair\` is the row of texels in the lane. */
export function collectTiles(set: TileSet, target: 'z' | 'dx' | 'g', height: string): Snippet {
  return {
    inputs: namesOf(set), uniforms: {}, functions: '',
    code: `
  ivec2 tile = ivec2(p.x >> 1, lane * ((${height} + 1) / 2) + (pair >> 1));
  if ((pair & 1) == 0) ${target} = (p.x & 1) == 0 ? texelFetch(${set}0, tile, 0) : texelFetch(${set}1, tile, 0);
  else ${target} = (p.x & 1) == 0 ? texelFetch(${set}2, tile, 0) : texelFetch(${set}3, tile, 0);`,
  };
}
