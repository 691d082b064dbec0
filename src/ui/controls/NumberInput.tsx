import type { KeyboardEvent } from 'react';
import styles from './NumberInput.module.css';
import type { NumberDraft } from './useNumberDraft';

export interface NumberInputProps {
  readonly id: string;
  readonly draft: NumberDraft;
  readonly unit?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
}

/** The typed side of a number: Enter or leaving takes it, Escape gives it up. Not type=number: it hides what was typed. */
export function NumberInput({ id, draft, unit, describedBy, disabled }: NumberInputProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') draft.commit();
    if (event.key === 'Escape') draft.clear();
  };
  return (
    <span className={styles.field}>
      <input
        id={id}
        className={styles.input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={draft.text}
        onChange={(event) => draft.edit(event.currentTarget.value)}
        onBlur={draft.commit}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        aria-invalid={draft.problem !== null}
        aria-describedby={describedBy}
        disabled={disabled}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}
