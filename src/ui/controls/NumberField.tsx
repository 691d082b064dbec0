import { useId } from 'react';
import { Field } from './Field';
import { NumberInput } from './NumberInput';
import { useNumberDraft } from './useNumberDraft';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly integer?: boolean;
  readonly unit?: string;
  readonly why?: string;
  readonly disabled?: boolean;
}

/** A number to type, where a slider would say nothing (a seed, a step to stop at). */
export function NumberField({ label, value, min, max, onChange, integer, unit, why, disabled = false }: NumberFieldProps) {
  const id = useId();
  const draft = useNumberDraft({ value, limits: { min, max, integer }, onChange });
  return (
    <Field id={id} label={label} why={why} problem={draft.problem} inline>
      {(describedBy) => <NumberInput id={id} draft={draft} unit={unit} describedBy={describedBy} disabled={disabled} />}
    </Field>
  );
}
