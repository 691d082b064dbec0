import { useId, useMemo } from 'react';
import { Field } from './Field';
import { formatNumber } from './formatNumber';
import { NumberInput } from './NumberInput';
import { buildSliderScale } from './sliderScale';
import styles from './Slider.module.css';
import { useNumberDraft } from './useNumberDraft';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly scale?: 'linear' | 'log';
  readonly step?: number;
  readonly integer?: boolean;
  readonly unit?: string;
  /** one line: why it matters */
  readonly why?: string;
  readonly disabled?: boolean;
}

/** A range to drag and a field to type in, for one number. Typed values need not lie on the slider's steps. */
export function Slider({ label, value, min, max, onChange, scale, step, integer, unit, why, disabled = false }: SliderProps) {
  const id = useId();
  const mapping = useMemo(() => buildSliderScale({ min, max, scale, step, integer }), [min, max, scale, step, integer]);
  const draft = useNumberDraft({ value, limits: { min, max, integer }, onChange });
  const shown = formatNumber(value);

  return (
    <Field id={id} label={label} why={why} problem={draft.problem}>
      {(describedBy) => (
        <div className={styles.row}>
          <input
            className={styles.range}
            type="range"
            min={0}
            max={mapping.positions}
            step={1}
            value={mapping.toPosition(value)}
            onChange={(event) => {
              draft.clear();
              onChange(mapping.toValue(event.currentTarget.valueAsNumber));
            }}
            disabled={disabled}
            aria-label={label}
            aria-valuetext={unit ? `${shown} ${unit}` : shown}
            aria-describedby={describedBy}
          />
          <NumberInput id={id} draft={draft} unit={unit} describedBy={describedBy} disabled={disabled} />
        </div>
      )}
    </Field>
  );
}
