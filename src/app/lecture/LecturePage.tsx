import { useCallback, useMemo } from 'react';
import { useSearch } from 'wouter';
import { useStore } from 'zustand';
import { readDeck } from '@/export/deck/readDeck';
import { pageDeck } from '@/lesson-kit/deck/ownDeck';
import { wordsIn } from '@/lesson-kit/lecture/words';
import { useLoaded } from '@/lesson-kit/useLoaded';
import { useLanguage } from '@/ui/preferences/language';
import { PageLoading } from '@/app/pages/PageLoading';
import { DeckPlayer } from './DeckPlayer';
import { LectureList } from './LectureList';
import { lastOpenedDeck, lessonSlugs } from './openedDeck';
import { shippedDecks, type ShippedDeck } from './shippedDecks';

/** Lectures: the list of decks, or with `?deck=` one of them as a lecture. `mine` and `file` live on this device. */
export default function LecturePage() {
  const wanted = new URLSearchParams(useSearch()).get('deck');
  const shipped = shippedDecks.find(({ slug }) => slug === wanted);
  if (wanted === null) return <LectureList />;
  if (shipped) return <Shipped key={shipped.slug} shipped={shipped} />;
  if (wanted === 'mine') return <Mine />;
  if (wanted === 'file') return <Opened />;
  return <LectureList unknown={wanted} />;
}

function Shipped({ shipped }: { readonly shipped: ShippedDeck }) {
  const { state } = useLoaded(useCallback(async () => readDeck(await shipped.text(), lessonSlugs), [shipped]));
  if (state.kind === 'loading') return <PageLoading />;
  // The page's own boundary says that a file did not arrive, and offers to try again.
  if (state.kind === 'failed') throw state.error instanceof Error ? state.error : new Error(String(state.error));
  const { deck, error } = state.value;
  return deck ? <DeckPlayer deck={deck} address={`/lecture?deck=${shipped.slug}`} /> : <LectureList refused={{ name: shipped.slug, error }} />;
}

function Mine() {
  const deck = useStore(pageDeck().store, (state) => state.deck);
  const { language } = useLanguage();
  if (!deck) return <LectureList unknown="mine" />;
  const missing = deck.items.findIndex(({ lesson }) => !lessonSlugs.has(lesson));
  if (missing >= 0) return <LectureList refused={{ name: wordsIn(deck.title, language), error: { code: 'unknown-lesson', path: `items.${missing}.lesson`, params: { given: deck.items[missing]!.lesson } } }} />;
  return <DeckPlayer deck={deck} address="/lecture?deck=mine" />;
}

function Opened() {
  const opened = useMemo(() => lastOpenedDeck(), []);
  return opened ? <DeckPlayer deck={opened.deck} address="/lecture?deck=file" /> : <LectureList unknown="file" />;
}
