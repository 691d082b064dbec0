import { laneColour, laneDashArray } from './laneStyle';
import styles from './LaneMark.module.css';

/** The lane's number in its colour: the same sign on curves, maps, tables and legend. Decoration beside its name. */
export function LaneNumber({ lane }: { readonly lane: number }) {
  return (
    <span className={styles.number} style={{ background: laneColour(lane) }} aria-hidden="true">
      {lane + 1}
    </span>
  );
}

/** A piece of the lane's line, with its dash. */
export function LaneSwatch({ lane, ghost = false }: { readonly lane: number; readonly ghost?: boolean }) {
  return (
    <svg className={styles.swatch} viewBox="0 0 28 8" aria-hidden="true" focusable="false">
      <line x1="1" y1="4" x2="27" y2="4" stroke={laneColour(lane)} strokeWidth={ghost ? 1.5 : 2.5} strokeDasharray={laneDashArray(lane, 2)} opacity={ghost ? 0.5 : 1} />
    </svg>
  );
}
