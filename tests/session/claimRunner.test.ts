import { describe, expect, it } from 'vitest';
import { measureExperiment } from '@/engine/training/measure';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { runClaim } from '@/session/claimRunner';
import type { LabCommands, RunnableClaim } from '@/session/types';
import { cpuOptions, exploding, spirals } from '../engine/training/experiments';

const measure: LabCommands['measure'] = async (experiment, options) => {
  options?.signal?.throwIfAborted();
  const run = await measureExperiment(cpuOptions(experiment), options?.request);
  options?.onProgress?.(run.steps, experiment.steps);
  return run;
};
const lastLoss = (run: MeasuredRun): number => run.evaluations.at(-1)!.lanes[0]!.validationLoss;
const claim = (changes: Partial<RunnableClaim> = {}): RunnableClaim => ({
  seeds: [0, 1, 2], rule: 'each', comparator: '<=', threshold: 10, check: { kind: 'run', experiment: (seed) => spirals({ seed }), measure: lastLoss }, ...changes,
});

describe('a claim', () => {
  it('holds when every seed passes, and is told by the worst', async () => {
    const { passed, seeds, value } = await runClaim(claim(), measure);
    expect(passed).toBe(true);
    expect(seeds.map(({ seed }) => seed)).toEqual([0, 1, 2]);
    expect(value).toBe(Math.max(...seeds.map((outcome) => outcome.value)));
    const threshold = (seeds[0]!.value + Math.max(...seeds.map((outcome) => outcome.value))) / 2;
    const narrow = await runClaim(claim({ threshold }), measure);
    expect(narrow.seeds.map((outcome) => outcome.passed)).toEqual(seeds.map((outcome) => outcome.value <= threshold));
    expect(narrow.passed).toBe(narrow.seeds.every((outcome) => outcome.passed));
  });

  it('may ask about layers', async () => {
    const moved = claim({ comparator: '>=', threshold: 0.01, check: { kind: 'run', experiment: (seed) => spirals({ seed }), request: { layers: true }, measure: (run) => run.layers!.end[0]![0]!.relativeMove } });
    expect((await runClaim(moved, measure)).passed).toBe(true);
  });

  it('may be about the mean', async () => {
    const values = [1, 2, 9];
    const about = (comparator: '<=' | '>='): RunnableClaim => claim({ rule: 'mean', comparator, threshold: 4, check: { kind: 'run', experiment: (seed) => spirals({ seed, steps: 1 }), measure: () => values.shift() ?? NaN } });
    expect(await runClaim(about('<='), measure)).toMatchObject({ value: 4, passed: true });
  });

  it('fails on a number that is none', async () => {
    const diverging = claim({ check: { kind: 'run', experiment: (seed) => ({ ...exploding([1000]), seed }), measure: lastLoss } });
    const { passed, value } = await runClaim(diverging, measure, { seeds: [5] });
    expect(passed).toBe(false);
    expect(value).toBeNaN();
    expect((await runClaim({ ...diverging, comparator: '>=' }, measure, { seeds: [5] })).passed).toBe(false);
  });

  it('may be exact arithmetic', async () => {
    expect(await runClaim(claim({ comparator: '>=', threshold: 3, check: { kind: 'exact', measure: () => 3 } }), measure)).toEqual({ seeds: [{ seed: null, value: 3, passed: true }], value: 3, passed: true });
  });

  it('reports how far it is, and can be stopped', async () => {
    const abort = new AbortController();
    const seen: [number, number][] = [];
    const running = runClaim(claim(), measure, {
      signal: abort.signal,
      onProgress: ({ seed, seeds }) => {
        seen.push([seed, seeds.length]);
        if (seeds.length === 1) abort.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([[0, 0], [0, 1]]);
  });
});
