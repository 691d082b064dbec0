import type { RefObject } from 'react';
import { defineMessages } from '@/lib/messages';
import { useHotkeys, type Hotkey } from '@/ui/keys/useHotkeys';
import { useMessages } from '@/ui/preferences/language';
import type { SpotlightKind } from '@/export/deck/types';
import { panelsFor } from '@/lesson-kit/lab/LabInside';
import { useLabView } from '@/lesson-kit/lab/labView';
import { useLabSnapshot } from '@/session/LabContext';
import type { DeckPosition } from './deckPosition';
import type { LectureTurn } from './useLectureTurn';

const messages = defineMessages({
  en: {
    next: 'go on (also the clicker)',
    previous: 'go back (also the clicker)',
    training: 'training curve',
    validation: 'validation curve',
    inside: 'inside of the networks; again: the next panel',
    picture: 'drawing of the lesson; again: the next one',
    section: 'text of the lesson; again: the next section',
    quantity: 'loss or accuracy',
    axis: 'linear or logarithmic axis',
    black: 'black screen, and back',
    notes: 'notes for the lecturer',
    leave: 'out of the deck, to the list of lectures',
  },
  zh: {
    next: '前进（翻页笔同）',
    previous: '后退（翻页笔同）',
    training: '训练曲线',
    validation: '验证曲线',
    inside: '网络内部；再按：下一个面板',
    picture: '课程的图；再按：下一幅',
    section: '课文；再按：下一节',
    quantity: '损失或准确率',
    axis: '线性或对数坐标',
    black: '黑屏，再按恢复',
    notes: '讲者备注',
    leave: '退出讲稿，回到讲稿列表',
  },
});

interface LectureKeys {
  readonly article: RefObject<HTMLElement | null>;
  readonly turn: LectureTurn;
  readonly deck: DeckPosition | null;
  readonly black: boolean;
  readonly setBlack: (black: boolean) => void;
  readonly toggleNotes: () => void;
}

/** The keys that only a lecture has; those of the run are the lab's. */
export function useLectureKeys({ article, turn, deck, black, setBlack, toggleNotes }: LectureKeys): void {
  const text = useMessages(messages);
  const { view, change } = useLabView();
  const snapshot = useLabSnapshot();
  const { spotlight, place = 0, metric, log } = view;

  const shine = (kind: SpotlightKind, count: number): void => {
    article.current?.scrollTo({ top: 0 });
    if (count > 0) change({ spotlight: kind, place: spotlight === kind ? (place + 1) % count : 0 });
  };
  const counted = (selector: string): number => article.current?.querySelectorAll(selector).length ?? 0;
  const inside = (): void => {
    const { preview } = snapshot();
    if (spotlight !== 'inside' || !preview) return change({ spotlight: 'inside', place: 0 });
    const panels = panelsFor(preview);
    const now = view.inside && panels.includes(view.inside) ? panels.indexOf(view.inside) : 0;
    change({ inside: panels[(now + 1) % panels.length]! });
  };
  const key = (keys: readonly string[], shown: string, label: string, act: () => void): Hotkey => ({ keys, shown, label, act: black ? () => setBlack(false) : act });
  useHotkeys([
    key(['PageDown'], 'Page Down', text.next, turn.next),
    key(['PageUp'], 'Page Up', text.previous, turn.previous),
    key(['t'], 'T', text.training, () => change({ spotlight: 'training', place: 0 })),
    key(['v'], 'V', text.validation, () => change({ spotlight: 'validation', place: 0 })),
    key(['i'], 'I', text.inside, inside),
    key(['d'], 'D', text.picture, () => shine('picture', counted('[data-picture]'))),
    key(['x'], 'X', text.section, () => shine('section', counted('section[data-place]'))),
    key(['q'], 'Q', text.quantity, () => change({ metric: metric === 'loss' ? 'accuracy' : 'loss' })),
    key(['l'], 'L', text.axis, () => change({ log: !log })),
    key(['b', '.'], 'B  .', text.black, () => setBlack(true)),
    ...(deck ? [key(['n'], 'N', text.notes, toggleNotes), key(['Escape'], 'Esc', text.leave, deck.leave)] : []),
  ]);
}
