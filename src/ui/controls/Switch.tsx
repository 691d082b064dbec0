import { useId } from 'react';
import { Field } from './Field';
import styles from './Switch.module.css';

export interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly why?: string;
  readonly disabled?: boolean;
}

export function Switch({ label, checked, onChange, why, disabled }: SwitchProps) {
  const id = useId();
  return (
    <Field id={id} label={label} why={why} inline>
      {(describedBy) => (
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className={styles.switch}
          checked={checked}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )}
    </Field>
  );
}
