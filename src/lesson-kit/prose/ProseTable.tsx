import type { ComponentProps } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import styles from './ProseTable.module.css';

const messages = defineMessages({ en: { table: 'Table, scrolls sideways' }, zh: { table: '表格，可左右滚动' } });

/** A Markdown table that scrolls inside the column instead of widening the page. */
export function ProseTable(props: ComponentProps<'table'>) {
  const text = useMessages(messages);
  return (
    <div className={styles.scroll} role="region" aria-label={text.table} tabIndex={0}>
      <table {...props} />
    </div>
  );
}
