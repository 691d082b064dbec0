import { afterAll, expect, it } from 'vitest';
import { runClaim } from '@/session/claimRunner';
import type { LoadedLesson } from '../lessons/allLessons';
import { measure, twin } from './measure';
import { formatTable } from './table';

/** Every statement of the prose about a run holds. */
export function checkClaims({ folder, claims }: LoadedLesson): void {
  const rows: string[][] = [];
  afterAll(() => rows.length > 0 && console.log(formatTable(['lesson', 'claim', 'seed', 'measured', ...(twin ? ['on the CPU'] : []), 'threshold', ''], rows)));

  it.each(claims.map((claim) => [claim.id, claim] as const))('claim %s', { timeout: 900_000 }, async (_id, claim) => {
    const [outcome, other] = await Promise.all([runClaim(claim, measure), twin && runClaim(claim, twin)]);
    const threshold = `${claim.comparator} ${claim.threshold}${claim.rule === 'mean' ? ' (mean)' : ''}`;
    outcome.seeds.forEach(({ seed, value, passed }, index) => {
      const beside = other ? [other.seeds[index]!.value.toPrecision(5)] : [];
      rows.push([folder.slug, claim.id, String(seed ?? 'exact'), value.toPrecision(5), ...beside, threshold, passed ? 'holds' : 'FAILS']);
    });
    // A mean is one number: a seed below it fails nothing.
    expect(outcome.seeds.filter(({ passed }) => !passed && claim.rule === 'each')).toEqual([]);
    expect(outcome.passed).toBe(true);
  });
}
