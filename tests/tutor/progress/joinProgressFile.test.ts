import { describe, expect, it } from 'vitest';
import { joinProgressFile } from '@/tutor/progress/joinProgressFile';
import { emptyProgress, recordAttempt, recordClaim, recordPrediction, recordVisit } from '@/tutor/progress/progress';
import { encodeProgress } from '@/tutor/progress/progressFile';

const gains = (...[here, text]: Parameters<typeof joinProgressFile>) => {
  const joined = joinProgressFile(here, text);
  if (joined.error) throw joined.error;
  return joined.gains;
};

describe('joining a file', () => {
  let there = recordVisit(emptyProgress, 'dropout', 10);
  there = recordClaim(there, 'dropout', 'c1', { at: 20, passed: true, value: NaN });
  there = recordClaim(there, 'dropout', 'c2', { at: 20, passed: true, value: 1 });
  there = recordPrediction(there, 'momentum', 'p', 30, { kind: 'choice', right: true });
  there = recordAttempt(there, 'momentum', 'x', { at: 40, solved: true, hints: 0, solutionOpen: false });
  const text = encodeProgress(there);

  it('says lesson by lesson what it would add', () => {
    expect(gains(emptyProgress, text)).toEqual([
      { lesson: 'dropout', visited: true, claims: 2, predictions: 0, challenges: 0, updated: 0 },
      { lesson: 'momentum', visited: true, claims: 0, predictions: 1, challenges: 1, updated: 0 },
    ]);
  });

  it('tells what is new from what is only newer', () => {
    const here = recordClaim(recordVisit(emptyProgress, 'dropout', 10), 'dropout', 'c1', { at: 15, passed: false, value: 0 });
    expect(gains(here, text)[0]).toEqual({ lesson: 'dropout', visited: true, claims: 1, predictions: 0, challenges: 0, updated: 1 });
  });

  it('adds nothing that is here already, whatever else is here', () => {
    expect(gains(there, text)).toEqual([]);
    expect(gains(recordVisit(there, 'activations', 50), text)).toEqual([]);
  });
});
