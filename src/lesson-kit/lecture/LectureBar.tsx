import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { useMessages } from '@/ui/preferences/language';
import { useLecture } from '@/ui/preferences/lecture';
import { useThrottled } from '@/lesson-kit/lab/useThrottled';
import { useLab } from '@/session/LabContext';
import { formatCount } from '@/widgets/format';
import styles from './Lecture.module.css';

const messages = defineMessages({
  en: { run: 'Run', pause: 'Pause', keys: 'Keys', leave: 'Leave lecture mode', step: (step: string, steps: string) => `step ${step} / ${steps}`, item: (index: number, count: number) => `${index} / ${count}`, items: 'Place in the deck' },
  zh: { run: '运行', pause: '暂停', keys: '快捷键', leave: '退出讲课模式', step: (step: string, steps: string) => `第 ${step} / ${steps} 步`, item: (index: number, count: number) => `${index} / ${count}`, items: '在讲稿中的位置' },
});

/** A counter that changes at every frame is a blur. */
const counterMs = 80;

interface LectureBarProps {
  readonly title: string;
  readonly place: { readonly index: number; readonly count: number } | null;
  readonly running: boolean;
  readonly onToggle: () => void;
  readonly onKeys: () => void;
}

/** One line on top: what this is, how far the run is, and for a hand on the mouse the three buttons that matter. */
export function LectureBar({ title, place, running, onToggle, onKeys }: LectureBarProps) {
  const text = useMessages(messages);
  const { toggle } = useLecture();
  const step = useThrottled(useLab((state) => state.step), counterMs);
  const steps = useLab((state) => state.experiment.steps);
  return (
    <header className={styles.bar}>
      <h1 tabIndex={-1}>{title}</h1>
      <span className={styles.step}>
        {text.step(formatCount(step), formatCount(steps))}
        <progress value={Math.min(step, steps)} max={Math.max(1, steps)} aria-hidden="true" />
      </span>
      {place && (
        <span className={styles.place} role="status" aria-label={text.items}>
          {text.item(place.index + 1, place.count)}
        </span>
      )}
      <span className={styles.controls}>
        <IconButton icon={running ? 'pause' : 'play'} label={running ? text.pause : text.run} shortcut="Space" onClick={onToggle} />
        <IconButton icon="keyboard" label={text.keys} shortcut="?" onClick={onKeys} />
        <IconButton icon="lecture" label={text.leave} shortcut="P" onClick={toggle} />
      </span>
    </header>
  );
}
