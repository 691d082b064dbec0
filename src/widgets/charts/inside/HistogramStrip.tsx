import { useCallback } from 'react';
import { defineMessages } from '@/lib/messages';
import { useColours } from '@/ui/preferences/colours';
import { useMessages } from '@/ui/preferences/language';
import type { Histogram } from '@/engine/worker/insideProtocol';
import { CanvasFigure, type Draw } from '@/widgets/charts/canvas/CanvasFigure';
import { formatNumber } from '@/widgets/format';
import { laneToken } from '@/widgets/lanes/laneStyle';
import styles from './LayerHistograms.module.css';

const messages = defineMessages({
  en: {
    label: (what: string, mean: string, deviation: string, low: string, high: string) => `${what}: mean ${mean}, standard deviation ${deviation}, from ${low} to ${high}`,
    spread: (mean: string, deviation: string) => `mean ${mean} · σ ${deviation}`,
  },
  zh: {
    label: (what: string, mean: string, deviation: string, low: string, high: string) => `${what}：均值 ${mean}，标准差 ${deviation}，范围 ${low} 到 ${high}`,
    spread: (mean: string, deviation: string) => `均值 ${mean} · σ ${deviation}`,
  },
});

/** One distribution: bars over the range of its values, a tick at zero, its two moments below. */
export function HistogramStrip({ histogram, lane, name }: { readonly histogram: Histogram; readonly lane: number; readonly name: string }) {
  const text = useMessages(messages);
  const [bar = '', axis = ''] = useColours(laneToken(lane), '--line-strong');
  const { counts, min, max, mean, deviation } = histogram;
  const draw = useCallback<Draw>(
    (context, { width, height }) => {
      const base = height - 1;
      let most = 1;
      for (const count of counts) most = Math.max(most, count);
      const step = width / counts.length;
      context.fillStyle = bar;
      // Square roots: a spike of dead units must not hide the rest.
      counts.forEach((count, index) => context.fillRect(index * step, base, Math.max(1, step - 0.5), -Math.sqrt(count / most) * (base - 1)));
      context.fillStyle = axis;
      context.fillRect(0, base, width, 1);
      if (min < 0 && max > 0) context.fillRect(Math.round((-min / (max - min)) * width), 0, 1, height);
    },
    [counts, min, max, bar, axis],
  );
  const [m, s, low, high] = [mean, deviation, min, max].map((value) => formatNumber(value, 2)) as [string, string, string, string];
  return (
    <div className={styles.strip}>
      <CanvasFigure label={text.label(name, m, s, low, high)} draw={draw} aspect={4.2} />
      <div className={styles.ends} aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
      <div className={styles.spread} aria-hidden="true">
        {text.spread(m, s)}
      </div>
    </div>
  );
}
