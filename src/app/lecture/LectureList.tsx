import { useRef, useState, type ChangeEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { deckRefusal } from '@/lesson-kit/deck/deckRefusal';
import { DeckEditor } from '@/lesson-kit/deck/DeckEditor';
import { useFileDrop } from '@/lesson-kit/lab/takeaway/useFileDrop';
import { wordsIn } from '@/lesson-kit/lecture/words';
import { readDeck } from '@/export/deck/readDeck';
import type { DeckError, Words } from '@/export/deck/types';
import { pageDeck } from '@/lesson-kit/deck/ownDeck';
import { findLesson } from '@/app/catalog';
import pageStyles from '@/app/pages/Page.module.css';
import { useTitle } from '@/app/pages/useTitle';
import styles from './LectureList.module.css';
import { lessonSlugs, openDeck } from './openedDeck';
import { shippedDecks } from './shippedDecks';

const messages = defineMessages({
  en: {
    tab: 'Lectures · Descent',
    title: 'Lectures',
    lead: 'A lecture is a deck: states of labs in an order, each with a question to the room, a run and an answer. It is projected in large type and driven by the keyboard or a clicker: Page Down goes on, Page Up goes back, B makes the screen black, ? lists the keys.',
    shipped: 'Ready to be shown',
    file: 'From a file',
    fileText: 'A deck that somebody sent, or one you downloaded here. You can also drop it onto this page.',
    choose: 'Open a deck …',
    copy: (title: string) => `Copy “${title}” into your own deck`,
    copyShort: 'Copy into your own deck',
    copied: (title: string) => `“${title}” is now part of your own deck, below.`,
    full: 'Your own deck does not take so many states. Nothing was copied.',
    missing: 'This deck did not arrive. Try again when the connection is back.',
    refused: (name: string) => `${name} was not opened; nothing has changed`,
    unknown: (name: string) => `There is no deck “${name}” here`,
    unknownText: 'A deck from a file is known only in the browser in which it was opened. Open the file again, or take one from the list.',
  },
  zh: {
    tab: '讲课 · Descent',
    title: '讲课',
    lead: '一份讲稿就是一堂课：按顺序排好的实验状态，每个都有一个问题、一次训练和一个答案。用大字号投影，用键盘或翻页笔操作：Page Down 前进，Page Up 后退，B 黑屏，? 列出全部快捷键。',
    shipped: '现成的讲稿',
    file: '从文件打开',
    fileText: '别人发来的讲稿，或你在这里下载过的。也可以把文件拖到本页上。',
    choose: '打开讲稿…',
    copy: (title: string) => `把“${title}”复制到你自己的讲稿`,
    copyShort: '复制到自己的讲稿',
    copied: (title: string) => `“${title}”已并入下面你自己的讲稿。`,
    full: '你自己的讲稿放不下这么多状态。没有复制。',
    missing: '没有取到这份讲稿。网络恢复后请再试。',
    refused: (name: string) => `没有打开 ${name}，一切保持原样`,
    unknown: (name: string) => `这里没有讲稿“${name}”`,
    unknownText: '从文件打开的讲稿只有打开它的那个浏览器知道。请重新打开文件，或从列表中选一份。',
  },
});

interface Refused {
  readonly name: string;
  readonly error: DeckError;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What can be shown, from here and from files, and the deck that is being made. */
export function LectureList({ unknown, refused: first }: { readonly unknown?: string; readonly refused?: Refused }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const picker = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState<Refused | null>(first ?? null);
  useTitle(text.tab);

  const open = async (file: File): Promise<void> => {
    const opening = await openDeck(file);
    if ('error' in opening) setRefused(opening);
    else navigate('/lecture?deck=file');
  };
  const copy = async (title: Words, load: () => Promise<string>): Promise<void> => {
    const deck = await load().then((fileText) => readDeck(fileText, lessonSlugs).deck, () => undefined);
    if (!deck) setSaid(text.missing);
    else setSaid(pageDeck().append(deck) ? text.copied(wordsIn(title, language)) : text.full);
  };
  const { over, handlers } = useFileDrop((file) => void open(file));
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    setRefused(null);
    if (file) void open(file);
    // The same file, mended meanwhile, may be chosen again.
    currentTarget.value = '';
  };
  return (
    <article className={`${pageStyles.page} ${styles.page}`} data-drop={over} {...handlers}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles.lead}>{text.lead}</p>
      {refused && (
        <Notice tone="warning" title={text.refused(refused.name)} onDismiss={() => setRefused(null)}>
          {deckRefusal(refused.error, language).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {unknown !== undefined && !refused && (
        <Notice tone="warning" title={text.unknown(shorten(unknown))}>
          {text.unknownText}
        </Notice>
      )}
      <h2>{text.shipped}</h2>
      <ul className={styles.decks}>
        {shippedDecks.map(({ slug, title, text: load }) => (
          <li key={slug}>
            <Link href={`/lecture?deck=${slug}`}>{wordsIn(title, language)}</Link>
            <Button variant="quiet" aria-label={text.copy(wordsIn(title, language))} onClick={() => void copy(title, load)}>
              {text.copyShort}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
      <h2>{text.file}</h2>
      <p>{text.fileText}</p>
      <div>
        <Button icon="plus" onClick={() => picker.current?.click()}>
          {text.choose}
        </Button>
        <input ref={picker} type="file" accept=".json,application/json" hidden onChange={choose} />
      </div>
      <DeckEditor lessonTitle={(slug) => findLesson(slug)?.meta.title[language] ?? slug} />
    </article>
  );
}
