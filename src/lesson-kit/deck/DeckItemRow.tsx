import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { deckCaps, type DeckItem, type SpotlightKind } from '@/export/deck/types';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { wordsIn } from '@/lesson-kit/lecture/words';
import styles from './DeckEditor.module.css';
import { DraftField } from './DraftField';
import type { ItemText } from './editItem';

const messages = defineMessages({
  en: {
    title: (place: number) => `Title of state ${place}`,
    spots: { training: 'training curve', validation: 'validation curve', inside: 'inside', phases: 'slow motion', picture: 'drawing', section: 'text' } satisfies Record<SpotlightKind, string>,
    ask: 'Question to the room',
    reveal: 'Answer',
    notes: 'Notes for the lecturer',
    words: 'Question, answer and notes',
    up: 'Earlier',
    down: 'Later',
    upOf: (place: number) => `Show state ${place} earlier`,
    downOf: (place: number) => `Show state ${place} later`,
    remove: 'Take out',
    removeOf: (place: number) => `Take state ${place} out of the deck`,
  },
  zh: {
    title: (place: number) => `第 ${place} 个状态的标题`,
    spots: { training: '训练曲线', validation: '验证曲线', inside: '网络内部', phases: '慢动作', picture: '图', section: '课文' } satisfies Record<SpotlightKind, string>,
    ask: '向全班提的问题',
    reveal: '答案',
    notes: '讲者备注',
    words: '问题、答案与备注',
    up: '前移',
    down: '后移',
    upOf: (place: number) => `把第 ${place} 个状态前移`,
    downOf: (place: number) => `把第 ${place} 个状态后移`,
    remove: '移出',
    removeOf: (place: number) => `把第 ${place} 个状态移出讲稿`,
  },
});

interface DeckItemRowProps {
  readonly item: DeckItem;
  /** its lesson's title */
  readonly lesson: string;
  readonly index: number;
  readonly count: number;
  readonly onType: (key: ItemText, said: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** After a move the same button of the moved state has the focus: pressing again moves it on. */
function keepFocus(list: Element | null | undefined, index: number, by: 1 | -1): void {
  requestAnimationFrame(() => {
    const row = list?.children[index];
    const button = row?.querySelector<HTMLButtonElement>(`[data-move="${by}"]:enabled`) ?? row?.querySelector<HTMLButtonElement>('[data-move]:enabled');
    button?.focus();
  });
}

export function DeckItemRow({ item, lesson, index, count, onType, onMove, onRemove }: DeckItemRowProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const place = index + 1;
  const words = (key: ItemText): string => (item[key] === undefined ? '' : wordsIn(item[key], language));
  const move = (by: 1 | -1) => (event: { readonly currentTarget: Element }): void => {
    const list = event.currentTarget.closest('ol');
    onMove(by);
    keepFocus(list, index + by, by);
  };
  return (
    <li className={styles.item}>
      <DraftField label={text.title(place)} labelHidden value={words('title')} most={deckCaps.title} required onType={(said) => onType('title', said)} />
      <p className={styles.about}>
        {lesson} · {laneNames(item.experiment, language).join(', ')} · {text.spots[item.view.spotlight]}
      </p>
      <div className={styles.row}>
        <Button data-move={-1} aria-label={text.upOf(place)} disabled={index === 0} onClick={move(-1)}>
          {text.up}
        </Button>
        <Button data-move={1} aria-label={text.downOf(place)} disabled={index === count - 1} onClick={move(1)}>
          {text.down}
        </Button>
        <Button variant="quiet" aria-label={text.removeOf(place)} onClick={onRemove}>
          {text.remove}
        </Button>
      </div>
      <details>
        <summary>{text.words}</summary>
        {(['ask', 'reveal', 'notes'] as const).map((key) => (
          <DraftField key={key} label={text[key]} value={words(key)} most={key === 'notes' ? deckCaps.notes : deckCaps.sentence} rows={2} onType={(said) => onType(key, said)} />
        ))}
      </details>
    </li>
  );
}
