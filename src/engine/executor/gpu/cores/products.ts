import type { SamplerName } from '@/engine/executor/gpu/snippet';

/** A factor of a product: where its texels lie. Everything is GLSL for an int. */
export interface Factor {
  readonly sampler: SamplerName;
  /** the axis of the texture along which the sum runs */
  readonly along: 'x' | 'y';
  /** place of the sum's first texel on that axis */
  readonly first: string;
  /** place on the other axis, for a row of the result (left factor) or a column (right factor) */
  readonly at: (index: string) => string;
}

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

export const samplersOf = ({ left, right }: Product): readonly SamplerName[] => [left.sampler, right.sampler];

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
 *
 * Texels are sampled, not fetched: texelFetch compares every place with the size of the texture, which costs software
 * rendering half of the fetch. The middle of texel i lies at (i + ½) / size, three roundings of 2⁻²⁴ away from what is computed
 * below: less than a hundredth of a texel for the largest texture there is.
 */
export function addProduct(product: Product, { sums, firstRow, firstColumn }: Tile): string {
  const { left, right, steps } = product;
  const rows = sums.map((_, index) => `row${index}`);
  const columns = sums[0]!.map((_, index) => `column${index}`);
  const together = rows.length * columns.length === 1 ? 8 : 4;
  const places = [
    `vec2 leftTexel = 1.0 / vec2(textureSize(${left.sampler}, 0)), rightTexel = 1.0 / vec2(textureSize(${right.sampler}, 0));`,
    `float leftStep = leftTexel.${left.along}, leftFirst = (float(${left.first}) + 0.5) * leftStep;`,
    `float rightStep = rightTexel.${right.along}, rightFirst = (float(${right.first}) + 0.5) * rightStep;`,
    ...rows.map((name, index) => `float ${name} = (float(${left.at(`${firstRow} + ${index}`)}) + 0.5) * leftTexel.${across(left)};`),
    ...columns.map((name, index) => `float ${name} = (float(${right.at(`${firstColumn} + ${index}`)}) + 0.5) * rightTexel.${across(right)};`),
  ].join('\n  ');
  const take = (first: number, count: number, from: 'First' | 'Here'): string => takeSteps(product, rows, columns, sums, Array.from({ length: count }, (_, step) => first + step), from);
  const count = Number(steps);
  if (count <= writtenOut) {
    const chunks = Array.from({ length: Math.ceil(count / together) }, (_, chunk) => take(chunk * together, Math.min(together, count - chunk * together), 'First'));
    return `{ ${places}\n  ${chunks.join('\n  ')} }`;
  }
  const here = 'float leftHere = leftFirst + float(i) * leftStep, rightHere = rightFirst + float(i) * rightStep;';
  return `{ ${places}
  int i = 0;
  for (; i + ${together} <= ${steps}; i += ${together}) { ${here} ${take(0, together, 'Here')} }
  for (; i < ${steps}; i++) { ${here} ${take(0, 1, 'Here')} } }`;
}

const across = ({ along }: Factor): 'x' | 'y' => (along === 'x' ? 'y' : 'x');

/** These steps of the sum: all columns' texels come first, then those of one row after the other. */
function takeSteps({ left, right, times }: Product, rows: readonly string[], columns: readonly string[], sums: readonly (readonly string[])[], steps: readonly number[], from: 'First' | 'Here'): string {
  const texel = ({ sampler, along }: Factor, side: 'left' | 'right', place: string, step: number): string => {
    const sumPlace = step === 0 ? `${side}${from}` : `${side}${from} + ${step}.0 * ${side}Step`;
    return `texture(${sampler}, vec2(${along === 'x' ? `${sumPlace}, ${place}` : `${place}, ${sumPlace}`}))`;
  };
  const fetchRight = columns.flatMap((column, c) => steps.map((step, index) => `vec4 r${c}_${index} = ${texel(right, 'right', column, step)};`)).join(' ');
  const addRow = (row: string, index: number): string => `{
      ${steps.map((step, at) => `vec4 l${at} = ${texel(left, 'left', row, step)};`).join(' ')}
      ${columns.map((_, c) => `${sums[index]![c]!} += ${steps.map((__, at) => times(`l${at}`, `r${c}_${at}`)).join(' + ')};`).join('\n      ')}
    }`;
  return `{
    ${fetchRight}
    ${rows.map(addRow).join('\n    ')}
  }`;
}
