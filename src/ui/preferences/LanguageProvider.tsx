import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { languages, type Language } from '@/lib/messages';
import { LanguageContext } from './language';
import { preferences, type PreferenceStore } from './storage';

const key = 'language';
const htmlLang: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

const isLanguage = (value: string | null): value is Language => languages.some((known) => known === value);

/** The reader's choice, else the first of the browser's languages that we speak, else English. */
export function initialLanguage(remembered: string | null, preferred: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered;
  return preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((tag): tag is Language => isLanguage(tag)) ?? 'en';
}

export function LanguageProvider({ store = preferences, children }: { readonly store?: PreferenceStore; readonly children: ReactNode }) {
  const [language, setState] = useState<Language>(() => initialLanguage(store.read(key), navigator.languages));

  useEffect(() => {
    document.documentElement.lang = htmlLang[language];
  }, [language]);

  const setLanguage = useCallback(
    (next: Language) => {
      setState(next);
      store.write(key, next);
    },
    [store],
  );

  const value = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}
