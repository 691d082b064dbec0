import type { UniformType } from '@/engine/tensor/programs';

/**
 * A formula for one texel, to be completed by one of the frames below: what a core operation computes, without what
 * surrounds it. A frame gives it `p` (the texel), `lane`, `pair` (rows 2·pair and 2·pair+1 of the lane) and a variable to set.
 */
export interface Snippet {
  /** samplers, by the names in `Samplers` */
  readonly inputs: readonly SamplerName[];
  /** those of them whose matrix has layers */
  readonly layered?: readonly SamplerName[];
  readonly uniforms: Readonly<Record<string, UniformType>>;
  readonly functions: string;
  readonly code: string;
  /** forward only: variables that training keeps as matrices; the matrix has the variable's name in capitals */
  readonly keeps?: readonly 'winner'[];
  /** forward only: variable with ∂z/∂(what \`inputGradient\` and \`parameterGradient\` take as dz), where that is not 1 */
  readonly slope?: string;
}

/**
 * X block's input · W weights · M V accumulators · DZ gradient over the core's output · SLOPE of the previous block's tail
 * STATS batch statistics · RUNNING statistics · SUMS gradients of γ and β · PARTS partial sums · G gradients · NORMS of them
 * WINNER cell of each window's largest value · … _TILES a large product in tiles (cores/tiles.ts)
 */
export type SamplerName = 'X' | 'W' | 'M' | 'V' | 'DZ' | 'SLOPE' | 'STATS' | 'RUNNING' | 'SUMS' | 'PARTS' | 'G' | 'NORMS'
  | 'WINNER' | TileSet;

/** Tiles of a forward product, of a gradient over parameters, of one over inputs. */
export type TileSet = 'Z_TILES' | 'G_TILES' | 'D_TILES';

/**
 * Where a texel of an activation matrix lies: `pairs` texel rows belong to each lane. The middle of a texel is never near a
 * whole number of lanes, so dividing floats is exact here; many devices divide ints one by one.
 */
export const rowPlace = `
  ivec2 p = ivec2(gl_FragCoord.xy);
  int lane = int(gl_FragCoord.y / float(pairs));
  int pair = p.y - lane * pairs;`;

/** The same where a fixed number of texel rows belong to each lane. */
export const lanePlace = (pitch: number): string => `
  ivec2 p = ivec2(gl_FragCoord.xy);
  int lane = int(gl_FragCoord.y / ${pitch}.0);
  int pair = p.y - lane * ${pitch};`;

/** Rows per lane, and the texel rows they fill. */
export const rowUniforms = { rows: 'int', pairs: 'int' } as const satisfies Record<string, UniformType>;

/** 1 for the rows of this pair that exist, twice: (row, row, row+1, row+1). */
export const rowMask = 'vec4(vec2(2 * pair < rows), vec2(2 * pair + 1 < rows))';
