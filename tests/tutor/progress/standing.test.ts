import { describe, expect, it } from 'vitest';
import { nextLesson } from '@/tutor/progress/nextLesson';
import { emptyProgress, recordAttempt, recordClaim, recordPrediction, recordVisit, type Progress } from '@/tutor/progress/progress';
import { standingOf, type LessonParts } from '@/tutor/progress/standing';

const parts: LessonParts = { claims: ['c1', 'c2'], predictions: ['p'], challenges: ['x'] };
const standing = (progress: Progress, of = parts) => standingOf(progress.lessons.get('a'), of);
const attempt = (progress: Progress, solved: boolean, solutionOpen = false) => recordAttempt(progress, 'a', 'x', { at: 1, solved, hints: 2, solutionOpen });

describe('where a reader stands', () => {
  it('is nowhere before the first visit, and begun after it', () => {
    expect(standing(emptyProgress)).toEqual({
      state: 'untouched', claims: { of: 2, done: 0, well: 0 }, predictions: { of: 1, done: 0, well: 0 }, challenges: { of: 1, done: 0, well: 0 }, hints: 0, share: 0,
    });
    expect(standing(recordVisit(emptyProgress, 'a', 1)).state).toBe('begun');
  });

  it('counts what was done, how it came out, and nothing the lesson does not hold', () => {
    let progress = recordClaim(emptyProgress, 'a', 'c1', { at: 1, passed: false, value: 0 });
    progress = recordClaim(progress, 'a', 'long gone', { at: 1, passed: true, value: 0 });
    progress = recordPrediction(progress, 'a', 'p', 1, { kind: 'choice', right: true });
    expect(standing(attempt(progress, false))).toEqual({
      state: 'begun', claims: { of: 2, done: 1, well: 0 }, predictions: { of: 1, done: 1, well: 1 }, challenges: { of: 1, done: 0, well: 0 }, hints: 2, share: 0.5,
    });
  });

  it('is at the end when what the lesson asks has been answered, rightly or not', () => {
    const answered = recordPrediction(emptyProgress, 'a', 'p', 1, { kind: 'choice', right: false });
    expect(standing(answered).state).toBe('begun');
    expect(standing(attempt(answered, true))).toMatchObject({ state: 'done', challenges: { done: 1, well: 1 } });
    expect(standing(attempt(answered, false, true))).toMatchObject({ state: 'done', challenges: { done: 1, well: 0 } });
  });

  it('is at the end of a lesson that asks nothing when its claims have been checked', () => {
    const only = { ...parts, predictions: [], challenges: [] };
    const one = recordClaim(emptyProgress, 'a', 'c1', { at: 1, passed: true, value: 0 });
    expect(standing(one, only).state).toBe('begun');
    expect(standing(recordClaim(one, 'a', 'c2', { at: 1, passed: false, value: 0 }), only)).toMatchObject({ state: 'done', share: 1 });
    expect(standing(recordVisit(emptyProgress, 'a', 1), { claims: [], predictions: [], challenges: [] })).toMatchObject({ state: 'done', share: 1 });
  });
});

describe('the next lesson', () => {
  const lesson = (slug: string, state: 'untouched' | 'begun' | 'done', prerequisites: readonly string[] = [], lastVisit: number | null = null) => ({ slug, state, prerequisites, lastVisit });

  it('is the first, then the first whose prerequisites are done', () => {
    expect(nextLesson([lesson('a', 'untouched'), lesson('b', 'untouched', ['a'])])).toBe('a');
    expect(nextLesson([lesson('a', 'done'), lesson('b', 'untouched', ['c']), lesson('c', 'untouched', ['a'])])).toBe('c');
  });

  it('is the one that was begun last, unless something it needs is missing', () => {
    expect(nextLesson([lesson('a', 'untouched'), lesson('b', 'begun', [], 5), lesson('c', 'begun', [], 9), lesson('d', 'begun', ['a'], 99)])).toBe('c');
  });

  it('is none when all are done', () => {
    expect(nextLesson([lesson('a', 'done'), lesson('b', 'done', ['a'])])).toBeNull();
    expect(nextLesson([])).toBeNull();
  });
});
