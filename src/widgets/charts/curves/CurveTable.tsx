import { useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { formatCount, formatNumber } from '@/widgets/format';
import type { ReadCurve } from './Crosshair';
import type { Curve, Range } from './curve';
import styles from './CurveChart.module.css';

const messages = defineMessages({
  en: { show: 'Values as a table', step: 'step' },
  zh: { show: '以表格查看数值', step: '步' },
});

const rows = 11;

/** The chart for whoever does not see it: eleven evenly spaced steps of the window. Computed only while open. */
export function CurveTable({ title, curves, window: [from, to], read }: { readonly title: string; readonly curves: readonly Curve[]; readonly window: Range; readonly read: ReadCurve }) {
  const text = useMessages(messages);
  const [open, setOpen] = useState(false);
  const steps = open ? [...new Set(Array.from({ length: rows }, (_, index) => Math.round(from + ((to - from) * index) / (rows - 1))))] : [];
  return (
    <details className={styles.table} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.show}</summary>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{text.step}</th>
              {curves.map((curve) => (
                <th key={curve.id} scope="col">
                  {curve.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step}>
                <th scope="row">{formatCount(step)}</th>
                {curves.map((curve) => (
                  <td key={curve.id}>{formatNumber(read(curve, step), 4)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
