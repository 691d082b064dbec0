import type { LessonMeta } from './types';

/** Checks what types cannot: a lesson with an empty title or no goal fails the build, with the key named. */
export function defineLesson(meta: LessonMeta): LessonMeta {
  for (const key of ['title', 'summary'] as const) {
    for (const [language, text] of Object.entries(meta[key])) if (text.trim() === '') throw new Error(`lesson: ${key}.${language} is empty`);
  }
  for (const key of ['goals', 'outOfScope'] as const) {
    if (meta[key].en.length !== meta[key].zh.length) throw new Error(`lesson: ${key} has ${meta[key].en.length} entries in English and ${meta[key].zh.length} in Chinese`);
  }
  if (meta.goals.en.length === 0) throw new Error('lesson: goals is empty');
  if (!Number.isInteger(meta.order) || meta.order < 1) throw new Error(`lesson: order is ${meta.order}; it counts from 1`);
  if (!(meta.minutes >= 1)) throw new Error(`lesson: minutes is ${meta.minutes}`);
  return meta;
}
