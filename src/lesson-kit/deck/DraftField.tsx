import { useId } from 'react';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import styles from './DraftField.module.css';

interface DraftFieldProps {
  readonly label: string;
  readonly labelHidden?: boolean;
  /** when the field appears */
  readonly value: string;
  readonly most: number;
  readonly rows?: number;
  /** an empty field goes back to what it was */
  readonly required?: boolean;
  /** with every letter: nothing typed is lost by leaving the page */
  readonly onType: (said: string) => void;
}

export function DraftField({ label, labelHidden = false, value, most, rows = 1, required = false, onType }: DraftFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}</label>
      <textarea
        id={id}
        rows={rows}
        maxLength={most}
        defaultValue={value}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        onBlur={({ currentTarget }) => {
          if (required && currentTarget.value.trim() === '') currentTarget.value = value;
        }}
      />
    </div>
  );
}
