import type { Translated } from '@/lesson-kit/types';

export interface GlossaryEntry {
  readonly name: Translated;
  /** one sentence */
  readonly meaning: Translated;
}

/** As short to write as a line of a dictionary. */
export const entry = (en: string, zh: string, meaningEn: string, meaningZh: string): GlossaryEntry => ({ name: { en, zh }, meaning: { en: meaningEn, zh: meaningZh } });
