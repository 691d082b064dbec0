import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeProgress } from '@/tutor/progress/mergeProgress';
import { emptyProgress, recordAttempt, recordClaim, recordPrediction, recordVisit, type Progress } from '@/tutor/progress/progress';
import { decodeProgress, encodeProgress, progressCaps } from '@/tutor/progress/progressFile';

const time = fc.nat(10_000);
const id = fc.oneof(fc.constantFrom('batch-norm', '__proto__', 'constructor', 'toString', '一'), fc.string({ minLength: 1, maxLength: 12 }));
const entries = <T>(value: fc.Arbitrary<T>) => fc.array(fc.tuple(id, value), { maxLength: 4 }).map((list) => new Map(list));
const claim = fc.record({ at: time, passed: fc.boolean(), value: fc.double(), runs: fc.nat(9) });
const prediction = fc.record({ at: time, kind: fc.constantFrom('choice' as const, 'ranking' as const, 'sketch' as const), right: fc.boolean() });
const challenge = fc.record({ at: time, attempts: fc.nat(9), hints: fc.nat(3), solvedAt: fc.option(time), surrendered: fc.boolean() });
const lesson = fc.record({ visits: fc.tuple(time, time), claims: entries(claim), predictions: entries(prediction), challenges: entries(challenge) })
  .map(({ visits: [a, b], ...rest }) => ({ firstVisit: Math.min(a, b), lastVisit: Math.max(a, b), ...rest }));
const progress: fc.Arbitrary<Progress> = entries(lesson).map((lessons) => ({ lessons }));

const decoded = (text: string): Progress => {
  const result = decodeProgress(text);
  if ('error' in result) throw result.error;
  return result.progress;
};
const problem = (text: string) => {
  const result = decodeProgress(text);
  return 'error' in result ? `${result.error.code} ${result.error.path}` : null;
};
/** Both sides in one order of keys, to compare what is known and not how it is stored. */
const normal = (value: Progress) => mergeProgress(value, emptyProgress);

describe('progress', () => {
  it('remembers visits, the latest claim, the first prediction, the first success', () => {
    let state = recordVisit(emptyProgress, 'dropout', 10);
    state = recordClaim(state, 'dropout', 'c1', { at: 20, passed: false, value: 0.7 });
    state = recordClaim(state, 'dropout', 'c1', { at: 30, passed: true, value: 0.9 });
    state = recordPrediction(state, 'dropout', 'p1', 40, { kind: 'choice', right: false });
    state = recordPrediction(state, 'dropout', 'p1', 50, { kind: 'choice', right: true });
    state = recordAttempt(state, 'dropout', 'x', { at: 60, solved: false, hints: 1, solutionOpen: false });
    state = recordAttempt(state, 'dropout', 'x', { at: 70, solved: true, hints: 1, solutionOpen: false });
    state = recordAttempt(state, 'dropout', 'x', { at: 80, solved: true, hints: 0, solutionOpen: true });
    expect(state.lessons.get('dropout')).toEqual({
      firstVisit: 10, lastVisit: 80,
      claims: new Map([['c1', { at: 30, passed: true, value: 0.9, runs: 2 }]]),
      predictions: new Map([['p1', { at: 40, kind: 'choice', right: false }]]),
      challenges: new Map([['x', { at: 80, attempts: 3, hints: 1, solvedAt: 70, surrendered: false }]]),
    });
    expect(emptyProgress.lessons.size).toBe(0);
  });
});

describe('two versions', () => {
  it('join in any order and grouping, and joining again changes nothing', () => {
    fc.assert(fc.property(progress, progress, progress, (a, b, c) => {
      expect(mergeProgress(a, b)).toEqual(mergeProgress(b, a));
      expect(mergeProgress(mergeProgress(a, b), c)).toEqual(mergeProgress(a, mergeProgress(b, c)));
      const both = mergeProgress(a, b);
      expect(mergeProgress(both, a)).toEqual(both);
    }));
  });

  it('lose nothing: every lesson, every entry, every success', () => {
    fc.assert(fc.property(progress, progress, (a, b) => {
      const both = mergeProgress(a, b);
      for (const [slug, known] of a.lessons) {
        const joined = both.lessons.get(slug)!;
        expect(joined.firstVisit).toBeLessThanOrEqual(known.firstVisit);
        for (const part of ['claims', 'predictions', 'challenges'] as const) for (const key of known[part].keys()) expect(joined[part].has(key)).toBe(true);
        for (const [key, { solvedAt }] of known.challenges) expect(joined.challenges.get(key)!.solvedAt ?? Infinity).toBeLessThanOrEqual(solvedAt ?? Infinity);
      }
    }));
  });
});

