import { defineMessages, FigureTable, formatCount, formatNumber, LaneHead, useLanguage, useMessages, useRadioName } from '@/lesson-kit';
import { detailOf, type Lane, type LaneId } from './lanes';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: { method: 'method', steps: 'steps to f < 0.001', now: (step: number) => `f before step ${step}`, never: (most: string) => `not in ${most}`, diverged: (step: string) => `diverged, step ${step}`, show: (name: string) => `Draw the steps of ${name}` },
  zh: { method: '方法', steps: '到 f < 0.001 的步数', now: (step: number) => `第 ${step} 步之前的 f`, never: (most: string) => `${most} 步内未到`, diverged: (step: string) => `第 ${step} 步发散`, show: (name: string) => `画出${name}的步子` },
});

export interface VectorTableProps {
  readonly lanes: readonly Lane[];
  readonly selected: Lane;
  readonly onSelect: (id: LaneId) => void;
  readonly step: number;
}

/** Who arrives when, and whose step is drawn. */
export function VectorTable({ lanes, selected, onSelect, step }: VectorTableProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const group = useRadioName();
  const arrival = ({ descent: { end, steps } }: Lane): string => {
    const count = formatCount(steps.length);
    if (end === 'converged') return count;
    return end === 'diverged' ? text.diverged(count) : text.never(count);
  };
  return (
    <FigureTable className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.method}</th>
          <th scope="col">{text.steps}</th>
          <th scope="col">{text.now(step)}</th>
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane.id} data-focus={lane === selected}>
            <th scope="row">
              <LaneHead lane={lane.lane} detail={detailOf(lane.method)} control={<input type="radio" name={group} checked={lane === selected} onChange={() => onSelect(lane.id)} aria-label={text.show(`${lane.name[language]} ${detailOf(lane.method)}`)} />}>
                {lane.name[language]}
              </LaneHead>
            </th>
            <td data-end={lane.descent.end}>{arrival(lane)}</td>
            <td>{formatNumber(lane.descent.values[Math.min(step, lane.descent.values.length - 1)] ?? NaN, 2)}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}
