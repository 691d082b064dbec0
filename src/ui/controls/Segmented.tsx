import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import { Icon } from '@/ui/icons/Icon';
import type { IconName } from '@/ui/icons/paths';
import styles from './Segmented.module.css';
import { useRadioName } from './useRadioName';

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** drawn instead of the label, which is then only read aloud */
  readonly icon?: IconName;
  /** language of the label where it is not the page's */
  readonly lang?: string;
}

export interface SegmentedProps<T extends string> {
  /** what is being chosen; read aloud, and drawn unless hidden */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: T;
  readonly options: readonly SegmentedOption<T>[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
}

/** A few exclusive choices in view: radio buttons underneath, so arrows move and one tab stop is enough. */
export function Segmented<T extends string>({ label, labelHidden = false, value, options, onChange, disabled }: SegmentedProps<T>) {
  const name = useRadioName();
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend className={styles.legend}>{labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}</legend>
      <div className={styles.track}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} title={option.icon && option.label}>
            <input
              className={styles.input}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.face} lang={option.lang}>
              {option.icon ? (
                <>
                  <Icon name={option.icon} />
                  <VisuallyHidden>{option.label}</VisuallyHidden>
                </>
              ) : (
                option.label
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
