import type { ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { Tooltip } from '@/ui/overlay/Tooltip';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { glossary, type TermId } from '@/lesson-kit/glossary';
import styles from './prose.module.css';

const messages = defineMessages({ en: { more: 'In the glossary (new tab)' }, zh: { more: '查看术语表（新标签页）' } });

/** A technical term in running text with its one-sentence meaning, and the way to it in the glossary. */
export function Term({ id, children }: { readonly id: TermId; readonly children: ReactNode }) {
  const { language } = useLanguage();
  const text = useMessages(messages);
  const { name, meaning } = glossary[id];
  return (
    <Tooltip
      holdsLink
      content={
        <>
          <b className={styles.termName}>{name[language]}</b> {meaning[language]}{' '}
          {/* In a tab of its own: whoever looks up a word keeps the run. */}
          <a href={`${import.meta.env.BASE_URL}glossary#${id}`} target="_blank" rel="noopener" tabIndex={-1} className={styles.termLink}>
            {text.more}
          </a>
        </>
      }
    >
      {children}
    </Tooltip>
  );
}
