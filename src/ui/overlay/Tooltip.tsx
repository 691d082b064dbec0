import type { ReactNode } from 'react';
import { useHint } from './useHint';
import styles from './Hint.module.css';

export interface TooltipProps {
  readonly content: ReactNode;
  /** the name to read aloud where the children are not words (a formula) */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A word with an explanation: hover, focus or tap. */
export function Tooltip({ content, label, children }: TooltipProps) {
  const hint = useHint(content);
  return (
    <>
      <button type="button" className={styles.term} aria-label={label} {...hint.trigger} onClick={(event) => hint.show(event.currentTarget)}>
        {children}
      </button>
      {hint.bubble}
    </>
  );
}
