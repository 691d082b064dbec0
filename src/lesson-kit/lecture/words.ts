import type { Words } from '@/export/deck/types';
import type { Language } from '@/lib/messages';

/** What a deck says, in the reader's language where it speaks it. */
export const wordsIn = (words: Words, language: Language): string => (typeof words === 'string' ? words : words[language]);
