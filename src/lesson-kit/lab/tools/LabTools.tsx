import { useId, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import type { IconName } from '@/ui/icons/paths';
import { useMessages } from '@/ui/preferences/language';
import styles from './LabTools.module.css';
import { LazyPart } from './LazyPart';

const messages = defineMessages({
  en: { tools: 'With this run', code: 'Code' },
  zh: { tools: '本次训练', code: '代码' },
});

const loadCode = () => import('@/lesson-kit/lab/code/CodePanel');

type Tool = 'code';
const tools: readonly { readonly id: Tool; readonly icon: IconName }[] = [{ id: 'code', icon: 'copy' }];

/** What can be done with a run besides looking at it, one at a time; what is closed is not even loaded. */
export function LabTools({ name }: { /** begins the names of files */ readonly name: string }) {
  const text = useMessages(messages);
  const id = useId();
  const [open, setOpen] = useState<Tool | null>(null);
  return (
    <section className={styles.tools} aria-label={text.tools}>
      <div className={styles.row}>
        {tools.map((tool) => (
          <Button key={tool.id} icon={tool.icon} aria-expanded={open === tool.id} aria-controls={open === tool.id ? id : undefined} onClick={() => setOpen(open === tool.id ? null : tool.id)}>
            {text[tool.id]}
          </Button>
        ))}
      </div>
      {open && (
        <div id={id} className={styles.panel}>
          {open === 'code' && <LazyPart load={loadCode}>{({ CodePanel }) => <CodePanel name={name} />}</LazyPart>}
        </div>
      )}
    </section>
  );
}
