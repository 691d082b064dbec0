import { defineMessages } from '@/lib/messages';
import { Segmented } from '@/ui/controls/Segmented';
import { Badge } from '@/ui/feedback/Badge';
import { PopoverPanel } from '@/ui/overlay/Popover';
import { useMessages } from '@/ui/preferences/language';
import type { BackendChoice, BackendInfo } from '@/engine/worker/backendProtocol';
import { formatCount, formatNumber } from '@/widgets/format';
import { backendChoices } from './backendChoice';
import styles from './BackendBadge.module.css';
import { BackendReason } from './BackendReason';
import { trainingDevice } from './trainingDevice';

const messages = defineMessages({
  en: {
    starting: 'starting …',
    webgl: 'GPU (WebGL)',
    software: 'WebGL, no GPU',
    cpu: 'CPU',
    rate: (steps: string) => `${steps} steps/s`,
    panel: 'Where the networks train',
    trainOn: 'Train on',
    effect: 'A run stays on its side: another one begins again from step 0.',
  },
  zh: {
    starting: '启动中…',
    webgl: 'GPU（WebGL）',
    software: 'WebGL（无显卡）',
    cpu: 'CPU',
    rate: (steps: string) => `${steps} 步/秒`,
    panel: '网络在哪里训练',
    trainOn: '训练设备',
    effect: '一次训练不会中途换设备：改选后从第 0 步重新开始。',
  },
});

const choices = defineMessages({
  en: { auto: 'Automatic', webgl: 'GPU', cpu: 'CPU' },
  zh: { auto: '自动', webgl: 'GPU', cpu: 'CPU' },
});

interface BackendBadgeProps {
  readonly backend: BackendInfo | null;
  readonly stepsPerSecond: number;
  readonly choice: BackendChoice;
  readonly onChoose: (choice: BackendChoice) => void;
}

/** What the networks train on, and how fast; behind it why, and the choice. */
export function BackendBadge({ backend, stepsPerSecond, choice, onChoose }: BackendBadgeProps) {
  const text = useMessages(messages);
  const name = useMessages(choices);
  const device = backend && trainingDevice(backend);
  const rate = stepsPerSecond >= 10 ? formatCount(stepsPerSecond) : formatNumber(stepsPerSecond, 2);
  return (
    <PopoverPanel
      label={text.panel}
      trigger={(props) => (
        <button type="button" className={styles.badge} {...props}>
          <Badge tone={device === 'webgl' ? 'success' : 'neutral'}>
            {device ? text[device] : text.starting}
            {stepsPerSecond > 0 && ` · ${text.rate(rate)}`}
          </Badge>
        </button>
      )}
    >
      <div className={styles.panel}>
        {backend && <BackendReason backend={backend} />}
        <Segmented label={text.trainOn} value={choice} options={backendChoices.map((value) => ({ value, label: name[value] }))} onChange={onChoose} />
        <p className={styles.effect}>{text.effect}</p>
      </div>
    </PopoverPanel>
  );
}
