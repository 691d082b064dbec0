import type { ReactNode } from 'react';
import { Tooltip } from '@/ui/overlay/Tooltip';
import { useLanguage } from '@/ui/preferences/language';
import { glossary, type TermId } from '@/lesson-kit/glossary';
import styles from './prose.module.css';

/** A technical term in running text with its one-sentence meaning. */
export function Term({ id, children }: { readonly id: TermId; readonly children: ReactNode }) {
  const { language } = useLanguage();
  const { name, meaning } = glossary[id];
  return (
    <Tooltip
      content={
        <>
          <b className={styles.termName}>{name[language]}</b> {meaning[language]}
        </>
      }
    >
      {children}
    </Tooltip>
  );
}
