import { afterAll, describe, expect, it } from 'vitest';
import { runClaim, type ClaimOutcome } from '@/session/claimRunner';
import type { Claim } from '@/lesson-kit/types';
import { allLessons } from '../lessons/allLessons';
import { measureOnCpu } from './measureOnCpu';
import { formatTable } from './table';

const rows: string[][] = [];

function record(lesson: string, claim: Claim, outcome: ClaimOutcome): void {
  const threshold = `${claim.comparator} ${claim.threshold}${claim.rule === 'mean' ? ' (mean)' : ''}`;
  for (const { seed, value, passed } of outcome.seeds) rows.push([lesson, claim.id, String(seed ?? 'exact'), value.toPrecision(5), threshold, passed ? 'holds' : 'FAILS']);
}

afterAll(() => console.log(formatTable(['lesson', 'claim', 'seed', 'measured', 'threshold', ''], rows)));

describe.each(allLessons)('$folder.slug', ({ folder, claims }) => {
  it.each(claims.map((claim) => [claim.id, claim] as const))('%s', { timeout: 300_000 }, async (_id, claim) => {
    const outcome = await runClaim(claim, measureOnCpu);
    record(folder.slug, claim, outcome);
    expect(outcome.seeds.filter(({ passed }) => !passed)).toEqual([]);
    expect(outcome.passed).toBe(true);
  });
});
