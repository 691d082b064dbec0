import { useMemo } from 'react';
import { defineMessages, dropoutScale, FigureTable, formatFixed, useMessages } from '@/lesson-kit';
import { drawMask, meanScale, type MaskDraw, type MaskedLayer } from './masks';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: {
    title: (rate: string, scale: string) => `Worked in numbers: p = ${rate}, so what stays is multiplied by 1/(1 − p) = ${scale}.`,
    unit: 'unit',
    output: 'output h',
    mask: 'mask m',
    scaled: 'h · m/(1 − p)',
    mean: (masks: number) => (masks === 1 ? 'mean of 1 mask' : `mean of ${masks} masks`),
    sum: 'sum',
  },
  zh: {
    title: (rate: string, scale: string) => `用数字算一遍：p = ${rate}，留下的都乘以 1/(1 − p) = ${scale}。`,
    unit: '单元',
    output: '输出 h',
    mask: '掩码 m',
    scaled: 'h · m/(1 − p)',
    mean: (masks: number) => `${masks} 个掩码的平均`,
    sum: '和',
  },
});

/** Outputs to reckon with, of the first five units; their sum is 4. */
const outputs: readonly number[] = [0.8, 0.2, 1.5, 0.4, 1.1];

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Inverted scaling, unit by unit: one mask is far off, the mean over the masks of the run returns to h. */
export function ScaleTable({ layer, draw }: { readonly layer: MaskedLayer; readonly draw: MaskDraw }) {
  const text = useMessages(messages);
  const mask = useMemo(() => drawMask(layer, draw), [layer, draw]);
  const means = useMemo(() => meanScale(layer, draw, outputs.length), [layer, draw]);
  const scale = dropoutScale(draw.rate);
  const scaled = outputs.map((output, unit) => output * (mask[unit] ?? 0) * scale);
  const averages = outputs.map((output, unit) => output * (means[unit] ?? 0));
  return (
    <FigureTable className={styles.table}>
      <caption>{text.title(formatFixed(draw.rate, 2), formatFixed(scale, 2))}</caption>
      <thead>
        <tr>
          <th scope="col">{text.unit}</th>
          <th scope="col">{text.output}</th>
          <th scope="col">{text.mask}</th>
          <th scope="col">{text.scaled}</th>
          <th scope="col">{text.mean(draw.update)}</th>
        </tr>
      </thead>
      <tbody>
        {outputs.map((output, unit) => (
          <tr key={output} data-off={mask[unit] === 0}>
            <th scope="row">{unit + 1}</th>
            <td>{formatFixed(output, 1)}</td>
            <td>{mask[unit] ?? 0}</td>
            <td>{formatFixed(scaled[unit] ?? 0, 2)}</td>
            <td>{formatFixed(averages[unit] ?? 0, 2)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{text.sum}</th>
          <td>{formatFixed(total(outputs), 1)}</td>
          <td>{total(mask.slice(0, outputs.length))}</td>
          <td>{formatFixed(total(scaled), 2)}</td>
          <td>{formatFixed(total(averages), 2)}</td>
        </tr>
      </tfoot>
    </FigureTable>
  );
}
