import { paddingBefore } from '@/engine/math/windows';
import type { Snippet } from '@/engine/executor/gpu/snippet';
import type { Core } from '@/engine/model/plan';
import { inputRow, type CoreSnippets } from './coreSnippets';
import { columnAccess, isEven } from './imageAccess';

export type Pool = Extract<Core, { readonly kind: 'maxPool' | 'avgPool' }>;

/**
 * Largest or mean value of every window, channel by channel (engine/math/pooling). The first of equal values in reading
 * order is the largest; the mean counts real pixels only. The way back finds the winner again instead of storing it.
 */
export function poolSnippets(core: Pool, sharedInput: boolean): CoreSnippets {
  const access = accessFor(core.input[2]);
  return {
    forward: {
      inputs: ['X'], uniforms: {},
      functions: `${access.functions}${core.kind === 'maxPool' ? largestFunction(core, access) : meanFunction(core, access)}
${access.type} pooled(int unit, int row) {
  ${locate(core.output, access)}
  return valueOf(y, x, channel, row);
}
`,
      code: access.both('z', 'pooled', inputRow(sharedInput)),
    },
    inputGradient: inputGradient(core, access, sharedInput),
    parameterGradient: null,
  };
}

interface Access {
  /** vec4: two channels of one pixel of two samples. vec2: one channel of them. */
  readonly type: 'vec4' | 'vec2';
  readonly compare: 'bvec4' | 'bvec2';
  /** units per pixel: texels or channels */
  readonly units: number;
  readonly functions: string;
  /** statement that sets the texel \`target\` from a function of (unit, row) */
  readonly both: (target: string, name: string, row: string) => string;
}

function accessFor(channels: number): Access {
  if (isEven(channels)) {
    return {
      type: 'vec4', compare: 'bvec4', units: channels / 2,
      functions: 'vec4 at(sampler2D values, int unit, int row) { return texelFetch(values, ivec2(unit, row), 0); }',
      both: (target, name, row) => `${target} = ${name}(p.x, ${row});`,
    };
  }
  return {
    type: 'vec2', compare: 'bvec2', units: channels,
    functions: `${columnAccess}vec2 at(sampler2D values, int unit, int row) { return column(values, unit, row); }`,
    both: (target, name, row) => `{ vec2 left = ${name}(2 * p.x, ${row}); vec2 right = ${name}(2 * p.x + 1, ${row}); ${target} = vec4(left.x, right.x, left.y, right.y); }`,
  };
}

/** Pixel (y, x) and channel of a unit of an image. */
const locate = ([, width]: readonly number[], { units }: Access): string => `
  int pixel = unit / ${units};
  int channel = unit - pixel * ${units};
  int y = pixel / ${width}, x = pixel - y * ${width};`;

/** Runs over the real pixels of the window at output (oy, ox), with their unit in \`from\` and number in \`cell\`. */
function overWindow({ input: [height, width], size, stride, padding }: Pool, { units }: Access, body: string): string {
  const window = { size, stride, padding };
  return `
  for (int cell = 0; cell < ${size * size}; cell++) {
    int iy = oy * ${stride} - ${paddingBefore(height, window)} + cell / ${size};
    int ix = ox * ${stride} - ${paddingBefore(width, window)} + cell % ${size};
    if (iy < 0 || iy >= ${height} || ix < 0 || ix >= ${width}) continue;
    int from = (iy * ${width} + ix) * ${units} + channel;
    ${body}
  }`;
}

/** GLSL: real pixels of a window. */
const countFunction = (core: Pool, access: Access): string => `
float cells(int oy, int ox) {
  int channel = 0;
  float count = 0.0;
  ${overWindow(core, access, 'count += 1.0;')}
  return count;
}
`;

/** GLSL: the mean over the real pixels of a window. */
const meanFunction = (core: Pool, access: Access): string => `${countFunction(core, access)}
${access.type} valueOf(int oy, int ox, int channel, int row) {
  ${access.type} sum = ${access.type}(0.0);
  ${overWindow(core, access, 'sum += at(X, from, row);')}
  return sum / cells(oy, ox);
}
`;

/** GLSL: the largest value of a window and its cell; −1 stands for none yet. */
const largestFunction = (core: Pool, access: Access): string => {
  const { type, compare } = access;
  return `
${type} largestCell(int oy, int ox, int channel, int row, out ${type} winner) {
  ${type} best = ${type}(0.0);
  winner = ${type}(-1.0);
  ${overWindow(core, access, `
    ${type} value = at(X, from, row);
    ${compare} better = ${compare}(${type}(greaterThan(value, best)) + ${type}(lessThan(winner, ${type}(0.0))));
    best = mix(best, value, better);
    winner = mix(winner, ${type}(cell), better);`)}
  return best;
}
${type} valueOf(int oy, int ox, int channel, int row) {
  ${type} winner;
  return largestCell(oy, ox, channel, row, winner);
}
`;
};

/** Each window hands its gradient to its largest pixel, or an equal share to every real one. */
function inputGradient(core: Pool, access: Access, sharedInput: boolean): Snippet {
  const { input: [height, width], output: [outHeight, outWidth], size, stride, padding } = core;
  const window = { size, stride, padding };
  const upstream = `at(DZ, (oy * ${outWidth} + ox) * ${access.units} + channel, row)`;
  const take = core.kind === 'maxPool'
    ? `${access.type} winner; largestCell(oy, ox, channel, xRow, winner);
      sum += mix(${access.type}(0.0), ${upstream}, equal(winner, ${access.type}(cell)));`
    : `sum += ${upstream} / cells(oy, ox);`;
  const along = (o: string, position: string, offset: string, before: number, end: number): string => `
    int ${o} = ${position} + ${before} - ${offset};
    if (${o} < 0${stride > 1 ? ` || ${o} % ${stride} != 0` : ''}) continue;
    ${stride > 1 ? `${o} /= ${stride};` : ''}
    if (${o} >= ${end}) continue;`;
  return {
    inputs: core.kind === 'maxPool' ? ['DZ', 'X'] : ['DZ'], uniforms: {},
    functions: `${access.functions}${core.kind === 'maxPool' ? largestFunction(core, access) : countFunction(core, access)}
${access.type} collected(int unit, int row, int xRow) {
  ${locate(core.input, access)}
  ${access.type} sum = ${access.type}(0.0);
  for (int cell = 0; cell < ${size * size}; cell++) {${along('oy', 'y', `cell / ${size}`, paddingBefore(height, window), outHeight)}${along('ox', 'x', `cell % ${size}`, paddingBefore(width, window), outWidth)}
    ${take}
  }
  return sum;
}
`,
    code: access.both('dx', 'collected', `p.y, ${inputRow(sharedInput)}`),
  };
}
