import type { ReactElement, ReactNode } from 'react';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import styles from './LaneHead.module.css';

export interface LaneHeadProps {
  readonly lane: number;
  /** the lane's name */
  readonly children: ReactNode;
  /** what it was trained with, say; where there is no room it stands below the name as a whole */
  readonly detail?: string;
  /** a check box or radio button by which the lane is chosen */
  readonly control?: ReactElement;
}

/** What a lane's row or picture begins with: its number and its name. */
export function LaneHead({ lane, children, detail, control }: LaneHeadProps) {
  const name = (
    <>
      <LaneNumber lane={lane} />
      {detail === undefined ? (
        children
      ) : (
        <span>
          {children} <span className={styles.detail}>{detail}</span>
        </span>
      )}
    </>
  );
  if (!control) return <span className={styles.head}>{name}</span>;
  return (
    <label className={styles.head}>
      {control}
      {name}
    </label>
  );
}
