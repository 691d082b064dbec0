import { createContext, useContext } from 'react';
import type { Language } from '@/lib/messages';

export interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

/** English without a provider, so that a control can be tested alone. */
export const LanguageContext = createContext<LanguageChoice>({ language: 'en', setLanguage: () => undefined });

export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

/** The reader's side of anything that exists in both languages: a dictionary of defineMessages, or a title. */
export function useMessages<T>(messages: Readonly<Record<Language, T>>): T {
  return messages[useLanguage().language];
}
