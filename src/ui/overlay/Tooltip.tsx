import type { MouseEvent, ReactNode } from 'react';
import { useHint } from './useHint';
import styles from './Hint.module.css';

export interface TooltipProps {
  readonly content: ReactNode;
  /** the name to read aloud where the children are not words (a formula) */
  readonly label?: string;
  /** the content holds a link, without a tab stop of its own: Enter on the word leads to it */
  readonly holdsLink?: boolean;
  readonly children: ReactNode;
}

/** A word with an explanation: hover, focus or tap. */
export function Tooltip({ content, label, holdsLink = false, children }: TooltipProps) {
  const hint = useHint(content, { holdsLink });
  const open = ({ currentTarget, detail }: MouseEvent<HTMLButtonElement>): void => {
    hint.show(currentTarget);
    // No pointer was pressed: it was a key.
    if (holdsLink && detail === 0) hint.enter();
  };
  return (
    <>
      <button type="button" className={styles.term} aria-label={label} {...hint.trigger} onClick={open}>
        {children}
      </button>
      {hint.bubble}
    </>
  );
}
