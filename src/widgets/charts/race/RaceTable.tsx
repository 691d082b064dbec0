import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { formatCount, formatNumber } from '@/widgets/format';
import { FigureTable } from '@/widgets/figure/FigureTable';
import { LaneHead } from '@/widgets/figure/LaneHead';
import styles from './OptimizerRace.module.css';
import type { RacePath } from './race';

const messages = defineMessages({
  en: {
    optimizer: 'optimizer',
    steps: (tolerance: string) => `steps to f < ${tolerance}`,
    now: (step: string) => `f at step ${step}`,
    never: (limit: string) => `not in ${limit}`,
    diverged: (step: string) => `diverged at ${step}`,
    show: (name: string) => `Draw ${name}`,
  },
  zh: {
    optimizer: '优化器',
    steps: (tolerance: string) => `到 f < ${tolerance} 的步数`,
    now: (step: string) => `第 ${step} 步的 f`,
    never: (limit: string) => `${limit} 步内未到`,
    diverged: (step: string) => `第 ${step} 步发散`,
    show: (name: string) => `绘制 ${name}`,
  },
});

export interface RaceTableProps {
  readonly paths: readonly RacePath[];
  readonly hidden: ReadonlySet<number>;
  readonly onToggle: (lane: number) => void;
  readonly step: number;
  readonly tolerance: number;
}

/** Who arrives when. A row can be taken off the picture. */
export function RaceTable({ paths, hidden, onToggle, step, tolerance }: RaceTableProps) {
  const text = useMessages(messages);
  const arrival = (path: RacePath): string => {
    const last = formatCount(path.points.length - 1);
    if (path.end === 'converged') return last;
    return path.end === 'diverged' ? text.diverged(last) : text.never(last);
  };
  return (
    <FigureTable className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.optimizer}</th>
          <th scope="col">{text.steps(String(tolerance))}</th>
          <th scope="col">{text.now(formatCount(step))}</th>
        </tr>
      </thead>
      <tbody>
        {paths.map((path) => (
          <tr key={path.lane} data-hidden={hidden.has(path.lane)}>
            <th scope="row">
              <LaneHead lane={path.lane} detail={path.detail} control={<input type="checkbox" checked={!hidden.has(path.lane)} onChange={() => onToggle(path.lane)} aria-label={text.show(path.name)} />}>
                {path.name}
              </LaneHead>
            </th>
            <td data-end={path.end}>{arrival(path)}</td>
            <td>{formatNumber(path.values[Math.min(step, path.values.length - 1)] ?? NaN, 2)}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}
