import { Fragment, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { Badge } from '@/ui/feedback/Badge';
import { Icon } from '@/ui/icons/Icon';
import { useMessages } from '@/ui/preferences/language';
import { formatCount, formatFixed, formatNumber, formatSetting } from '@/widgets/format';
import { LaneNumber, LaneSwatch } from '@/widgets/lanes/LaneMark';
import styles from './LaneLegend.module.css';

const messages = defineMessages({
  en: {
    lane: 'lane',
    loss: 'loss',
    accuracy: 'accuracy',
    train: 'train',
    validation: 'valid.',
    rate: 'η now',
    actions: 'actions',
    edit: (name: string) => `Settings of ${name}`,
    duplicate: (name: string) => `Duplicate ${name}, then change one thing`,
    full: 'Eight lanes are the most one chart can carry',
    remove: (name: string) => `Remove ${name}`,
    diverged: (step: string) => `diverged at step ${step}`,
  },
  zh: {
    lane: '通道',
    loss: '损失',
    accuracy: '准确率',
    train: '训练',
    validation: '验证',
    rate: '当前 η',
    actions: '操作',
    edit: (name: string) => `${name} 的设置`,
    duplicate: (name: string) => `复制 ${name}，再改一处`,
    full: '一张图最多放八个通道',
    remove: (name: string) => `移除 ${name}`,
    diverged: (step: string) => `第 ${step} 步发散`,
  },
});

/** Three digits, two where they stand far behind the point. */
const loss = (value: number): string => formatNumber(value, Math.abs(value) < 0.1 ? 2 : 3);
const share = (accuracy: number): string => formatFixed(accuracy, 3);

export interface LegendLane {
  /** what tells it from the others: "Adam · η 0.01" */
  readonly name: string;
  readonly trainLoss: number;
  readonly validationLoss: number;
  readonly trainAccuracy: number;
  readonly validationAccuracy: number;
  /** of the current step, after the schedule */
  readonly learningRate: number;
  readonly divergedAt: number | null;
}

export interface LaneLegendProps {
  readonly lanes: readonly LegendLane[];
  /** lane whose settings are open */
  readonly open: number | null;
  readonly onOpen: (lane: number | null) => void;
  readonly onDuplicate: (lane: number) => void;
  readonly onRemove: (lane: number) => void;
  readonly maximum: number;
  /** settings of the open lane */
  readonly children: ReactNode;
}

/** Names the lanes by what differs, shows where each one stands, and is the place where lanes are made and changed. */
export function LaneLegend({ lanes, open, onOpen, onDuplicate, onRemove, maximum, children }: LaneLegendProps) {
  const text = useMessages(messages);
  const full = lanes.length >= maximum;
  return (
    <table className={styles.legend}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {text.lane}
          </th>
          <th scope="colgroup" colSpan={2}>
            {text.loss}
          </th>
          <th scope="colgroup" colSpan={2}>
            {text.accuracy}
          </th>
          <th scope="col" rowSpan={2} className={styles.rate}>
            {text.rate}
          </th>
          <th scope="col" rowSpan={2}>
            <span className={styles.hidden}>{text.actions}</span>
          </th>
        </tr>
        <tr>
          <th scope="col">{text.train}</th>
          <th scope="col">{text.validation}</th>
          <th scope="col">{text.train}</th>
          <th scope="col">{text.validation}</th>
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane, index) => (
          <Fragment key={index}>
            <tr data-open={open === index} data-diverged={lane.divergedAt !== null}>
              <th scope="row">
                <button type="button" className={styles.name} aria-expanded={open === index} title={text.edit(lane.name)} onClick={() => onOpen(open === index ? null : index)}>
                  <LaneNumber lane={index} />
                  <LaneSwatch lane={index} />
                  <span className={styles.text}>{lane.name}</span>
                  <Icon name="chevronDown" />
                </button>
                {lane.divergedAt !== null && <Badge tone="danger">{text.diverged(formatCount(lane.divergedAt))}</Badge>}
              </th>
              <td>{loss(lane.trainLoss)}</td>
              <td>{loss(lane.validationLoss)}</td>
              <td>{share(lane.trainAccuracy)}</td>
              <td>{share(lane.validationAccuracy)}</td>
              <td className={styles.rate}>{formatSetting(lane.learningRate)}</td>
              <td className={styles.actions}>
                <IconButton icon="copy" label={full ? text.full : text.duplicate(lane.name)} disabled={full} onClick={() => onDuplicate(index)} />
                <IconButton icon="close" label={text.remove(lane.name)} disabled={lanes.length === 1} onClick={() => onRemove(index)} />
              </td>
            </tr>
            {open === index && (
              <tr className={styles.settings}>
                <td colSpan={7}>{children}</td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
