import { paddingBefore } from '@/engine/math/windows';
import type { SamplerName, Snippet } from '@/engine/executor/gpu/snippet';
import type { Core } from '@/engine/model/plan';
import { inputRow, type CoreSnippets } from './coreSnippets';
import { columnAccess, isEven } from './imageAccess';

export type Pool = Extract<Core, { readonly kind: 'maxPool' | 'avgPool' }>;

/**
 * Largest or mean value of every window, channel by channel (engine/math/pooling). The first of equal values in reading
 * order is the largest, and its cell is kept for the way back; the mean counts real pixels only.
 */
export function poolSnippets(core: Pool, sharedInput: boolean, rows: number): CoreSnippets {
  const access = accessFor(core.input[2]);
  const features = core.output[0] * core.output[1] * core.output[2];
  const isMax = core.kind === 'maxPool';
  return {
    forward: { ...(isMax ? forwardMax(core, access, inputRow(sharedInput)) : forwardMean(core, access, inputRow(sharedInput))), inputs: ['X'], uniforms: {} },
    inputGradient: inputGradient(core, access),
    parameterGradient: null,
    ...(isMax ? { scratch: { WINNER: { rows, columns: features + 1 } } } : {}),
  };
}

interface Access {
  /** vec4: two channels of one pixel of two samples. vec2: one channel of them. */
  readonly type: 'vec4' | 'vec2';
  readonly compare: 'bvec4' | 'bvec2';
  /** units per pixel: texels or channels */
  readonly units: number;
  /** GLSL: \`<matrix>_unit(unit, row)\` for each of these */
  readonly functions: (...matrices: readonly SamplerName[]) => string;
}

function accessFor(channels: number): Access {
  if (isEven(channels)) {
    return { type: 'vec4', compare: 'bvec4', units: channels / 2, functions: (...matrices) => matrices.map((name) => `vec4 ${name}_unit(int unit, int row) { return ${name}_at(ivec2(unit, row)); }\n`).join('') };
  }
  return { type: 'vec2', compare: 'bvec2', units: channels, functions: (...matrices) => `${columnAccess(...matrices)}${matrices.map((name) => `vec2 ${name}_unit(int unit, int row) { return ${name}_column(unit, row); }\n`).join('')}` };
}

/** Statement that sets a texel from a function of (unit, row): one call, or one for each of its two features. */
function setTexel({ type }: Access, target: string, call: (unit: string) => string): string {
  if (type === 'vec4') return `${target} = ${call('p.x')};`;
  return `{ vec2 left = ${call('2 * p.x')}; vec2 right = ${call('2 * p.x + 1')}; ${target} = vec4(left.x, right.x, left.y, right.y); }`;
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

/** Cell −1 stands for none yet. */
function forwardMax(core: Pool, access: Access, row: string): Pick<Snippet, 'functions' | 'code' | 'keeps'> {
  const { type, compare } = access;
  const compute = `
${type} largest(int unit, int row, out ${type} cells) {
  ${locate(core.output, access)}
  int oy = y, ox = x;
  ${type} best = ${type}(0.0);
  cells = ${type}(-1.0);
  ${overWindow(core, access, `
    ${type} value = X_unit(from, row);
    ${compare} better = ${compare}(${type}(greaterThan(value, best)) + ${type}(lessThan(cells, ${type}(0.0))));
    best = mix(best, value, better);
    cells = mix(cells, ${type}(cell), better);`)}
  return best;
}
`;
  const code = type === 'vec4'
    ? `vec4 cells; z = largest(p.x, ${row}, cells); winner = cells;`
    : `vec2 leftCells, rightCells;
  vec2 left = largest(2 * p.x, ${row}, leftCells), right = largest(2 * p.x + 1, ${row}, rightCells);
  z = vec4(left.x, right.x, left.y, right.y);
  winner = vec4(leftCells.x, rightCells.x, leftCells.y, rightCells.y);`;
  return { functions: access.functions('X') + compute, code, keeps: ['winner'] };
}

/** GLSL: real pixels of a window. */
const countFunction = (core: Pool, access: Access): string => `
float cellsOf(int oy, int ox) {
  int channel = 0;
  float count = 0.0;
  ${overWindow(core, access, 'count += 1.0;')}
  return count;
}
`;

function forwardMean(core: Pool, access: Access, row: string): Pick<Snippet, 'functions' | 'code'> {
  const compute = `
${access.type} mean(int unit, int row) {
  ${locate(core.output, access)}
  int oy = y, ox = x;
  ${access.type} sum = ${access.type}(0.0);
  ${overWindow(core, access, 'sum += X_unit(from, row);')}
  return sum / cellsOf(oy, ox);
}
`;
  return { functions: access.functions('X') + countFunction(core, access) + compute, code: setTexel(access, 'z', (unit) => `mean(${unit}, ${row})`) };
}

/** Each window that a pixel lies in hands its gradient to its largest pixel, or an equal share to every real one. */
function inputGradient(core: Pool, access: Access): Snippet {
  const { input: [height, width], output: [outHeight, outWidth], size, stride, padding } = core;
  const window = { size, stride, padding };
  const { type } = access;
  const along = (o: string, t: string, end: number): string => `for (int ${o} = max(0, (${t} - ${size - stride}) / ${stride}); ${o} <= min(${end - 1}, ${t} / ${stride}); ${o}++)`;
  const take = core.kind === 'maxPool'
    ? `${type} isWinner = ${type}(equal(WINNER_unit(from, row), ${type}((ty - oy * ${stride}) * ${size} + tx - ox * ${stride})));
      sum = mix(sum, sum + DZ_unit(from, row), ${access.compare}(isWinner));`
    : 'sum += DZ_unit(from, row) / cellsOf(oy, ox);';
  const inputs: readonly SamplerName[] = core.kind === 'maxPool' ? ['DZ', 'WINNER'] : ['DZ'];
  return {
    inputs,
    uniforms: {},
    functions: `${access.functions(...inputs)}${core.kind === 'maxPool' ? '' : countFunction(core, access)}
${type} collected(int unit, int row) {
  ${locate(core.input, access)}
  int ty = y + ${paddingBefore(height, window)}, tx = x + ${paddingBefore(width, window)};
  ${type} sum = ${type}(0.0);
  ${along('oy', 'ty', outHeight)}
    ${along('ox', 'tx', outWidth)} {
      int from = (oy * ${outWidth} + ox) * ${access.units} + channel;
      ${take}
    }
  return sum;
}
`,
    code: setTexel(access, 'dx', (unit) => `collected(${unit}, p.y)`),
  };
}
