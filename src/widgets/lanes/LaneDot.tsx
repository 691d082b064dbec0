import { laneColour } from './laneStyle';
import styles from './LaneDot.module.css';

/** The lane's number on its line, where the line is being read. */
export function LaneDot({ lane, x, y, radius }: { readonly lane: number; readonly x: number; readonly y: number; readonly radius: number }) {
  return (
    <g>
      <circle className={styles.dot} cx={x} cy={y} r={radius} fill={laneColour(lane)} />
      <text className={styles.number} x={x} y={y}>
        {lane + 1}
      </text>
    </g>
  );
}
