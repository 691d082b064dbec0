import { useId } from 'react';
import { Icon } from '@/ui/icons/Icon';
import { Field } from './Field';
import styles from './Select.module.css';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly why?: string;
  readonly disabled?: boolean;
  /** label beside the control instead of above */
  readonly inline?: boolean;
}

/** The platform's select: it opens as the device's users know it, and the keyboard works. */
export function Select<T extends string>({ label, value, options, onChange, why, disabled, inline = false }: SelectProps<T>) {
  const id = useId();
  return (
    <Field id={id} label={label} why={why} inline={inline}>
      {(describedBy) => (
        <span className={styles.wrapper}>
          <select
            id={id}
            className={styles.select}
            value={value}
            disabled={disabled}
            aria-describedby={describedBy}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.currentTarget.value);
              if (chosen) onChange(chosen.value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" />
        </span>
      )}
    </Field>
  );
}
