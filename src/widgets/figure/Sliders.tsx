import type { ReactNode } from 'react';
import styles from './Sliders.module.css';

/** Sliders and choices of a picture, beside each other where there is room. */
export function Sliders({ children }: { readonly children: ReactNode }) {
  return <div className={styles.sliders}>{children}</div>;
}
