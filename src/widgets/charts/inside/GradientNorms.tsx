import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import type { LayerSummary } from '@/engine/worker/insideProtocol';
import { formatNumber, formatSetting } from '@/widgets/format';
import { LaneNumber } from '@/widgets/lanes/LaneMark';
import { laneColour } from '@/widgets/lanes/laneStyle';
import styles from './GradientNorms.module.css';

const messages = defineMessages({
  en: {
    caption: (low: string, high: string) => `Norm of the gradient, the way back propagation meets the layers: last layer first. Logarithmic bars from ${low} to ${high}.`,
    layer: 'layer',
    lane: 'lane',
    norm: 'gradient norm',
    zero: 'exactly 0',
  },
  zh: {
    caption: (low: string, high: string) => `梯度范数，按反向传播经过的顺序：最后一层在前。对数条形，从 ${low} 到 ${high}。`,
    layer: '层',
    lane: '通道',
    norm: '梯度范数',
    zero: '恰为 0',
  },
});

export interface GradientNormsProps {
  /** per lane the blocks of the network, input to output */
  readonly lanes: readonly (readonly LayerSummary[])[];
  readonly laneNames: readonly string[];
  /** name of block `index` of a lane */
  readonly layerName: (lane: number, index: number) => string;
}

interface Bar {
  readonly lane: number;
  readonly norm: number;
}

/** Whole decades that hold every positive norm. */
function decades(bars: readonly Bar[]): readonly [number, number] {
  const logs = bars.filter(({ norm }) => norm > 0 && Number.isFinite(norm)).map(({ norm }) => Math.log10(norm));
  if (logs.length === 0) return [-3, 0];
  const low = Math.floor(Math.min(...logs));
  return [low, Math.max(low + 1, Math.ceil(Math.max(...logs)))];
}

/** How the gradient grows or fades on its way from the last layer to the first, all lanes beside each other. */
export function GradientNorms({ lanes, laneNames, layerName }: GradientNormsProps) {
  const text = useMessages(messages);
  const deepest = Math.max(0, ...lanes.map((layers) => layers.length));
  // Counted from the output, so that networks of different depth are compared layer by layer from the loss.
  const rows = Array.from({ length: deepest }, (_, back) => lanes.flatMap((layers, lane): Bar[] => {
    const layer = layers[layers.length - 1 - back];
    return layer?.weights ? [{ lane, norm: layer.gradientNorm }] : [];
  })).map((bars, back) => ({ bars, back })).filter(({ bars }) => bars.length > 0);
  const [low, high] = decades(rows.flatMap(({ bars }) => bars));
  const share = (norm: number): number => Math.min(1, Math.max(0.01, (Math.log10(norm) - low) / (high - low)));
  return (
    <table className={styles.norms}>
      <caption>{text.caption(formatSetting(10 ** low), formatSetting(10 ** high))}</caption>
      <thead>
        <tr>
          <th scope="col">{text.layer}</th>
          <th scope="col">{text.lane}</th>
          <th scope="col">{text.norm}</th>
        </tr>
      </thead>
      {rows.map(({ bars, back }) => (
        <tbody key={back}>
          {bars.map(({ lane, norm }, position) => (
            <tr key={lane}>
              {position === 0 && (
                <th scope="rowgroup" rowSpan={bars.length}>
                  {layerName(lane, (lanes[lane]?.length ?? 0) - 1 - back)}
                </th>
              )}
              <th scope="row" className={styles.lane} title={laneNames[lane]}>
                <LaneNumber lane={lane} />
                <span className={styles.hidden}>{laneNames[lane]}</span>
              </th>
              <td>
                <span className={styles.track}>
                  {norm > 0 && Number.isFinite(norm) && <span className={styles.bar} style={{ width: `${share(norm) * 100}%`, background: laneColour(lane) }} />}
                </span>
                <span className={styles.value}>{norm === 0 ? text.zero : formatNumber(norm, 2)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
