import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import { formatCount } from '@/widgets/format';
import styles from './GhostList.module.css';

const messages = defineMessages({
  en: {
    title: 'Faint curves:',
    pinned: (seed: string, steps: string) => `pinned, seed ${seed}, ${steps} steps`,
    earlier: (seed: string, steps: string) => `earlier run, seed ${seed}, ${steps} steps`,
    remove: 'Take these curves off the chart',
  },
  zh: {
    title: '淡色曲线：',
    pinned: (seed: string, steps: string) => `已固定，种子 ${seed}，${steps} 步`,
    earlier: (seed: string, steps: string) => `之前的训练，种子 ${seed}，${steps} 步`,
    remove: '从图上移除这些曲线',
  },
});

/** What the faint curves on the charts are. */
export function GhostList() {
  const text = useMessages(messages);
  const ghosts = useLab((state) => state.ghosts);
  const { removeGhost } = useLabCommands();
  if (ghosts.length === 0) return null;
  return (
    <div className={styles.ghosts}>
      <span>{text.title}</span>
      <ul>
        {ghosts.map((ghost) => (
          <li key={ghost.id}>
            {text[ghost.pinned ? 'pinned' : 'earlier'](String(ghost.experiment.seed), formatCount(ghost.history.steps))}
            <IconButton icon="close" label={text.remove} onClick={() => removeGhost(ghost.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
