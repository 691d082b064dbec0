import { describe, expect, it } from 'vitest';
import type { Tolerance } from '../compare';

/** Which row of a file's tolerances applies. */
export type Arithmetic = 'float64' | 'float32_cpu' | 'float32_webgl';

interface ReferenceFile {
  readonly title: string;
  readonly cases: readonly { readonly id: string }[];
}

/** One case of a file, in the shape the caller knows it to have. */
export function caseOf<Case>(file: ReferenceFile, id: string): Case & { readonly id: string } {
  const found = file.cases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`${file.title} has no case "${id}"`);
  return found as unknown as Case & { readonly id: string };
}

export type Tolerances = Readonly<Record<Arithmetic, Tolerance>>;

/** Runs one test per checked case, and one that fails when a case is neither checked nor named as not offered. */
export function describeReference(file: ReferenceFile, checks: Readonly<Record<string, () => void>>, notOffered: Readonly<Record<string, string>>): void {
  describe(`${file.title}`, () => {
    it.each(Object.entries(checks))('%s', (_id, check) => {
      expect.hasAssertions();
      check();
    });
    it('accounts for every case', () => {
      const accounted = [...Object.keys(checks), ...Object.keys(notOffered)];
      expect(accounted.toSorted()).toEqual(file.cases.map(({ id }) => id).toSorted());
    });
  });
}

/** Checks by id from a table of cases. */
export function checksOf<Case extends { readonly id: string }>(cases: readonly Case[], check: (reference: Case) => void): Record<string, () => void> {
  return Object.fromEntries(cases.map((reference) => [reference.id, () => check(reference)]));
}
