import { useCallback, type ComponentType } from 'react';
import type { Language } from '@/lib/messages';
import type { Claim, LessonFolder, LessonLab, ProseProps } from './types';
import { useLoaded } from './useLoaded';

export interface LessonContent {
  readonly lab: LessonLab;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly Picture: ComponentType | null;
}

export function useLessonContent(lesson: LessonFolder) {
  return useLoaded(
    useCallback(async (): Promise<LessonContent> => {
      const [lab, claims, Picture] = await Promise.all([lesson.lab(), lesson.claims(), lesson.picture?.() ?? null]);
      return { lab, claims: new Map(claims.map((claim) => [claim.id, claim])), Picture };
    }, [lesson]),
  );
}

/** The text in the reader's language; while another language loads, the old text stays. */
export function useProse(lesson: LessonFolder, language: Language) {
  // A component in state must be wrapped: React would call it as an updater.
  return useLoaded(useCallback(async () => ({ Text: (await lesson.prose[language]()) as ComponentType<ProseProps> }), [lesson, language]));
}
