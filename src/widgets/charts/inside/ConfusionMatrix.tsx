import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { formatCount, formatFixed } from '@/widgets/format';
import styles from './ConfusionMatrix.module.css';

const messages = defineMessages({
  en: {
    caption: (name: string, right: string, all: string) => `${name}: ${right} of ${all} validation samples right. Rows: true class, columns: predicted class.`,
    truth: 'true ↓ predicted →',
    recall: 'found',
  },
  zh: {
    caption: (name: string, right: string, all: string) => `${name}：${all} 个验证样本中判对 ${right} 个。行为真实类别，列为预测类别。`,
    truth: '真实 ↓ 预测 →',
    recall: '召回',
  },
});

export interface ConfusionMatrixProps {
  /** [true class, predicted class] */
  readonly counts: ArrayLike<number>;
  readonly classes: number;
  readonly name: string;
}

/** Which class is taken for which: right answers on the diagonal, shade by the share of the row. */
export function ConfusionMatrix({ counts, classes, name }: ConfusionMatrixProps) {
  const text = useMessages(messages);
  const order = Array.from({ length: classes }, (_, index) => index);
  const count = (truth: number, predicted: number): number => counts[truth * classes + predicted] ?? 0;
  const totals = order.map((truth) => order.reduce((sum, predicted) => sum + count(truth, predicted), 0));
  const right = order.reduce((sum, index) => sum + count(index, index), 0);
  const all = totals.reduce((sum, total) => sum + total, 0);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={name}>
      <table className={styles.matrix}>
        <caption>{text.caption(name, formatCount(right), formatCount(all))}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {text.truth}
            </th>
            {order.map((predicted) => (
              <th key={predicted} scope="col">
                {predicted}
              </th>
            ))}
            <th scope="col">{text.recall}</th>
          </tr>
        </thead>
        <tbody>
          {order.map((truth) => (
            <tr key={truth}>
              <th scope="row">{truth}</th>
              {order.map((predicted) => {
                const value = count(truth, predicted);
                const share = value / Math.max(1, totals[truth] ?? 1);
                return (
                  <td key={predicted} data-hit={truth === predicted} data-zero={value === 0} style={shade(share, truth === predicted)}>
                    {value}
                  </td>
                );
              })}
              <td className={styles.recall}>{totals[truth] ? formatFixed(count(truth, truth) / (totals[truth] ?? 1), 2) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Mistakes are rarer than hits, so their scale is steeper. Never so dark that the number is hard to read. */
function shade(share: number, hit: boolean): { background: string } | undefined {
  if (share === 0) return undefined;
  const strength = hit ? 8 + 37 * share : 8 + 37 * Math.min(1, 3 * share);
  return { background: `color-mix(in srgb, var(${hit ? '--success' : '--danger'}) ${strength.toFixed(0)}%, var(--surface-raised))` };
}
