import type { ReactNode } from 'react';
import styles from './Figure.module.css';

/** A lesson's picture: drawing, controls and numbers below each other, and what to look for last. */
export function Figure({ caption, children }: { readonly caption: ReactNode; readonly children: ReactNode }) {
  return (
    <figure className={styles.figure}>
      {children}
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}
