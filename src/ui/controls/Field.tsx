import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';

export interface FieldProps {
  /** of the control the label names */
  readonly id: string;
  readonly label: string;
  /** one line: why it matters */
  readonly why?: string | undefined;
  readonly problem?: string | null;
  /** label and control side by side */
  readonly inline?: boolean;
  readonly children: (describedBy: string | undefined) => ReactNode;
}

/** Label above, control, one line of reason and a problem below; the same for every control. */
export function Field({ id, label, why, problem = null, inline = false, children }: FieldProps) {
  const whyId = useId();
  const problemId = useId();
  const describedBy = [why && whyId, problem && problemId].filter(Boolean).join(' ') || undefined;
  return (
    <div className={styles.field}>
      <div className={inline ? styles.inline : styles.stacked}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {children(describedBy)}
      </div>
      <p id={problemId} className={styles.problem} role="status">
        {problem}
      </p>
      {why && (
        <p id={whyId} className={styles.why}>
          {why}
        </p>
      )}
    </div>
  );
}
