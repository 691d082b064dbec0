import { rowMask, rowUniforms, type Snippet } from '@/engine/executor/gpu/snippet';
import { updateUniforms } from '@/engine/executor/gpu/update';
import { inputRow, type CoreSnippets, type Preparation } from './coreSnippets';

/**
 * y = γ·x̂ + β, x̂ = (x − μ)/√(σ² + ε), per channel over rows and positions (engine/math/batchNorm; Ioffe & Szegedy 2015).
 * STATS and RUNNING hold one texel (μ, σ²) per channel; W holds γ in row 0 and β in row 1; SUMS Σ dz·x̂ and Σ dz likewise.
 * Behind a convolution a channel has many positions: they are summed per pair of rows first, or one fragment would do it all.
 */
export interface BatchNormShape {
  readonly channels: number;
  readonly positions: number;
}

const uniforms = { ...rowUniforms, epsilon: 'float' } as const;

export function batchNormSnippets(shape: BatchNormShape, sharedInput: boolean, rows: number): CoreSnippets {
  const { channels, positions } = shape;
  const split = positions > 1;
  return {
    forward: {
      inputs: ['X', 'W', 'STATS'], uniforms, functions: channelFunctions(channels),
      code: `vec4 x = X_at(ivec2(p.x, ${inputRow(sharedInput)}));
  z = scales(lane, p.x) * normalised(x, lane, p.x) + shifts(lane, p.x);`,
    },
    /** dx = γ/√(σ²+ε) · (dz − Σdz/n − x̂·Σ(dz·x̂)/n), 0 in rows of padding. */
    inputGradient: {
      inputs: ['DZ', 'X', 'W', 'STATS', 'SUMS'], uniforms, functions: channelFunctions(channels) + sumFunctions,
      code: `vec4 x = normalised(X_at(ivec2(p.x, ${inputRow(sharedInput)})), lane, p.x);
  float n = float(rows * ${positions});
  vec4 centred = DZ_at(p) - sumsOfDz(lane, p.x) / n - x * sumsOfDzX(lane, p.x) / n;
  dx = ${rowMask} * scales(lane, p.x) * inverseDeviations(lane, p.x) * centred;`,
    },
    parameterGradient: split ? sumParts(channels) : denseGradient(channels, sharedInput),
    keepsSums: true,
    scratch: {
      STATS: { rows: 2, columns: 2 * channels },
      SUMS: { rows: 2, columns: channels },
      ...(split ? { PARTS: { rows, columns: 2 * channels } } : {}),
    },
    beforeForward: split ? [partStatistics(shape, sharedInput), combinedStatistics(shape)] : [denseStatistics(sharedInput)],
    beforeParameterGradient: split ? [partGradients(shape, sharedInput)] : [],
  };
}

/** Per-channel numbers for the two columns of a texel, laid out (column, column+1, column, column+1) like its two rows. */
function channelFunctions(channels: number): string {
  return `
int channelOf(int column) { return column % ${channels}; }
vec4 statistics(int lane, int x) {
  vec4 a = STATS_at(ivec2(channelOf(2 * x), lane));
  vec4 b = STATS_at(ivec2(channelOf(2 * x + 1), lane));
  return vec4(a.x, b.x, a.y, b.y);
}
vec4 inverseDeviations(int lane, int x) { return (1.0 / sqrt(statistics(lane, x).zw + epsilon)).xyxy; }
vec4 normalised(vec4 values, int lane, int x) {
  vec4 s = statistics(lane, x);
  return (values - s.xyxy) * (1.0 / sqrt(s.zw + epsilon)).xyxy;
}
${channelPair('scales', 'W', ['x', 'y'])}
${channelPair('shifts', 'W', ['z', 'w'])}`;
}

const sumFunctions = `
${channelPair('sumsOfDzX', 'SUMS', ['x', 'y'])}
${channelPair('sumsOfDz', 'SUMS', ['z', 'w'])}`;

