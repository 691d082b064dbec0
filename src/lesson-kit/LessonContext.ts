import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { createStage, type Stage } from './stage';
import type { Challenge, Claim, HandChallenge, LessonPrediction } from './types';

/** The lesson on screen, for everything that its text places. */
export interface LessonScope {
  readonly slug: string;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly predictions: ReadonlyMap<string, LessonPrediction>;
  readonly challenges: ReadonlyMap<string, Challenge | HandChallenge>;
  readonly stage: StoreApi<Stage>;
}

export const LessonContext = createContext<LessonScope | null>(null);

export function useLesson(): LessonScope {
  const lesson = use(LessonContext);
  if (!lesson) throw new Error('there is no <LessonContext> around this component');
  return lesson;
}

/** For a lab that may also stand outside a lesson: nothing is ever on such a stage. */
const noStage = createStage();

/** A part of the stage; the component renders again when the selected value changes (by Object.is). */
export function useStage<T>(selector: (stage: Stage) => T): T {
  return useStore(use(LessonContext)?.stage ?? noStage, selector);
}

export function useStageActions(): Pick<StoreApi<Stage>, 'setState'> {
  return use(LessonContext)?.stage ?? noStage;
}

// The sweep over all lessons finds a missing id first.
const missing = (file: string, id: string): Error => new Error(`the prose speaks of "${id}", which ${file} does not have`);

export function useClaim(id: string): Claim {
  const claim = useLesson().claims.get(id);
  if (!claim) throw missing('claims.ts', id);
  return claim;
}

export function usePrediction(id: string): LessonPrediction {
  const prediction = useLesson().predictions.get(id);
  if (!prediction) throw missing('predictions.ts', id);
  return prediction;
}

export function useChallenge(id: string): Challenge | HandChallenge {
  const challenge = useLesson().challenges.get(id);
  if (!challenge) throw missing('challenges.ts', id);
  return challenge;
}
