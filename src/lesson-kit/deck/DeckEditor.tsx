import { useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { deckCaps, type Deck } from '@/export/deck/types';
import { writeDeck } from '@/export/deck/writeDeck';
import { saveText } from '@/lesson-kit/lab/handOver';
import { wordsIn } from '@/lesson-kit/lecture/words';
import styles from './DeckEditor.module.css';
import { DeckItemRow } from './DeckItemRow';
import { DraftField } from './DraftField';
import { editItem, editTitle, moveItem, removeItem } from './editItem';
import { pageDeck } from './ownDeck';

const messages = defineMessages({
  en: {
    title: 'Your own deck',
    none: 'There is none yet. In any lesson, bring the lab into a state worth showing and choose “Add to a lecture” below the curves.',
    name: 'Title of the deck',
    show: 'Show it',
    download: 'Download',
    clear: 'Clear the deck',
    kept: 'It stays on this device until you clear it. Download it to keep it elsewhere or to send it.',
    memory: 'This browser does not let the page store anything: download the deck before you close the page.',
    removed: (count: number) => (count === 1 ? 'One state was taken out.' : `${count} states were taken out.`),
    undo: 'Undo',
    damaged: 'A deck on this device could not be read',
    damagedText: 'It was put aside, not thrown away.',
    save: 'Download it as it is',
    forget: 'Throw it away',
  },
  zh: {
    title: '你自己的讲稿',
    none: '还没有。在任意一课里把实验台调到值得展示的状态，再点曲线下方的“加入讲稿”。',
    name: '讲稿标题',
    show: '开始放映',
    download: '下载',
    clear: '清空讲稿',
    kept: '它一直保存在这台设备上，直到你清空。要存到别处或发给别人，请下载。',
    memory: '浏览器不允许本页保存数据：请在关闭页面前下载讲稿。',
    removed: (count: number) => `已移出 ${count} 个状态。`,
    undo: '撤销',
    damaged: '本设备上有一份讲稿无法读取',
    damagedText: '它被放在一旁，没有丢弃。',
    save: '原样下载',
    forget: '丢弃',
  },
});

/** What was taken out last, and from where. */
interface Removed {
  readonly before: Deck;
  readonly from: number;
  readonly items: Deck['items'];
}

/** The items back in their place in what the deck is by now. */
function putBack(now: Deck | null, { before, from, items }: Removed): Deck {
  if (!now) return { ...before, items };
  return { ...now, items: [...now.items.slice(0, from), ...items, ...now.items.slice(from)] };
}

/** The deck that is being made on this device: names, notes, order. */
export function DeckEditor({ lessonTitle }: { /** of a slug, in the reader's language */ readonly lessonTitle: (slug: string) => string }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const own = pageDeck();
  const { deck, keeping, damaged } = useStore(own.store);
  const [removed, setRemoved] = useState<Removed | null>(null);
  // Fields hold what is typed; a deck that changes in another way (order, another tab) gets new ones.
  const [seen, setSeen] = useState({ deck, version: 0 });
  if (seen.deck !== deck) setSeen({ deck, version: seen.version + 1 });

  const write = (edit: (deck: Deck) => Deck): void => {
    own.change(edit);
    setSeen({ deck: own.store.getState().deck, version: seen.version });
  };
  const remove = (from: number, count: number): void => {
    if (!deck) return;
    setRemoved({ before: deck, from, items: deck.items.slice(from, from + count) });
    own.change((now) => (count === 1 ? removeItem(now, from) : null));
  };
  const undo = (): void => {
    if (removed) own.replace(putBack(own.store.getState().deck, removed));
    setRemoved(null);
  };
  return (
    <section className={styles.editor} aria-labelledby="own-deck">
      <h2 id="own-deck">{text.title}</h2>
      {damaged !== null && (
        <Notice
          tone="warning"
          title={text.damaged}
          actions={
            <>
              <Button onClick={() => saveText('damaged.descent-deck.json', damaged, 'application/json')}>{text.save}</Button>
              <Button variant="quiet" onClick={() => own.forgetDamaged()}>
                {text.forget}
              </Button>
            </>
          }
        >
          {text.damagedText}
        </Notice>
      )}
      {removed && (
        <Notice tone="info" onDismiss={() => setRemoved(null)} actions={<Button onClick={undo}>{text.undo}</Button>}>
          {text.removed(removed.items.length)}
        </Notice>
      )}
      {!deck && <p>{text.none}</p>}
      {deck && (
        <>
          <p className={styles.kept}>{text[keeping === 'device' ? 'kept' : 'memory']}</p>
          <DraftField key={`title ${seen.version}`} label={text.name} value={wordsIn(deck.title, language)} most={deckCaps.title} required onType={(said) => write((now) => editTitle(now, language, said))} />
          <ol className={styles.items}>
            {deck.items.map((item, index) => (
              <DeckItemRow
                key={`${seen.version} ${index}`}
                item={item}
                lesson={lessonTitle(item.lesson)}
                index={index}
                count={deck.items.length}
                onType={(key, said) => write((now) => editItem(now, index, key, language, said))}
                onMove={(by) => own.change((now) => moveItem(now, index, by))}
                onRemove={() => remove(index, 1)}
              />
            ))}
          </ol>
          <div className={styles.row}>
            <Link href="/lecture?deck=mine">{text.show}</Link>
            <Button icon="download" onClick={() => saveText('lecture.descent-deck.json', writeDeck(deck), 'application/json')}>
              {text.download}
            </Button>
            <Button variant="quiet" onClick={() => remove(0, deck.items.length)}>
              {text.clear}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