describe('the file', () => {
  it('gives back exactly what was written', () => {
    fc.assert(fc.property(progress, (value) => {
      expect(decoded(encodeProgress(value))).toEqual(value);
      expect(encodeProgress(decoded(encodeProgress(value)))).toBe(encodeProgress(value));
    }));
  });

  it('is the same text for the same progress, in whatever order it came about', () => {
    fc.assert(fc.property(progress, (value) => {
      const turned = <T>(entries: ReadonlyMap<string, T>) => new Map([...entries].toReversed());
      const lessons = [...value.lessons].map(([slug, known]) => [slug, { ...known, claims: turned(known.claims), predictions: turned(known.predictions), challenges: turned(known.challenges) }] as const);
      expect(encodeProgress({ lessons: new Map(lessons.toReversed()) })).toBe(encodeProgress(value));
    }));
  });

  const file = (lessons: unknown) => JSON.stringify({ format: 'descent-progress', version: 1, lessons });
  const visit = { firstVisit: 1, lastVisit: 2, claims: [], predictions: [], challenges: [] };

  it.each<[string, string]>([
    ['', 'not-json '],
    ['[]', 'not-an-object '],
    ['{"format":"other"}', 'not-progress format'],
    ['{"format":"descent-progress","version":2}', 'newer-version version'],
    ['{"format":"descent-progress","version":"1"}', 'unknown-version version'],
    ['{"format":"descent-progress","version":1}', 'not-a-list lessons'],
    ['{"__proto__":{"format":"descent-progress","version":1,"lessons":[]}}', 'not-progress format'],
    [file([['a']]), 'not-an-entry lessons.0'],
    [file([['', visit]]), 'bad-id lessons.0'],
    [file([['a', visit], ['a', visit]]), 'id-twice lessons.1'],
    [file([['a', { ...visit, firstVisit: -1 }]]), 'not-a-time lessons.0.firstVisit'],
    [file([['a', { ...visit, firstVisit: 3 }]]), 'out-of-order lessons.0.lastVisit'],
    [file([['a', { ...visit, claims: {} }]]), 'not-a-list lessons.0.claims'],
    [file([['a', { ...visit, claims: [['c', { at: 1, passed: 1, value: 1, runs: 1 }]] }]]), 'not-yes-or-no lessons.0.claims.0.passed'],
    [file([['a', { ...visit, claims: [['c', { at: 1, passed: true, value: 'many', runs: 1 }]] }]]), 'not-a-number lessons.0.claims.0.value'],
    [file([['a', { ...visit, claims: [['c', { at: 1, passed: true, value: 1, runs: 1.5 }]] }]]), 'not-a-count lessons.0.claims.0.runs'],
    [file([['a', { ...visit, predictions: [['p', { at: 1, kind: 'toString', right: true }]] }]]), 'unknown-word lessons.0.predictions.0.kind'],
    [file(Array.from({ length: progressCaps.lessons + 1 }, (_, index) => [String(index), visit])), 'too-many lessons'],
    [' '.repeat(progressCaps.bytes + 1), 'too-large '],
  ])('%.60s is refused: %s', (text, expected) => {
    expect(problem(text)).toBe(expected);
  });

  it('keeps ids that name parts of every object apart from them', () => {
    const state = recordVisit(recordVisit(emptyProgress, '__proto__', 1), 'constructor', 2);
    expect([...decoded(encodeProgress(state)).lessons.keys()]).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['firstVisit']).toBeUndefined();
  });

  it('never throws, whatever has happened to it', () => {
    const mutation = fc.record({ at: fc.nat(), removed: fc.nat(6), inserted: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"__proto__":', 'null', '1e999', '[', '}', '-0', '"NaN"')) });
    fc.assert(fc.property(progress, fc.array(mutation, { minLength: 1, maxLength: 4 }), (value, mutations) => {
      let text = encodeProgress(value);
      for (const { at, removed, inserted } of mutations) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + inserted + text.slice(from + removed);
      }
      const result = decodeProgress(text);
      const read = 'error' in result ? emptyProgress : result.progress;
      expect(normal(decoded(encodeProgress(read)))).toEqual(normal(read));
      expect('error' in result ? result.error.code : 'read').not.toBe('');
    }), { numRuns: 500 });
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(() => decodeProgress(JSON.stringify(value))).not.toThrow();
    }), { numRuns: 500 });
  });
});
