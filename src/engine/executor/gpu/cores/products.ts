import type { SamplerName } from '@/engine/executor/gpu/snippet';

/** A sum of products of texels: result[row][column] = Σᵢ left(row, i) · right(column, i), all of them GLSL. */
export interface Product {
  readonly inputs: readonly SamplerName[];
  /** number of steps of the sum */
  readonly steps: string;
  /** rows of texels of one lane's result */
  readonly height: string;
  /** the int `base`, which may stand in the formulas below: what is the same in every step is computed once */
  readonly base: string;
  /** a row, and a column, of the lane's result in the form that \`left\` and \`right\` take it */
  readonly row: (row: string) => string;
  readonly column: (column: string) => string;
  readonly left: (row: string, i: string) => string;
  readonly right: (column: string, i: string) => string;
  readonly times: (left: string, right: string) => string;
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
 * GLSL: adds a tile of a product to its sums. Every texel fetched serves a whole row or column of the tile, and a few steps
 * are taken together: a sum in memory is then read and written once for all of them.
 */
export function addProduct(product: Product, { sums, firstRow, firstColumn }: Tile): string {
  const rows = sums.map((_, index) => `row${index}`);
  const columns = sums[0]!.map((_, index) => `column${index}`);
  const together = rows.length * columns.length === 1 ? 8 : 4;
  const places = [
    `int base = ${product.base};`,
    ...rows.map((name, index) => `int ${name} = ${product.row(`${firstRow} + ${index}`)};`),
    ...columns.map((name, index) => `int ${name} = ${product.column(`${firstColumn} + ${index}`)};`),
  ].join(' ');
  const take = (steps: readonly string[]): string => takeSteps(product, rows, columns, sums, steps);
  const count = Number(product.steps);
  if (count <= writtenOut) {
    const chunks = Array.from({ length: Math.ceil(count / together) }, (_, chunk) => Array.from({ length: Math.min(together, count - chunk * together) }, (__, step) => String(chunk * together + step)));
    return `{ ${places}\n  ${chunks.map(take).join('\n  ')} }`;
  }
  return `{ ${places}
  int i = 0;
  for (; i + ${together} <= ${product.steps}; i += ${together}) ${take(Array.from({ length: together }, (_, step) => `i + ${step}`))}
  for (; i < ${product.steps}; i++) ${take(['i'])} }`;
}

/** These steps of the sum: all columns' texels are fetched first, then those of one row after the other. */
function takeSteps({ left, right, times }: Product, rows: readonly string[], columns: readonly string[], sums: readonly (readonly string[])[], steps: readonly string[]): string {
  const fetchRight = columns.flatMap((column, c) => steps.map((i, step) => `vec4 r${c}_${step} = ${right(column, i)};`)).join(' ');
  const addRow = (row: string, index: number): string => `{
      ${steps.map((i, step) => `vec4 l${step} = ${left(row, i)};`).join(' ')}
      ${columns.map((_, c) => `${sums[index]![c]!} += ${steps.map((__, step) => times(`l${step}`, `r${c}_${step}`)).join(' + ')};`).join('\n      ')}
    }`;
  return `{
    ${fetchRight}
    ${rows.map(addRow).join('\n    ')}
  }`;
}
