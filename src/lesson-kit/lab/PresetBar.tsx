import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { IconButton } from '@/ui/controls/IconButton';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { sameValue } from '@/session/experiments';
import { useTask } from '@/lesson-kit/useTask';
import type { Preset } from '@/lesson-kit/types';
import { useLab, useLabCommands } from '@/session/LabContext';
import type { BackendChoice } from '@/engine/worker/backendProtocol';
import { BackendBadge } from '@/widgets/controls/BackendBadge';
import { rememberBackend } from '@/widgets/controls/backendChoice';
import styles from './PresetBar.module.css';
import { useThrottled } from './useThrottled';

const messages = defineMessages({
  en: { presets: 'Presets', changed: (title: string) => `Changed since “${title}”.`, back: 'Back to the preset', own: 'This experiment came from outside the lesson; the presets bring back the lesson’s own.', task: { prediction: 'The experiment of your prediction.', challenge: 'The experiment of the challenge: change it here, check it there.' }, undo: 'Undo the last change', redo: 'Redo', loadDefault: 'Back to the lesson’s own experiment' },
  zh: { presets: '预设', changed: (title: string) => `已在“${title}”上改动。`, back: '恢复预设', own: '这个实验不是课程自带的；点击预设可回到课程自带的实验。', task: { prediction: '这是你做预测的那个实验。', challenge: '这是挑战题的实验：在这里改，回题目处检验。' }, undo: '撤销上一次改动', redo: '重做', loadDefault: '恢复课程自带的实验' },
});

/** The rate is a measurement that jumps about. */
const rateMs = 400;

/** Numbered starting points, and what to try in the one that is loaded. */
export function PresetBar({ presets, current, onChoose }: { readonly presets: readonly Preset[]; readonly current: number | null; readonly onChoose: (index: number) => void }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const canUndo = useLab((state) => state.canUndo);
  const canRedo = useLab((state) => state.canRedo);
  const isDefault = useLab((state) => sameValue(state.experiment, state.initial));
  const task = useTask()?.kind ?? null;
  const { undo, redo, loadDefault } = useLabCommands();
  const preset = current === null || task !== null ? undefined : presets[current];
  // Another seed is another run of the same experiment.
  const changed = preset !== undefined && !sameValue({ ...preset.experiment, seed: 0 }, { ...experiment, seed: 0 });
  return (
    <div className={styles.presets}>
      <ol className={styles.list} aria-label={text.presets}>
        {presets.map(({ id, title }, index) => (
          <li key={id}>
            <button type="button" className={styles.preset} aria-pressed={task === null && index === current} aria-keyshortcuts={String(index + 1)} onClick={() => onChoose(index)}>
              <span className={styles.number}>{index + 1}</span> {title[language]}
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <p className={styles.hint}>
          {preset ? preset.hint[language] : task ? text.task[task] : text.own}
          {preset && changed && (
            <span className={styles.changed}>
              {text.changed(preset.title[language])}
              <Button variant="quiet" onClick={() => onChoose(current ?? 0)}>
                {text.back}
              </Button>
            </span>
          )}
        </p>
        <span className={styles.history}>
          <IconButton icon="undo" label={text.undo} shortcut="Z" onClick={undo} disabled={!canUndo} />
          <IconButton icon="redo" label={text.redo} shortcut="Shift+Z" onClick={redo} disabled={!canRedo} />
          <IconButton icon="restore" label={text.loadDefault} shortcut="0" onClick={loadDefault} disabled={isDefault} />
        </span>
        <LabBackend />
      </div>
    </div>
  );
}

/** Apart from the presets, which need not be drawn again with every measurement of the rate. */
function LabBackend() {
  const backend = useLab((state) => state.backend);
  const choice = useLab((state) => state.backendChoice);
  const stepsPerSecond = useThrottled(useLab((state) => state.stepsPerSecond), rateMs);
  const { preferBackend } = useLabCommands();
  const choose = (chosen: BackendChoice): void => {
    rememberBackend(chosen);
    preferBackend(chosen);
  };
  return <BackendBadge backend={backend} stepsPerSecond={stepsPerSecond} choice={choice} onChoose={choose} />;
}
