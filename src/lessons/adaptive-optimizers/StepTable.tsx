import { defineMessages, FigureTable, formatNumber, LaneHead, useMessages, type StepSizes } from '@/lesson-kit';
import styles from './Picture.module.css';
import type { Weight } from './StepMap';

const messages = defineMessages({
  en: {
    lane: 'lane',
    low: 'rate, 5 %',
    median: 'median',
    high: '95 %',
    gradient: 'g of the weight',
    rate: 'its rate',
    move: 'its Δθ',
    region: 'Rates of the layer, and the chosen weight, lane by lane',
  },
  zh: {
    lane: '通道',
    low: '学习率的 5%',
    median: '中位数',
    high: '95%',
    gradient: '该权重的 g',
    rate: '它的学习率',
    move: '它的 Δθ',
    region: '各通道：该层的学习率，以及所选权重',
  },
});

/** How far the rates of a layer lie apart, and one weight's numbers. */
export function StepTable({ lanes, weight: { input, unit } }: { readonly lanes: readonly { readonly lane: number; readonly name: string; readonly sizes: StepSizes }[]; readonly weight: Weight }) {
  const text = useMessages(messages);
  return (
    <FigureTable scrolls label={text.region} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.lane}</th>
          {[text.low, text.median, text.high, text.gradient, text.rate, text.move].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lanes.map(({ lane, name, sizes: { rateQuantiles, gradients, rates, moves, units } }) => {
          const at = input * units + unit;
          return (
            <tr key={lane}>
              <th scope="row">
                <LaneHead lane={lane}>{name}</LaneHead>
              </th>
              {[...rateQuantiles, gradients[at], rates[at], moves[at]].map((value, column) => (
                <td key={column}>{formatNumber(value ?? NaN, 2)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </FigureTable>
  );
}
