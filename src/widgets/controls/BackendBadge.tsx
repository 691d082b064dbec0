import { defineMessages } from '@/lib/messages';
import { Badge } from '@/ui/feedback/Badge';
import { useHint } from '@/ui/overlay/useHint';
import { useMessages } from '@/ui/preferences/language';
import type { BackendInfo } from '@/engine/worker/protocol';
import { formatCount, formatNumber } from '@/widgets/format';
import styles from './BackendBadge.module.css';
import { trainingDevice } from './trainingDevice';

const messages = defineMessages({
  en: {
    starting: 'starting …',
    webgl: 'GPU (WebGL)',
    software: 'WebGL, no GPU',
    cpu: 'CPU',
    rate: (steps: string) => `${steps} steps/s`,
    renderer: (name: string) => `Trains on: ${name}.`,
    noRenderer: 'Trains in plain JavaScript, in a worker of its own.',
    probe: (error: string) => `Checked at start against plain numbers; largest deviation ${error}.`,
  },
  zh: {
    starting: '启动中…',
    webgl: 'GPU（WebGL）',
    software: 'WebGL（无显卡）',
    cpu: 'CPU',
    rate: (steps: string) => `${steps} 步/秒`,
    renderer: (name: string) => `训练设备：${name}。`,
    noRenderer: '在独立的 worker 里用普通 JavaScript 训练。',
    probe: (error: string) => `启动时已与普通数值核对，最大偏差 ${error}。`,
  },
});

/** What the networks train on, and how fast. */
export function BackendBadge({ backend, stepsPerSecond }: { readonly backend: BackendInfo | null; readonly stepsPerSecond: number }) {
  const text = useMessages(messages);
  const hint = useHint(
    backend && (
      <>
        <p>{backend.renderer ? text.renderer(backend.renderer) : text.noRenderer}</p>
        <p>{text.probe(formatNumber(backend.probeError, 2))}</p>
      </>
    ),
  );
  if (!backend) return <Badge>{text.starting}</Badge>;
  const device = trainingDevice(backend);
  const rate = stepsPerSecond >= 10 ? formatCount(stepsPerSecond) : formatNumber(stepsPerSecond, 2);
  return (
    <>
      <button type="button" className={styles.badge} {...hint.trigger} onClick={(event) => hint.show(event.currentTarget)}>
        <Badge tone={device === 'webgl' ? 'success' : 'neutral'}>
          {text[device]}
          {stepsPerSecond > 0 && ` · ${text.rate(rate)}`}
        </Badge>
      </button>
      {hint.bubble}
    </>
  );
}
