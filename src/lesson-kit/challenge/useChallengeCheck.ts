import { useCallback, useEffect, useRef, useState } from 'react';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { useLabCommands } from '@/session/LabContext';
import { judgeChallenge, type ChallengeResult, type ChallengeRules } from '@/tutor/grading/challenge';
import { requestFor } from '@/tutor/grading/metrics';

export type ChallengeCheck =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly seed: number; readonly step: number; readonly steps: number; readonly result: ChallengeResult }
  | { readonly kind: 'done'; readonly attempt: Experiment; readonly result: ChallengeResult }
  | { readonly kind: 'failed'; readonly code: string };

interface Checker {
  readonly check: ChallengeCheck;
  readonly start: (attempt: Experiment) => void;
  readonly cancel: () => void;
}

/** Trains an attempt on every seed of a challenge, beside the lab, until all have passed or one has not. */
export function useChallengeCheck(rules: ChallengeRules, onJudged: (result: ChallengeResult) => void): Checker {
  const { measure } = useLabCommands();
  const [check, setCheck] = useState<ChallengeCheck>({ kind: 'none' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const cancel = useCallback(() => {
    controller.current?.abort();
    setCheck({ kind: 'none' });
  }, []);

  const start = useCallback(
    (attempt: Experiment) => {
      controller.current?.abort();
      const { signal } = (controller.current = new AbortController());
      const show = (next: ChallengeCheck): void => {
        if (!signal.aborted) setCheck(next);
      };
      const runs = new Map<number, MeasuredRun>();
      const run = async (): Promise<void> => {
        for (const seed of rules.seeds) {
          const onProgress = (step: number, steps: number): void => show({ kind: 'running', seed, step, steps, result: judgeChallenge(rules, runs) });
          onProgress(0, attempt.steps);
          runs.set(seed, await measure({ ...attempt, seed }, { signal, onProgress, request: requestFor(rules.goals) }));
          // One seed decides: the others would only cost the reader's time.
          if (judgeChallenge(rules, runs).seeds.some(({ passed }) => !passed)) break;
        }
        const result = judgeChallenge(rules, runs);
        if (signal.aborted) return;
        onJudged(result);
        setCheck({ kind: 'done', attempt, result });
      };
      run().catch((error: unknown) => show({ kind: 'failed', code: error instanceof Error && 'code' in error ? String(error.code) : 'internal' }));
    },
    [rules, measure, onJudged],
  );
  return { check, start, cancel };
}
