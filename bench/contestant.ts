import { glCounts, type GlCounts } from './glCounters';

/** Something that trains a model and can be asked to go on for a while. */
export interface Contestant {
  /** steps of one call that suit it best; absent: as many as fill 12 ms */
  readonly burst?: number;
  /** At least this many steps; resolves to how many, when they are finished and not only issued. */
  train(steps: number): Promise<number>;
  dispose(): void;
}

export interface Measured {
  readonly steps: number;
  readonly ms: number;
}

/** Trains for about this long, by default in bursts of about 12 ms as the lab does: never more work in flight than one burst. */
export async function measure(contestant: Contestant, forMs: number): Promise<Measured> {
  const started = performance.now();
  let steps = 0;
  let burst = contestant.burst ?? 1;
  let elapsed = 0;
  while (elapsed < forMs) {
    const before = performance.now();
    steps += await contestant.train(burst);
    const took = performance.now() - before;
    if (contestant.burst !== undefined) burst = contestant.burst;
    else if (took > 14) burst = Math.max(1, Math.floor((burst * 12) / took));
    else if (took < 10) burst = Math.min(1024, Math.ceil(burst * Math.min(2, 12 / Math.max(took, 1))));
    elapsed = performance.now() - started;
  }
  return { steps, ms: elapsed };
}

/** Programs, uploads, reads and new textures per step, over at least `steps` steps of a warm contestant. */
export async function countPerStep(contestant: Contestant, steps: number): Promise<GlCounts> {
  const before = glCounts();
  const done = await contestant.train(steps);
  const after = glCounts();
  const per = (key: keyof GlCounts): number => (after[key] - before[key]) / done;
  return { programs: per('programs'), uploads: per('uploads'), reads: per('reads'), textures: per('textures') };
}
