import { afterAll, expect, it } from 'vitest';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { judgeChallenge, type ChallengeResult, type ChallengeRules } from '@/tutor/grading/challenge';
import { requestFor } from '@/tutor/grading/metrics';
import type { LoadedLesson } from '../lessons/allLessons';
import { measure } from './measure';
import { formatTable } from './table';

async function judged(rules: ChallengeRules, attempt: Experiment): Promise<ChallengeResult> {
  const runs = new Map<number, MeasuredRun>();
  for (const seed of rules.seeds) runs.set(seed, await measure({ ...attempt, seed }, { request: requestFor(rules.goals) }));
  return judgeChallenge(rules, runs);
}

const values = (result: ChallengeResult, seed: number): string => result.seeds.find((one) => one.seed === seed)!.goals.map(({ value }) => value.toPrecision(3)).join(' · ');

/** The start of a challenge misses its goals and the reference reaches them, on every seed. */
export function checkChallenges({ folder, challenges }: LoadedLesson): void {
  const rows: string[][] = [];
  afterAll(() => rows.length > 0 && console.log(formatTable(['lesson', 'challenge', 'seed', 'start', 'reference', 'goal'], rows)));

  it.each(challenges.map((challenge) => [challenge.id, challenge] as const))('challenge %s: the start fails and the reference passes, on every seed', { timeout: 900_000 }, async (id, { rules, reference }) => {
    const start = await judged(rules, rules.start);
    const solution = await judged(rules, reference);
    const goal = rules.goals.map(({ comparator, threshold }) => `${comparator} ${threshold}`).join(' · ');
    for (const seed of rules.seeds) rows.push([folder.slug, id, String(seed), values(start, seed), values(solution, seed), goal]);
    expect(start.seeds.filter(({ passed }) => passed).map(({ seed }) => seed)).toEqual([]);
    expect(solution.seeds.filter(({ passed }) => !passed).map(({ seed }) => seed)).toEqual([]);
    expect(solution.solved).toBe(true);
  });
}
