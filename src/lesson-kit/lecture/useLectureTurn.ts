import type { RefObject } from 'react';
import type { DeckView, SpotlightKind } from '@/export/deck/types';
import type { SlowMotion } from '@/lesson-kit/lab/phases/useSlowMotion';
import { useLabView } from '@/lesson-kit/lab/labView';
import { useLabCommands, useLabSnapshot } from '@/session/LabContext';
import type { DeckPosition } from './deckPosition';
import { useReveal } from './reveal';
import { turnPage } from './turnPage';

/** What a run is watched on. */
const runs: ReadonlySet<SpotlightKind> = new Set(['training', 'validation', 'inside']);

type Spot = Pick<DeckView, 'spotlight' | 'place'>;

/** Through a lesson without a deck: the charts, the inside, then the text section by section. */
function spotsOf(article: HTMLElement | null): readonly Spot[] {
  const sections = article?.querySelectorAll('section[data-place]').length ?? 0;
  return [{ spotlight: 'training' }, { spotlight: 'validation' }, { spotlight: 'inside' }, ...Array.from({ length: sections }, (_, place) => ({ spotlight: 'section' as const, place }))];
}

export interface LectureTurn {
  readonly next: () => void;
  readonly previous: () => void;
}

/** What a clicker's two buttons mean now. */
export function useLectureTurn(article: RefObject<HTMLElement | null>, slow: SlowMotion, deck: DeckPosition | null): LectureTurn {
  const { view, change } = useLabView();
  const { run } = useLabCommands();
  const snapshot = useLabSnapshot();
  const reveal = useReveal();
  const { spotlight, place = 0 } = view;

  const turned = (direction: 1 | -1): boolean => {
    if (spotlight === 'section' || spotlight === 'picture') return article.current !== null && turnPage(article.current, direction);
    if (spotlight !== 'phases') return false;
    if (direction > 0 && !slow.over && !(deck && slow.phase === 'update' && slow.after)) {
      slow.next();
      return true;
    }
    if (direction > 0 || (slow.phase !== 'loss' && slow.phase !== 'backward')) return false;
    slow.back();
    return true;
  };

  const goBy = (direction: 1 | -1): void => {
    const spots = spotsOf(article.current);
    const now = spots.findIndex((spot) => spot.spotlight === spotlight && (spot.place ?? 0) === (spotlight === 'section' ? place : 0));
    const spot = spots[now + direction];
    if (!spot) return;
    change({ place: 0, ...spot });
    article.current?.scrollTo({ top: 0 });
  };

  return {
    next() {
      if (turned(1)) return;
      if (!deck) return goBy(1);
      const { status, step } = snapshot();
      if (runs.has(spotlight) && status === 'idle' && step === 0) return run();
      if (deck.item.reveal !== undefined && !reveal.shown) return reveal.show();
      deck.next();
    },
    previous() {
      if (turned(-1)) return;
      if (!deck) return goBy(-1);
      if (deck.item.reveal !== undefined && reveal.shown) return reveal.hide();
      deck.previous();
    },
  };
}