/** Reads one row of a [2, channels] matrix for the two columns of a texel. */
function channelPair(name: string, sampler: 'W' | 'SUMS', [even, odd]: readonly [string, string]): string {
  return `
float ${name}At(int lane, int channel) {
  vec4 t = ${sampler}_at(ivec2(channel >> 1, lane));
  return (channel & 1) == 0 ? t.${even} : t.${odd};
}
vec4 ${name}(int lane, int x) {
  return vec2(${name}At(lane, channelOf(2 * x)), ${name}At(lane, channelOf(2 * x + 1))).xyxy;
}`;
}

/** Both rows of one column of X. */
const columnFunction = (sharedInput: boolean): string => `
vec2 column(int feature, int lane, int pair) {
  vec4 t = X_at(ivec2(feature >> 1, ${sharedInput ? 'pair' : 'lane * pairs + pair'}));
  return (feature & 1) == 0 ? t.xz : t.yw;
}
vec2 present(int pair) { return vec2(2 * pair < rows, 2 * pair + 1 < rows); }
`;

/** running ← m·running + (1−m)·batch with the unbiased variance; a lane that has stopped keeps its own. */
const runningCode = `
  vec4 old = RUNNING_at(ivec2(channel, lane));
  float unbiased = n / max(1.0, n - 1.0);
  running = hyper[4 * lane + 3].w == 0.0 ? old : momentum * old + (1.0 - momentum) * vec4(mean, unbiased * variance, 0.0, 0.0);
  stats = vec4(mean, variance, 0.0, 0.0);`;

const statisticsFrame = (inputs: readonly string[], functions: string, positions: number, code: string): Preparation => ({
  source: {
    inputs: [...inputs, 'RUNNING'],
    outputs: ['stats', 'running'],
    uniforms: { ...rowUniforms, ...updateUniforms, momentum: 'float' },
    body: `${functions}
void main() {
  int channel = int(gl_FragCoord.x);
  int lane = int(gl_FragCoord.y);
  float n = float(rows * ${positions});
  ${code}
  ${runningCode}
}`,
  },
  writes: ['STATS', 'NEXT_RUNNING'],
});

/** Mean first, then the squares around it: one pass would cancel. */
function denseStatistics(sharedInput: boolean): Preparation {
  return statisticsFrame(['X'], columnFunction(sharedInput), 1, `
  vec2 sum = vec2(0.0);
  for (int r = 0; r < pairs; r++) sum += present(r) * column(channel, lane, r);
  float mean = (sum.x + sum.y) / n;
  vec2 squares = vec2(0.0);
  for (int r = 0; r < pairs; r++) { vec2 d = column(channel, lane, r) - mean; squares += present(r) * d * d; }
  float variance = (squares.x + squares.y) / n;`);
}

/** (mean, Σ(x−mean)²) of one channel over the positions of a pair of rows. */
function partStatistics({ channels, positions }: BatchNormShape, sharedInput: boolean): Preparation {
  return {
    source: {
      inputs: ['X'],
      outputs: ['part'],
      uniforms: rowUniforms,
      body: `${columnFunction(sharedInput)}
void main() {
  int channel = int(gl_FragCoord.x);
  int lane = int(gl_FragCoord.y) / pairs;
  int pair = int(gl_FragCoord.y) - lane * pairs;
  float n = float(min(2, rows - 2 * pair) * ${positions});
  vec2 sum = vec2(0.0);
  for (int q = 0; q < ${positions}; q++) sum += present(pair) * column(q * ${channels} + channel, lane, pair);
  float mean = (sum.x + sum.y) / n;
  vec2 squares = vec2(0.0);
  for (int q = 0; q < ${positions}; q++) { vec2 d = column(q * ${channels} + channel, lane, pair) - mean; squares += present(pair) * d * d; }
  part = vec4(mean, squares.x + squares.y, 0.0, 0.0);
}`,
    },
    writes: ['PARTS'],
  };
}

