import { afterAll, describe, expect, it } from 'vitest';
import { runClaim } from '@/session/claimRunner';
import { allLessons } from '../lessons/allLessons';
import { measure, twin } from './measure';
import { formatTable } from './table';

/** Every other lesson, the first or the second: two files with a half each keep two processors busy. */
export function checkClaims(half: 0 | 1): void {
  const rows: string[][] = [];
  afterAll(() => console.log(formatTable(['lesson', 'claim', 'seed', 'measured', ...(twin ? ['on the CPU'] : []), 'threshold', ''], rows)));

  describe.each(allLessons.filter((_, index) => index % 2 === half))('$folder.slug', ({ folder, claims }) => {
    it.each(claims.map((claim) => [claim.id, claim] as const))('%s', { timeout: 900_000 }, async (_id, claim) => {
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
  });
}
