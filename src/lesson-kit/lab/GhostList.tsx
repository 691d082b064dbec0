import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { IconButton } from '@/ui/controls/IconButton';
import { useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import type { Ghost } from '@/session/types';
import { formatCount } from '@/widgets/format';
import styles from './GhostList.module.css';

const messages = defineMessages({
  en: {
    title: 'Faint curves:',
    pinned: (seed: string, steps: string) => `pinned, seed ${seed}, ${steps} steps`,
    earlier: (seed: string, steps: string) => `earlier run, seed ${seed}, ${steps} steps`,
    fromFile: (file: string, seed: string, steps: string) => `${file}: seed ${seed}, ${steps} steps`,
    open: 'open this experiment',
    remove: 'Take these curves off the chart',
    restarted: 'The run began again at step 0.',
    undo: 'Undo',
  },
  zh: {
    title: '淡色曲线：',
    pinned: (seed: string, steps: string) => `已固定，种子 ${seed}，${steps} 步`,
    earlier: (seed: string, steps: string) => `之前的训练，种子 ${seed}，${steps} 步`,
    fromFile: (file: string, seed: string, steps: string) => `${file}：种子 ${seed}，${steps} 步`,
    open: '打开此实验',
    remove: '从图上移除这些曲线',
    restarted: '训练已从第 0 步重新开始。',
    undo: '撤销',
  },
});

/** What the faint curves on the charts are. */
export function GhostList() {
  const text = useMessages(messages);
  const ghosts = useLab((state) => state.ghosts);
  const restart = useLab((state) => state.notices.find(({ kind }) => kind === 'restarted'));
  const canUndo = useLab((state) => state.canUndo);
  const { removeGhost, undo, dismiss, load } = useLabCommands();
  if (ghosts.length === 0) return null;
  const undoRestart = (id: number): void => {
    undo();
    dismiss(id);
  };
  const describe = ({ file, pinned, experiment, history }: Ghost): string => {
    const numbers = [String(experiment.seed), formatCount(history.steps)] as const;
    return file === undefined ? text[pinned ? 'pinned' : 'earlier'](...numbers) : text.fromFile(file, ...numbers);
  };
  return (
    <div className={styles.ghosts}>
      <span>{text.title}</span>
      <ul>
        {ghosts.map((ghost) => (
          <li key={ghost.id}>
            {describe(ghost)}
            {ghost.file !== undefined && (
              <Button variant="quiet" onClick={() => load(ghost.experiment)}>
                {text.open}
              </Button>
            )}
            <IconButton icon="close" label={text.remove} onClick={() => removeGhost(ghost.id)} />
          </li>
        ))}
      </ul>
      {restart && (
        <span role="status">
          {text.restarted}
          {canUndo && (
            <Button variant="quiet" onClick={() => undoRestart(restart.id)}>
              {text.undo}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
