import { activations, type Experiment, type MeasuredRun } from '@/lesson-kit';

type Lane = Experiment['lanes'][number];

/** The part of a layer's summary that this picture needs. */
interface Block {
  readonly layer: number;
  readonly deadShare: number;
  readonly weights: { readonly mean: number } | null;
}

/** What can be said about the negative side of one lane; `shares`: dead units per hidden layer, NaN where there is nothing to count. */
export type LaneReading = { readonly shares: readonly number[] } & (
  | { readonly kind: 'relu'; readonly dead: number }
  | { readonly kind: 'leaky'; readonly slope: number }
  | { readonly kind: 'prelu'; readonly slopes: readonly number[] }
  | { readonly kind: 'curved' }
);

/** null while the numbers are still those of another network: a preset has just been chosen. */
export function readLane(lane: Lane, blocks: readonly Block[]): LaneReading | null {
  // A PReLU is a block of its own behind its dense layer; it is the PReLU that counts.
  const outputs = lane.layers.length - 1;
  const hidden = blocks.filter(({ layer }, index) => layer < outputs && lane.layers[blocks[index + 1]?.layer ?? layer]?.kind !== 'prelu');
  const shares = hidden.map(({ deadShare }) => deadShare);
  const curve = lane.layers.find((layer) => layer.kind === 'activation' || layer.kind === 'prelu');
  if (curve?.kind === 'prelu') return { kind: 'prelu', shares, slopes: hidden.map(({ weights }) => weights?.mean ?? NaN) };
  if (curve?.fn === 'leakyRelu') return { kind: 'leaky', shares, slope: curve.alpha ?? activations.leakyRelu.defaultAlpha };
  if (curve?.fn === 'relu') return shares.length === 0 || shares.some(Number.isNaN) ? null : { kind: 'relu', shares, dead: shares.reduce((sum, share) => sum + share, 0) / shares.length };
  return { kind: 'curved', shares };
}

/** Share of dead hidden units of lane 0 at the end of a measured run, over hidden layers of equal width; asks for `layers`. */
export function deadShareOf(run: MeasuredRun): number {
  const shares = (run.layers?.end[0] ?? []).map((block) => block.deadShare).filter((share) => !Number.isNaN(share));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
