import { useId, useMemo, useState } from 'react';
import pageStyles from '@/app/pages/Page.module.css';
import { useTitle } from '@/app/pages/useTitle';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { byLetter, otherSigns } from './alphabet';
import { findTerms } from './findTerms';
import styles from './GlossaryPage.module.css';
import { TermEntry } from './TermEntry';

const messages = defineMessages({
  en: {
    tab: 'Glossary · Descent',
    title: 'Glossary',
    lead: 'The technical terms of the lessons, in both languages. In a lesson, point at or tap a word with a dashed line to read its meaning there.',
    search: 'Search',
    found: (count: number) => (count === 1 ? '1 term' : `${count} terms`),
    none: (query: string) => `No term matches “${query}”. The other language is searched as well.`,
    letters: 'Letters',
    signs: 'Signs',
  },
  zh: {
    tab: '术语表 · Descent',
    title: '术语表',
    lead: '课程里的专业术语，中英对照。在课文里，指向或轻点带虚线的词，就能看到它的意思。',
    search: '查找',
    found: (count: number) => `${count} 个术语`,
    none: (query: string) => `没有与“${query}”相符的术语（英文也一并查过）。`,
    letters: '字母',
    signs: '符号',
  },
});

export default function GlossaryPage() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const searchId = useId();
  const [query, setQuery] = useState('');
  useTitle(text.tab);
  const found = useMemo(() => findTerms(query, language), [query, language]);
  const groups = useMemo(() => byLetter(found, ({ name }) => name[language], language), [found, language]);
  const heading = (letter: string): string => (letter === otherSigns ? text.signs : letter);
  return (
    <article className={`${pageStyles.page} ${styles.page}`}>
      <header className={styles.header}>
        <h1 tabIndex={-1}>{text.title}</h1>
        <p className={styles.lead}>{text.lead}</p>
      </header>
      <div className={styles.tools}>
        <label className={styles.label} htmlFor={searchId}>
          {text.search}
        </label>
        <input id={searchId} className={styles.search} type="search" autoComplete="off" spellCheck={false} value={query} onChange={({ currentTarget }) => setQuery(currentTarget.value)} />
        <p role="status" className={styles.count}>
          {found.length === 0 ? text.none(query.trim()) : text.found(found.length)}
        </p>
      </div>
      {groups.length > 1 && (
        <nav aria-label={text.letters} className={styles.letters}>
          {groups.map(({ letter }) => (
            <a key={letter} href={`#${anchorOf(letter)}`}>
              {heading(letter)}
            </a>
          ))}
        </nav>
      )}
      {groups.map(({ letter, entries }) => (
        <section key={letter} aria-labelledby={anchorOf(letter)} className={styles.group}>
          <h2 id={anchorOf(letter)} className={styles.letter}>
            {heading(letter)}
          </h2>
          <dl className={styles.entries}>
            {entries.map((term) => (
              <TermEntry key={term.id} term={term} />
            ))}
          </dl>
        </section>
      ))}
    </article>
  );
}

/** Never the id of a term: those have no capitals. */
const anchorOf = (letter: string): string => `letter-${letter === otherSigns ? 'SIGNS' : letter}`;
