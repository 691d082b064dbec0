import { useMemo } from 'react';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { useThrottled } from '@/lesson-kit/lab/useThrottled';
import { useLab } from '@/session/LabContext';
import { formatCount, formatFixed, formatNumber } from '@/widgets/format';
import { LaneNumber, LaneSwatch } from '@/widgets/lanes/LaneMark';
import styles from './Lecture.module.css';

const messages = defineMessages({
  en: {
    lanes: 'Lanes',
    trainLoss: 'training loss, whole set',
    validationLoss: 'validation loss',
    trainAccuracy: 'training accuracy, whole set',
    validationAccuracy: 'validation accuracy',
    diverged: (step: string) => `diverged at ${step}`,
  },
  zh: {
    lanes: '通道',
    trainLoss: '训练损失（整个训练集）',
    validationLoss: '验证损失',
    trainAccuracy: '训练准确率（整个训练集）',
    validationAccuracy: '验证准确率',
    diverged: (step: string) => `第 ${step} 步发散`,
  },
});

/** Numbers that change faster are not read. */
const refreshMs = 250;

/** Who is who in the chart, and the one number that the chart is about. */
export function LectureLegend({ metric }: { readonly metric: 'trainLoss' | 'validationLoss' | 'trainAccuracy' | 'validationAccuracy' }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const history = useLab((state) => state.history);
  const progress = useLab((state) => state.lanes);
  const version = useThrottled(useLab((state) => state.historyVersion), refreshMs);
  const names = useMemo(() => laneNames(experiment, language), [experiment, language]);
  // The history grows in place: its version is what changes.
  // oxlint-disable-next-line react/exhaustive-deps
  const values = useMemo(() => names.map((_, lane) => history.valueAt(lane, metric, Infinity)), [names, history, version, metric]);
  const show = (value: number): string => (metric.endsWith('Accuracy') ? formatFixed(value, 3) : formatNumber(value, 3));
  return (
    <section className={styles.legend} aria-label={text.lanes}>
      <h2>{text[metric]}</h2>
      <ul>
        {names.map((name, lane) => {
          const divergedAt = progress[lane]?.divergedAt ?? null;
          return (
            <li key={lane}>
              <LaneNumber lane={lane} />
              <LaneSwatch lane={lane} />
              <span className={styles.laneName}>
                {name}
                {divergedAt !== null && <small>{text.diverged(formatCount(divergedAt))}</small>}
              </span>
              <b className={styles.laneValue} aria-hidden={divergedAt !== null}>
                {divergedAt === null ? show(values[lane] ?? NaN) : '✕'}
              </b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
