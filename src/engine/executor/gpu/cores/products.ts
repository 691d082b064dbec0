import type { SamplerName } from '@/engine/executor/gpu/snippet';
import { factorCode, type Factor, type FactorCode } from './factors';

/** A sum of products of texels: result[row][column] = Σᵢ left(row, i) · right(column, i). */
export interface Product {
  readonly left: Factor;
  readonly right: Factor;
  /** number of steps of the sum */
  readonly steps: string;
  /** rows of texels of one lane's result */
  readonly height: string;
  readonly times: (left: string, right: string) => string;
}

/** The samplers of a product, and those of them whose texture has layers. */
export function samplersOf({ left, right }: Product): { readonly inputs: readonly SamplerName[]; readonly layered: readonly SamplerName[] } {
  const both = [left, right];
  return { inputs: both.map(({ sampler }) => sampler), layered: both.filter(({ dealt }) => (dealt?.layers ?? 1) > 1).map(({ sampler }) => sampler) };
}

/** Sums of at most this many steps are written out: a loop costs more than such a step. */
const writtenOut = 32;

/** The vec4s that a tile of results is added up in, and where in the lane it lies. */
export interface Tile {
  /** per row of the tile, from left to right */
  readonly sums: readonly (readonly string[])[];
  readonly firstRow: string;
  readonly firstColumn: string;
}

/**
 * GLSL: adds a tile of a product to its sums. Every texel serves a whole row or column of the tile, and a few steps are taken
 * together: a sum in memory is then read and written once for all of them.
 */
export function addProduct(product: Product, { sums, firstRow, firstColumn }: Tile): string {
  const { steps } = product;
  const left = factorCode(product.left, 'left');
  const right = factorCode(product.right, 'right');
  const rows = sums.map((_, index) => `row${index}`);
  const columns = sums[0]!.map((_, index) => `column${index}`);
  // A multiple of the layers that rows may be dealt out to.
  const together = rows.length * columns.length === 1 ? 8 : 4;
  const places = [
    left.declarations,
    right.declarations,
    ...rows.map((name, index) => left.place(name, `${firstRow} + ${index}`)),
    ...columns.map((name, index) => right.place(name, `${firstColumn} + ${index}`)),
  ].join('\n  ');
  const take = (first: number, end: number, from: 'first' | 'here'): string => {
    const list = Array.from({ length: end - first }, (_, step) => first + step);
    return takeSteps(product, sums, rows.map((row) => list.map((step) => left.texel(row, step, from))), columns.map((column) => list.map((step) => right.texel(column, step, from))));
  };
  const count = Number(steps);
  if (count <= writtenOut) {
    const chunks = Array.from({ length: Math.ceil(count / together) }, (_, chunk) => take(chunk * together, Math.min(count, (chunk + 1) * together), 'first'));
    return `{ ${places}\n  ${chunks.join('\n  ')} }`;
  }
  const one = (factor: FactorCode, names: readonly string[]): string[][] => names.map((name) => [factor.texelHere(name)]);
  return `{ ${places}
  int i = 0;
  for (; i + ${together} <= ${steps}; i += ${together}) { ${left.here} ${right.here} ${take(0, together, 'here')} }
  for (; i < ${steps}; i++) { ${left.here} ${right.here} ${takeSteps(product, sums, one(left, rows), one(right, columns))} } }`;
}

/** Some steps of the sum, from the texels of every row and column: all columns' come first, then those of one row after the other. */
function takeSteps({ times }: Product, sums: readonly (readonly string[])[], left: readonly (readonly string[])[], right: readonly (readonly string[])[]): string {
  const columnTexels = right.flatMap((texels, column) => texels.map((texel, step) => `vec4 r${column}_${step} = ${texel};`)).join(' ');
  const addRow = (texels: readonly string[], row: number): string => `{
      ${texels.map((texel, step) => `vec4 l${step} = ${texel};`).join(' ')}
      ${right.map((_, column) => `${sums[row]![column]!} += ${texels.map((__, step) => times(`l${step}`, `r${column}_${step}`)).join(' + ')};`).join('\n      ')}
    }`;
  return `{
    ${columnTexels}
    ${left.map(addRow).join('\n    ')}
  }`;
}
