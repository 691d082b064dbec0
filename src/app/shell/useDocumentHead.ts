import { useEffect } from 'react';
import { useColours } from '@/ui/preferences/colours';
import { useLanguage } from '@/ui/preferences/language';

const manifests = { en: 'manifest.webmanifest', zh: 'manifest.zh.webmanifest' } as const;

/** What the browser takes from the head for its own surfaces: its bar in the page's colour, the application in the reader's language. */
export function useDocumentHead(): void {
  const { language } = useLanguage();
  const [surface] = useColours('--surface');

  useEffect(() => {
    // One for each scheme of the system; a chosen theme overrules both.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute('content', surface ?? '');
  }, [surface]);

  useEffect(() => {
    document.querySelector('link[rel="manifest"]')?.setAttribute('href', `${import.meta.env.BASE_URL}${manifests[language]}`);
  }, [language]);
}
