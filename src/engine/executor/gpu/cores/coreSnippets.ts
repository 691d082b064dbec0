import type { Snippet, SamplerName } from '@/engine/executor/gpu/snippet';
import type { ProgramSource } from '@/engine/tensor/programs';
import type { RowLayers } from './rowLayers';
import { smallestTile, type TileShape } from './tileShape';

/** How the matrices around a core lie. */
export interface CoreLayout {
  /** X is the mini-batch itself, there once for all lanes */
  readonly sharedInput: boolean;
  /** of the mini-batch */
  readonly rows: number;
  /** of the products that are computed in tiles */
  readonly tile: TileShape;
  /** DZ, and the input's gradient, where a dense core has them in layers */
  readonly dz: RowLayers | null;
  readonly dx: RowLayers | null;
}

/** For the forward formula alone, which serves any number of rows. */
export const plainLayout = (sharedInput: boolean): CoreLayout => ({ sharedInput, rows: 1, tile: smallestTile, dz: null, dx: null });

/** The three formulas of a core operation, which frames.ts makes programs of, and what must be computed before them. */
export interface CoreSnippets {
  /** sets `z` */
  readonly forward: Snippet;
  /** the same for any number of rows and without preparation, where \`forward\` is bound to the mini-batch */
  readonly forwardAnyRows?: Snippet;
  /** sets `dx` from DZ; `dx0`, `dx1` … where a fragment computes a row of every layer */
  readonly inputGradient: Snippet;
  /** sets `g` from X and DZ; null for a core without parameters */
  readonly parameterGradient: Snippet | null;
  /** the sums that `parameterGradient` finds are also kept as SUMS: the input gradient needs them */
  readonly keepsSums?: boolean;
  /** matrices of its own, per lane */
  readonly scratch?: Readonly<Partial<Record<SamplerName, ScratchShape>>>;
  readonly beforeForward?: readonly Preparation[];
  readonly beforeParameterGradient?: readonly Preparation[];
  readonly beforeInputGradient?: readonly Preparation[];
}

/** Of one lane; `layers` above 1 make it a texture that one program writes as so many outputs. */
export interface ScratchShape {
  readonly rows: number;
  readonly columns: number;
  readonly layers?: number;
}

/** A whole program whose results the snippets read. */
export interface Preparation {
  readonly source: ProgramSource;
  readonly writes: readonly (SamplerName | 'NEXT_RUNNING')[];
}

/** Texel row of X: the mini-batch itself lies there once for all lanes, later activations are stacked. */
export const inputRow = (sharedInput: boolean): string => (sharedInput ? 'pair' : 'p.y');
