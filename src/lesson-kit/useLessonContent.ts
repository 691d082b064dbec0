import { useCallback, type ComponentType } from 'react';
import type { Language } from '@/lib/messages';
import type { LessonScope } from './LessonContext';
import { createStage } from './stage';
import type { LessonFolder, LessonLab, ProseProps } from './types';
import { useLoaded } from './useLoaded';

export interface LessonContent {
  readonly lab: LessonLab;
  readonly scope: LessonScope;
  readonly Picture: ComponentType | null;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((item) => [item.id, item]));

export function useLessonContent(lesson: LessonFolder) {
  return useLoaded(
    useCallback(async (): Promise<LessonContent> => {
      const [lab, claims, predictions, challenges, Picture] = await Promise.all([lesson.lab(), lesson.claims(), lesson.predictions(), lesson.challenges(), lesson.picture?.() ?? null]);
      return { lab, scope: { slug: lesson.slug, claims: byId(claims), predictions: byId(predictions), challenges: byId(challenges), stage: createStage() }, Picture };
    }, [lesson]),
  );
}

/** The text in the reader's language; while another language loads, the old text stays. */
export function useProse(lesson: LessonFolder, language: Language) {
  // A component in state must be wrapped: React would call it as an updater.
  return useLoaded(useCallback(async () => ({ Text: (await lesson.prose[language]()) as ComponentType<ProseProps> }), [lesson, language]));
}
