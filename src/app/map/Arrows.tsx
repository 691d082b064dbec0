import { arrowHead, arrowPath, type MapLayout } from './layout';
import styles from './LessonMap.module.css';

/** The prerequisites as arrows. Decoration: the list says the same in words. */
export function Arrows({ layout: { width, height, nodes, arrows }, active }: { readonly layout: MapLayout; readonly active: string | null }) {
  return (
    <svg className={styles.arrows} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {arrows.map(({ from, to }) => (
        <g key={`${from} ${to}`} data-active={active === from || active === to}>
          <path className={styles.line} d={arrowPath(nodes.get(from)!, nodes.get(to)!)} />
          <path className={styles.head} d={arrowHead(nodes.get(to)!)} />
        </g>
      ))}
    </svg>
  );
}
