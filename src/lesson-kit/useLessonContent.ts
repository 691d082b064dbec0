import { useCallback, useEffect, useState, type ComponentType } from 'react';
import type { Language } from '@/lib/messages';
import type { Claim, LessonFolder, LessonLab, ProseProps } from './types';

export interface LessonContent {
  readonly lab: LessonLab;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly Picture: ComponentType | null;
}

export type Loaded<T> = { readonly kind: 'loading' } | { readonly kind: 'ready'; readonly value: T } | { readonly kind: 'failed'; readonly error: unknown };

/** Loads once; `retry` loads again after a failure (a file that was replaced by a new version, a lost network). */
function useLoaded<T>(load: () => Promise<T>): { readonly state: Loaded<T>; readonly retry: () => void } {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setState({ kind: 'ready', value }),
      (error: unknown) => wanted && setState({ kind: 'failed', error }),
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);
  const retry = useCallback(() => {
    setState({ kind: 'loading' });
    setAttempt((count) => count + 1);
  }, []);
  return { state, retry };
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
