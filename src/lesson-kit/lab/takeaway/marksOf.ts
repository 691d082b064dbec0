import type { Mark } from '@/export/runFile/types';
import type { ChallengeRecord, LessonProgress } from '@/tutor/progress/progress';

/** `surrendered` is said of a challenge whose solution was opened before it was solved. */
function resultOf({ solvedAt, surrendered }: ChallengeRecord): string {
  if (solvedAt === null) return surrendered ? 'surrendered' : 'open';
  return surrendered ? 'solved-after-solution' : 'solved';
}

/** What the reader has answered and achieved in a lesson, for a file; nothing where the lesson was never visited. */
export function marksOf(lesson: string, progress: LessonProgress | undefined): readonly Mark[] {
  if (!progress) return [];
  const { predictions, challenges, claims } = progress;
  return [
    ...[...predictions].map(([id, { at, right }]): Mark => ({ kind: 'prediction', lesson, id, result: right ? 'right' : 'wrong', at, attempts: null, hints: null })),
    ...[...challenges].map(([id, record]): Mark => ({ kind: 'challenge', lesson, id, result: resultOf(record), at: record.solvedAt ?? record.at, attempts: record.attempts, hints: record.hints })),
    ...[...claims].map(([id, { at, passed, runs }]): Mark => ({ kind: 'claim', lesson, id, result: passed ? 'passed' : 'failed', at, attempts: runs, hints: null })),
  ];
}
