import { useCallback, useEffect, useRef, useState } from 'react';
import { useLesson } from '@/lesson-kit/LessonContext';
import type { Claim } from '@/lesson-kit/types';
import { runClaim, type ClaimOutcome, type ClaimProgress } from '@/session/claimRunner';
import { freshSeeds } from '@/session/freshSeeds';
import { useLabCommands } from '@/session/LabContext';
import { useProgressCommands } from '@/session/progress/ProgressContext';

export type ClaimRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ClaimProgress | null }
  | { readonly kind: 'done'; readonly outcome: ClaimOutcome }
  | { readonly kind: 'failed'; readonly code: string };

/** `fresh`: as many as the claim lists, drawn anew; `listed`: those of the test. */
export type ClaimSeeds = 'fresh' | 'listed';

/** Runs a claim seed after seed beside the lab; leaving the page or a second click cancels it. A finished run is remembered. */
export function useClaimRun(claim: Claim): { readonly run: ClaimRun; readonly start: (seeds: ClaimSeeds) => void; readonly cancel: () => void } {
  const { measure } = useLabCommands();
  const { claim: remember } = useProgressCommands();
  const { slug } = useLesson();
  const [run, setRun] = useState<ClaimRun>({ kind: 'idle' });
  const controller = useRef<AbortController | null>(null);

  const cancel = useCallback(() => {
    controller.current?.abort();
    controller.current = null;
    setRun({ kind: 'idle' });
  }, []);
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback((which: ClaimSeeds) => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setRun({ kind: 'running', progress: null });
    const show = (next: ClaimRun): void => {
      if (!own.signal.aborted) setRun(next);
    };
    const seeds = which === 'fresh' ? freshSeeds(claim.seeds.length) : claim.seeds;
    runClaim(claim, measure, { seeds, signal: own.signal, onProgress: (progress) => show({ kind: 'running', progress }) }).then(
      (outcome) => {
        show({ kind: 'done', outcome });
        remember(slug, claim.id, outcome);
      },
      (error: unknown) => show({ kind: 'failed', code: error instanceof Error && 'code' in error ? String(error.code) : 'internal' }),
    );
  }, [claim, measure, remember, slug]);
  return { run, start, cancel };
}
