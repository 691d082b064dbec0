import { useId, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import type { StepRange } from '@/widgets/charts/curves/StepMark';
import styles from './LabTools.module.css';
import { LazyPart } from './LazyPart';

const messages = defineMessages({
  en: { tools: 'With this run', doctor: 'What does this curve say?', code: 'Code', takeAway: 'Take away', deck: 'Add to a lecture' },
  zh: { tools: '本次训练', doctor: '这条曲线说明什么？', code: '代码', takeAway: '带走', deck: '加入讲稿' },
});

const loadCode = () => import('@/lesson-kit/lab/code/CodePanel');

const loadTakeAway = () => import('@/lesson-kit/lab/takeaway/TakeAwayPanel');

const loadDoctor = () => import('@/lesson-kit/lab/doctor/DoctorPanel');

const loadDeck = () => import('@/lesson-kit/deck/DeckPanel');

const tools = ['doctor', 'code', 'takeAway', 'deck'] as const;

interface LabToolsProps {
  /** begins the names of files */
  readonly name: string;
  /** what the state on screen may be called */
  readonly title: string;
  /** the reader brings a run file back */
  readonly onFile: (file: File) => void;
  /** steps to shade in the charts */
  readonly onMark: (range: StepRange | null) => void;
}

/** What can be done with a run besides looking at it, one at a time; what is closed is not even loaded. */
export function LabTools({ name, title, onFile, onMark }: LabToolsProps) {
  const text = useMessages(messages);
  const id = useId();
  const [open, setOpen] = useState<(typeof tools)[number] | null>(null);
  return (
    <section className={styles.tools} aria-label={text.tools}>
      <div className={styles.row}>
        {tools.map((tool) => (
          <Button key={tool} aria-expanded={open === tool} aria-controls={open === tool ? id : undefined} onClick={() => setOpen(open === tool ? null : tool)}>
            {text[tool]}
          </Button>
        ))}
      </div>
      {open && (
        <div id={id} className={styles.panel}>
          {open === 'doctor' && <LazyPart load={loadDoctor}>{({ DoctorPanel }) => <DoctorPanel onMark={onMark} />}</LazyPart>}
          {open === 'code' && <LazyPart load={loadCode}>{({ CodePanel }) => <CodePanel name={name} />}</LazyPart>}
          {open === 'deck' && <LazyPart load={loadDeck}>{({ DeckPanel }) => <DeckPanel lesson={name} title={title} />}</LazyPart>}
          {open === 'takeAway' && <LazyPart load={loadTakeAway}>{({ TakeAwayPanel }) => <TakeAwayPanel name={name} onFile={onFile} />}</LazyPart>}
        </div>
      )}
    </section>
  );
}
