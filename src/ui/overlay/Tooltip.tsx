import type { ReactNode } from 'react';
import { useHint } from './useHint';
import styles from './Hint.module.css';

/** A word with an explanation: hover, focus or tap. */
export function Tooltip({ content, children }: { readonly content: ReactNode; readonly children: ReactNode }) {
  const hint = useHint(content);
  return (
    <>
      <button type="button" className={styles.term} {...hint.trigger} onClick={(event) => hint.show(event.currentTarget)}>
        {children}
      </button>
      {hint.bubble}
    </>
  );
}
