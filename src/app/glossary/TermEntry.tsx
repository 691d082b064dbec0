import { Link } from 'wouter';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { GlossaryTerm } from './findTerms';
import styles from './GlossaryPage.module.css';
import { lessonsWith } from './termIndex';

const messages = defineMessages({ en: { appears: 'in ' }, zh: { appears: '见：' } });

const htmlLang = { en: 'en', zh: 'zh-CN' } as const;

/** One term: its name, that in the other language, the meaning, and where it is used. */
export function TermEntry({ term: { id, name, meaning } }: { readonly term: GlossaryTerm }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const other = language === 'en' ? 'zh' : 'en';
  const used = lessonsWith(id);
  return (
    <div id={id} tabIndex={-1} className={styles.entry}>
      <dt className={styles.name}>
        {name[language]}
        {name[other] !== name[language] && (
          <span className={styles.other} lang={htmlLang[other]}>
            {name[other]}
          </span>
        )}
      </dt>
      <dd>{meaning[language]}</dd>
      {used.length > 0 && (
        <dd className={styles.used}>
          {text.appears}
          {used.map(({ slug, meta }, index) => (
            <span key={slug}>
              {index > 0 && ' · '}
              <Link href={`/lessons/${slug}`}>{meta.title[language]}</Link>
            </span>
          ))}
        </dd>
      )}
    </div>
  );
}
