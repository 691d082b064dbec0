import { defineMessages, formatFixed, formatSetting, useMessages } from '@/lesson-kit';
import styles from './Picture.module.css';
import type { UnitBatch } from './sample';

const messages = defineMessages({
  en: { mean: 'mean', variance: 'variance', normalised: 'normalised', out: 'scaled and shifted' },
  zh: { mean: '均值', variance: '方差', normalised: '归一化', out: '缩放与平移' },
});

const show = (value: number): string => formatFixed(value, 3);
const signed = (value: number): string => (value < 0 ? `(${show(value)})` : show(value));

/** The four equations with the numbers of one unit and one sample. */
export function Equations({ unit, sample, epsilon }: { readonly unit: UnitBatch; readonly sample: number; readonly epsilon: number }) {
  const text = useMessages(messages);
  const { x, mean, variance, normalised, gamma, beta, y } = unit;
  const xi = x[sample] ?? 0;
  const hat = normalised[sample] ?? 0;
  const small = formatSetting(epsilon);
  const rows: readonly (readonly [string, string, string, number])[] = [
    [text.mean, 'μ', `(${show(x[0] ?? 0)} + ${signed(x[1] ?? 0)} + …) / n`, mean],
    [text.variance, 'σ²', `((${show(x[0] ?? 0)} − ${signed(mean)})² + …) / n`, variance],
    [text.normalised, 'x̂', `(${show(xi)} − ${signed(mean)}) / √(${show(variance)} + ${small})`, hat],
    [text.out, 'y', `${show(gamma)} · ${signed(hat)} + ${signed(beta)}`, y[sample] ?? 0],
  ];
  return (
    <dl className={styles.equations}>
      {rows.map(([name, symbol, arithmetic, value]) => (
        <div key={symbol}>
          <dt>
            <var>{symbol}</var> {name}
          </dt>
          <dd>
            {arithmetic} = <b>{show(value)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
