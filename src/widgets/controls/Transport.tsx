import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { IconButton } from '@/ui/controls/IconButton';
import { NumberField } from '@/ui/controls/NumberField';
import { Select } from '@/ui/controls/Select';
import { useMessages } from '@/ui/preferences/language';
import type { RunStatus } from '@/engine/worker/protocol';
import { formatCount } from '@/widgets/format';
import styles from './Transport.module.css';

const messages = defineMessages({
  en: {
    group: 'Run control',
    run: 'Run',
    resume: 'Continue',
    again: 'Run again',
    pause: 'Pause',
    warming: 'Preparing…',
    step: 'One step',
    reset: 'Reset, same seed',
    seed: 'New seed',
    unit: 'step',
    progress: (step: string, steps: string) => `${step} / ${steps}`,
    speed: 'Speed',
    full: 'full',
    phases: 'slow motion',
    perSecond: (steps: number) => `${steps} / s`,
    stopAt: 'Stop at',
  },
  zh: {
    group: '运行控制',
    run: '运行',
    resume: '继续',
    again: '再运行一次',
    pause: '暂停',
    warming: '准备中…',
    step: '走一步',
    reset: '重置（种子不变）',
    seed: '换一个种子',
    unit: '步',
    progress: (step: string, steps: string) => `${step} / ${steps}`,
    speed: '速度',
    full: '全速',
    phases: '慢动作',
    perSecond: (steps: number) => `${steps} 步/秒`,
    stopAt: '停在',
  },
});

/** Steps a second, from one that can be followed by eye to as fast as the device goes. */
const speeds = [1, 2, 5, 10, 30, 100] as const;

export interface TransportProps {
  readonly status: RunStatus;
  readonly step: number;
  readonly steps: number;
  readonly speed: number | null;
  readonly stopAt: number | null;
  /** there is nothing to run yet */
  readonly disabled?: boolean;
  readonly onToggle: () => void;
  readonly onStep: () => void;
  readonly onReset: () => void;
  readonly onSeed: () => void;
  readonly onSpeed: (stepsPerSecond: number | null) => void;
  /** each update is shown in its phases; absent where there is nothing to show it */
  readonly slow?: boolean;
  readonly onSlow?: (slow: boolean) => void;
  readonly onStopAt: (step: number | null) => void;
}

/** Starts, stops, steps and paces the run. The keys are bound by the lab and only named here. */
export function Transport({ status, step, steps, speed, stopAt, disabled = false, onToggle, onStep, onReset, onSeed, onSpeed, onStopAt, slow = false, onSlow }: TransportProps) {
  const text = useMessages(messages);
  const training = status === 'running' || status === 'warming';
  const over = status === 'done' || status === 'diverged';
  const label = status === 'warming' ? text.warming : training ? text.pause : over ? text.again : step > 0 ? text.resume : text.run;
  const choosePace = (value: string): void => {
    onSlow?.(value === 'phases');
    if (value !== 'phases') onSpeed(value === 'full' ? null : Number(value));
  };
  return (
    <div className={styles.transport} role="group" aria-label={text.group}>
      <div className={styles.main}>
        <Button variant="primary" icon={training ? 'pause' : 'play'} aria-keyshortcuts="Space" onClick={onToggle} disabled={disabled}>
          <span className={styles.runLabel}>{label}</span>
        </Button>
        <IconButton icon="step" label={text.step} shortcut="→" variant="default" onClick={onStep} disabled={disabled || over} />
        <IconButton icon="reset" label={text.reset} shortcut="R" variant="default" onClick={onReset} disabled={disabled} />
        <IconButton icon="dice" label={text.seed} shortcut="S" variant="default" onClick={onSeed} disabled={disabled} />
        <div className={styles.counter}>
          <span>
            <span className={styles.unit}>{text.unit} </span>
            {text.progress(formatCount(step), formatCount(steps))}
          </span>
          <progress value={Math.min(step, steps)} max={Math.max(1, steps)} aria-hidden="true" />
        </div>
      </div>
      <div className={styles.pace}>
        <Select
          inline
          label={text.speed}
          value={slow ? 'phases' : speed === null ? 'full' : String(speed)}
          options={[{ value: 'full', label: text.full }, ...speeds.map((value) => ({ value: String(value), label: text.perSecond(value) })), ...(onSlow ? [{ value: 'phases', label: text.phases }] : [])]}
          onChange={choosePace}
        />
        <NumberField label={text.stopAt} value={stopAt ?? steps} min={1} max={steps} integer onChange={(value) => onStopAt(value >= steps ? null : value)} />
      </div>
    </div>
  );
}
