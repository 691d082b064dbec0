import { defineMessages } from '@/lib/messages';
import { Badge } from '@/ui/feedback/Badge';
import { useMessages } from '@/ui/preferences/language';
import type { Histogram, LayerSummary } from '@/engine/worker/insideProtocol';
import { formatNumber } from '@/widgets/format';
import { HistogramStrip } from './HistogramStrip';
import styles from './LayerHistograms.module.css';

const messages = defineMessages({
  en: {
    layer: 'layer',
    activations: 'activations',
    weights: 'weights',
    gradients: 'gradients',
    none: 'no parameters',
    dead: (share: string) => `${share} dead`,
    saturated: (share: string) => `${share} saturated`,
  },
  zh: {
    layer: '层',
    activations: '激活值',
    weights: '权重',
    gradients: '梯度',
    none: '无参数',
    dead: (share: string) => `死亡 ${share}`,
    saturated: (share: string) => `饱和 ${share}`,
  },
});

const percent = (share: number): string => `${formatNumber(share * 100, 2)}%`;

export interface LayerHistogramsProps {
  /** blocks of one lane, input to output */
  readonly layers: readonly LayerSummary[];
  readonly names: readonly string[];
  readonly lane: number;
}

/** Activations, weights and gradients of every layer of one lane, input at the top. */
export function LayerHistograms({ layers, names, lane }: LayerHistogramsProps) {
  const text = useMessages(messages);
  const strip = (histogram: Histogram | null, what: string, name: string) =>
    histogram ? <HistogramStrip histogram={histogram} lane={lane} name={`${name}, ${what}`} /> : <span className={styles.none}>{text.none}</span>;
  return (
    <table className={styles.layers}>
      <thead>
        <tr>
          <th scope="col">{text.layer}</th>
          <th scope="col">{text.activations}</th>
          <th scope="col">{text.weights}</th>
          <th scope="col">{text.gradients}</th>
        </tr>
      </thead>
      <tbody>
        {layers.map((layer, index) => {
          const name = names[index] ?? String(index + 1);
          return (
            <tr key={layer.layer}>
              <th scope="row">
                {name}
                {layer.deadShare > 0 && <Badge tone="warning">{text.dead(percent(layer.deadShare))}</Badge>}
                {layer.saturatedShare > 0 && <Badge tone="warning">{text.saturated(percent(layer.saturatedShare))}</Badge>}
              </th>
              <td>{strip(layer.activations, text.activations, name)}</td>
              <td>{strip(layer.weights, text.weights, name)}</td>
              <td>{strip(layer.gradients, text.gradients, name)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
