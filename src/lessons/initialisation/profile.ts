import { expectedSignal, nominalVariance, propagate, type ActivationName, type DepthLine, type InitSpec, type LayerSignal, type SignalStack, type Translated } from '@/lesson-kit';

/** What the reader chooses for all lines of the profile. */
export interface ProfileSettings {
  readonly activation: ActivationName;
  readonly depth: number;
  readonly width: number;
  /** of the Gaussian */
  readonly sigma: number;
  readonly seed: number;
}

export type CandidateId = 'normal' | 'lecun' | 'he' | 'orthogonal' | 'positiveUnitball' | 'constant';

export interface Candidate {
  readonly id: CandidateId;
  readonly lane: number;
  readonly name: Translated;
  readonly init: (settings: ProfileSettings) => InitSpec;
  /** the theory is about independent weights of mean 0 */
  readonly centred: boolean;
}

export const candidates: readonly Candidate[] = [
  { id: 'normal', lane: 0, name: { en: 'Gaussian, σ below', zh: '高斯，σ 见下' }, centred: true, init: ({ sigma }) => ({ kind: 'normal', sigma }) },
  { id: 'lecun', lane: 1, name: { en: 'LeCun = Glorot (square layers)', zh: 'LeCun = Glorot（方阵时）' }, centred: true, init: () => ({ kind: 'lecun', distribution: 'normal' }) },
  { id: 'he', lane: 2, name: { en: 'He', zh: 'He' }, centred: true, init: () => ({ kind: 'he', distribution: 'normal' }) },
  { id: 'orthogonal', lane: 3, name: { en: 'orthogonal × √2', zh: '正交 × √2' }, centred: true, init: () => ({ kind: 'orthogonal', gain: Math.SQRT2 }) },
  { id: 'positiveUnitball', lane: 4, name: { en: 'positive_unitball', zh: 'positive_unitball' }, centred: false, init: () => ({ kind: 'positiveUnitball' }) },
  { id: 'constant', lane: 5, name: { en: 'constant 0.1', zh: '常数 0.1' }, centred: false, init: () => ({ kind: 'constant', value: 0.1 }) },
];

const samples = 24;
const kept = new Map<string, readonly LayerSignal[]>();
const mostKept = 40;

/** A slider comes back to where it was, and other lines stay as they are while σ moves. */
function remembered(stack: SignalStack): readonly LayerSignal[] {
  const key = JSON.stringify(stack);
  const known = kept.get(key);
  if (known) return known;
  const fresh = propagate(stack);
  for (const oldest of kept.keys()) if (kept.size >= mostKept) kept.delete(oldest);
  kept.set(key, fresh);
  return fresh;
}

export interface Profile {
  readonly candidate: Candidate;
  readonly layers: readonly LayerSignal[];
  readonly up: readonly DepthLine[];
  readonly down: readonly DepthLine[];
}

/** One candidate through the stack: the signal up, the error down, and what theory expects of both. */
export function profileOf(candidate: Candidate, settings: ProfileSettings): Profile {
  const { activation, depth, width, seed } = settings;
  const init = candidate.init(settings);
  const layers = remembered({ init, activation, depth, width, samples, seed });
  const { lane } = candidate;
  const measured = {
    up: { lane, values: [1, ...layers.map((layer) => layer.activation)] },
    down: { lane, values: [layers[0]?.errorBelow ?? 1, ...layers.map((layer) => layer.error)] },
  };
  if (!candidate.centred) return { candidate, layers, up: [measured.up], down: [measured.down] };
  const variance = nominalVariance(init, { fanIn: width, fanOut: width, rows: width, columns: width });
  const expected = expectedSignal(activation, width * variance, depth);
  return {
    candidate,
    layers,
    up: [{ lane, values: expected.activations, expected: true }, measured.up],
    down: [{ lane, values: expected.errors, expected: true }, measured.down],
  };
}
