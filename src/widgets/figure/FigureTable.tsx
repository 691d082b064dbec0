import type { ReactNode } from 'react';
import styles from './FigureTable.module.css';

export interface FigureTableProps {
  /** what only this table looks like */
  readonly className?: string | undefined;
  /** It may be wider than the page. */
  readonly scrolls?: boolean;
  /** names what scrolls where nothing in it can be focused: then it is a place for the keyboard itself */
  readonly label?: string;
  /** the numbers follow a control and are read out as they change */
  readonly live?: boolean;
  readonly children: ReactNode;
}

/** Numbers of a picture, a row for each thing compared; a row marked `data-focus` is the one being read. */
export function FigureTable({ className, scrolls = false, label, live = false, children }: FigureTableProps) {
  const table = (
    <table className={className === undefined ? styles.table : `${styles.table} ${className}`} aria-live={live ? 'polite' : undefined}>
      {children}
    </table>
  );
  if (!scrolls) return table;
  return (
    <div className={styles.scroll} {...(label !== undefined && { role: 'region', 'aria-label': label, tabIndex: 0 })}>
      {table}
    </div>
  );
}
