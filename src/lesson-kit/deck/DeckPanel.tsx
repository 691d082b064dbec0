import { useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Select } from '@/ui/controls/Select';
import { useMessages } from '@/ui/preferences/language';
import { deckCaps, type DeckItem, type DeckView } from '@/export/deck/types';
import { useLabView } from '@/lesson-kit/lab/labView';
import { useLabSnapshot } from '@/session/LabContext';
import styles from './DeckPanel.module.css';
import { DraftField } from './DraftField';
import { pageDeck } from './ownDeck';
import { useSpots } from './useSpots';

const messages = defineMessages({
  en: {
    what: 'A deck is a lecture: states of labs in an order, shown one after the other with Page Down. What is on screen now can be one of them.',
    title: 'Title',
    spot: 'In the spotlight',
    ask: 'Question to the room (may be left out)',
    reveal: 'Answer (shown when asked for)',
    notes: 'Notes (for you alone)',
    add: 'Add this state to the deck',
    added: (count: number) => `Added. The deck now has ${count === 1 ? 'one state' : `${count} states`}.`,
    full: `A deck takes ${deckCaps.items} states at most, and four million characters in all. Nothing was added.`,
    memory: 'This browser does not keep it: download the deck before you close the page.',
    open: 'To the deck',
  },
  zh: {
    what: '讲稿是一堂课：按顺序排好的实验状态，用 Page Down 逐个展示。现在屏幕上的状态就可以是其中之一。',
    title: '标题',
    spot: '聚焦于',
    ask: '向全班提的问题（可不填）',
    reveal: '答案（要求时才显示）',
    notes: '备注（只给你自己看）',
    add: '把当前状态加入讲稿',
    added: (count: number) => `已加入。讲稿现有 ${count} 个状态。`,
    full: `一份讲稿最多 ${deckCaps.items} 个状态，总共不超过四百万字符。没有加入。`,
    memory: '浏览器不会保存它：请在关闭页面前下载讲稿。',
    open: '打开讲稿',
  },
});

/** Puts what is on screen into the deck that is being made on this device. */
export function DeckPanel({ lesson, title: suggested }: { readonly lesson: string; /** of the lesson, and the preset if there is one */ readonly title: string }) {
  const text = useMessages(messages);
  const snapshot = useLabSnapshot();
  const { view } = useLabView();
  const own = pageDeck();
  const keeping = useStore(own.store, (state) => state.keeping);
  const count = useStore(own.store, (state) => state.deck?.items.length ?? 0);
  const spots = useSpots();
  const [spot, setSpot] = useState('validation');
  const [words, setWords] = useState({ title: suggested, ask: '', reveal: '', notes: '' });
  const [outcome, setOutcome] = useState<'added' | 'full' | null>(null);

  const add = (): void => {
    const chosen = spots.find(({ id: known }) => known === spot) ?? spots[0]!;
    const { spotlight: _, place: __, language: ___, ...rest } = view;
    const shown: DeckView = { ...rest, spotlight: chosen.spotlight, ...(chosen.place === undefined ? {} : { place: chosen.place }) };
    const said = (key: 'ask' | 'reveal' | 'notes'): Partial<DeckItem> => (words[key].trim() === '' ? {} : { [key]: words[key].trim() });
    const item: DeckItem = { title: words.title.trim() || suggested, ...said('ask'), ...said('notes'), ...said('reveal'), lesson, experiment: snapshot().experiment, view: shown };
    setOutcome(own.add(item) ? 'added' : 'full');
  };
  const field = (key: keyof typeof words, most: number) => (
    <DraftField label={text[key]} value={words[key]} most={most} rows={key === 'title' ? 1 : 2} onType={(said) => setWords({ ...words, [key]: said })} />
  );
  return (
    <div className={styles.panel}>
      <p className={styles.what}>{text.what}</p>
      {field('title', deckCaps.title)}
      <Select label={text.spot} value={spot} options={spots.map(({ id: value, label }) => ({ value, label }))} onChange={setSpot} />
      {field('ask', deckCaps.sentence)}
      {field('reveal', deckCaps.sentence)}
      {field('notes', deckCaps.notes)}
      <div className={styles.row}>
        <Button variant="primary" icon="plus" onClick={add}>
          {text.add}
        </Button>
        {count > 0 && <Link href="/lecture">{text.open}</Link>}
      </div>
      <p role="status" className={styles.status}>
        {outcome === 'added' && text.added(count)}
        {outcome === 'full' && text.full}
        {outcome === 'added' && keeping === 'memory' && ` ${text.memory}`}
      </p>
    </div>
  );
}