/** Chan, Golub & LeVeque 1983: Σ(x−μ)² = Σ over parts of their own sum + n·(their mean − μ)². */
function combinedStatistics({ positions }: BatchNormShape): Preparation {
  const count = `float(min(2, rows - 2 * r) * ${positions})`;
  return statisticsFrame(['PARTS'], '', positions, `
  float mean = 0.0;
  for (int r = 0; r < pairs; r++) mean += ${count} / n * PARTS_at(ivec2(channel, lane * pairs + r)).x;
  float squares = 0.0;
  for (int r = 0; r < pairs; r++) {
    vec4 part = PARTS_at(ivec2(channel, lane * pairs + r));
    squares += part.y + ${count} * (part.x - mean) * (part.x - mean);
  }
  float variance = squares / n;`);
}

/** g = (Σ dz·x̂ of two channels, Σ dz of both). Rows of padding have dz = 0. */
function denseGradient(channels: number, sharedInput: boolean): Snippet {
  return {
    inputs: ['DZ', 'X', 'STATS'], uniforms, functions: channelStatistics(channels),
    code: `
  vec4 s = channelStatistics(lane, p.x);
  for (int r = 0; r < pairs; r++) {
    vec4 d = DZ_at(ivec2(p.x, lane * pairs + r));
    vec4 x = (X_at(ivec2(p.x, ${sharedInput ? 'r' : 'lane * pairs + r'})) - s.xyxy) * s.zwzw;
    g += vec4(d.xy * x.xy + d.zw * x.zw, d.xy + d.zw);
  }
  ${onlyChannels(channels)}`,
  };
}

/** (μ, μ', 1/√(σ²+ε), 1/√(σ'²+ε)) of the channels 2x and 2x+1. */
const channelStatistics = (channels: number): string => `
vec4 channelStatistics(int lane, int x) {
  vec4 a = STATS_at(ivec2(2 * x, lane));
  vec4 b = STATS_at(ivec2(min(2 * x + 1, ${channels - 1}), lane));
  return vec4(a.x, b.x, 1.0 / sqrt(vec2(a.y, b.y) + epsilon));
}
`;

/** The same sums over the positions of one pair of rows, channel by channel: positions of odd widths share texels. */
function partGradients({ channels, positions }: BatchNormShape, sharedInput: boolean): Preparation {
  return {
    source: {
      inputs: ['DZ', 'X', 'STATS'],
      outputs: ['part'],
      uniforms,
      body: `${columnFunction(sharedInput)}
vec2 upstream(int feature, int row) {
  vec4 t = DZ_at(ivec2(feature >> 1, row));
  return (feature & 1) == 0 ? t.xz : t.yw;
}
void main() {
  int channel = int(gl_FragCoord.x);
  int lane = int(gl_FragCoord.y) / pairs;
  int pair = int(gl_FragCoord.y) - lane * pairs;
  vec4 s = STATS_at(ivec2(channel, lane));
  vec2 sums = vec2(0.0);
  for (int q = 0; q < ${positions}; q++) {
    int feature = q * ${channels} + channel;
    vec2 d = upstream(feature, int(gl_FragCoord.y));
    vec2 x = (column(feature, lane, pair) - s.x) / sqrt(s.y + epsilon);
    sums += vec2(dot(d, x), d.x + d.y);
  }
  part = vec4(sums, 0.0, 0.0);
}`,
    },
    writes: ['PARTS'],
  };
}

/** Adds the parts up for the two channels of a texel. */
const sumParts = (channels: number): Snippet => ({
  inputs: ['PARTS'], uniforms: {}, functions: '',
  code: `
  for (int r = 0; r < pairs; r++) {
    vec2 a = PARTS_at(ivec2(2 * p.x, lane * pairs + r)).xy;
    vec2 b = PARTS_at(ivec2(min(2 * p.x + 1, ${channels - 1}), lane * pairs + r)).xy;
    g += vec4(a.x, b.x, a.y, b.y);
  }
  ${onlyChannels(channels)}`,
});

/** The second column of the last texel is no channel: it must not count in a norm. */
const onlyChannels = (channels: number): string => (channels % 2 === 1 ? `if (p.x == ${channels >> 1}) g.yw = vec2(0.0);` : '');
