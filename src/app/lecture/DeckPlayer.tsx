import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { LessonPage } from '@/lesson-kit/LessonPage';
import type { DeckPosition } from '@/lesson-kit/lecture/deckPosition';
import type { Deck } from '@/export/deck/types';
import { wordsIn } from '@/lesson-kit/lecture/words';
import { LanguageContext, useLanguage } from '@/ui/preferences/language';
import { useLecture } from '@/ui/preferences/lecture';
import { findLesson } from '@/app/catalog';
import { useTitle } from '@/app/pages/useTitle';

/** Shows a deck, item after item; the address says which, so that a page that is loaded again goes on there. */
export function DeckPlayer({ deck, address }: { readonly deck: Deck; /** of the deck, without the item */ readonly address: string }) {
  const [, navigate] = useLocation();
  const { language: reader, setLanguage } = useLanguage();
  const { enter } = useLecture();
  const wanted = Number(new URLSearchParams(useSearch()).get('item') ?? '1');
  const count = deck.items.length;
  const index = Number.isInteger(wanted) ? Math.min(count, Math.max(1, wanted)) - 1 : 0;
  const item = deck.items[index]!;
  const language = item.view.language ?? reader;
  useTitle(`${wordsIn(deck.title, language)} · Descent`);
  // Before the first picture: the desk is not to be seen.
  useLayoutEffect(() => enter(), [enter]);

  // What comes next is there before it is asked for.
  const following = deck.items[index + 1];
  useEffect(() => {
    const lesson = following && findLesson(following.lesson);
    if (!lesson) return;
    // A failure shows, with a button to try again, when the item is opened.
    void Promise.allSettled([lesson.lab(), lesson.claims(), lesson.prose[following.view.language ?? reader](), lesson.picture?.()]);
  }, [following, reader]);

  const position = useMemo((): DeckPosition => {
    const go = (to: number): void => {
      if (to >= 0 && to < count) navigate(`${address}&item=${to + 1}`, { replace: true });
    };
    return { item, index, count, next: () => go(index + 1), previous: () => go(index - 1), leave: () => navigate('/lecture') };
  }, [item, index, count, address, navigate]);
  const spoken = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  const lesson = findLesson(item.lesson);
  if (!lesson) throw new Error(`there is no lesson "${item.lesson}"`);
  return (
    <LanguageContext value={spoken}>
      <div data-wide lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <LessonPage key={index} lesson={lesson} deck={position} />
      </div>
    </LanguageContext>
  );
}
