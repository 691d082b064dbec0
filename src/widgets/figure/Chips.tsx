import type { ReactNode } from 'react';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import styles from './Chips.module.css';

/** Some of many, each chosen by its own chip. */
export function Chips({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.chips}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
    </fieldset>
  );
}

export interface ChipProps {
  readonly on: boolean;
  readonly onToggle: () => void;
  readonly disabled?: boolean;
  /** the lane in which it is drawn while it is chosen */
  readonly lane?: number | undefined;
  readonly children: ReactNode;
}

export function Chip({ on, onToggle, disabled = false, lane, children }: ChipProps) {
  return (
    <label className={styles.chip} data-on={on}>
      <input type="checkbox" checked={on} disabled={disabled} onChange={onToggle} />
      {on && lane !== undefined && <LaneNumber lane={lane} />}
      {children}
    </label>
  );
}
