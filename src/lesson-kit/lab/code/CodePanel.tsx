import { useMemo, useState, type KeyboardEvent } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Segmented } from '@/ui/controls/Segmented';
import { useMessages } from '@/ui/preferences/language';
import { preferences } from '@/ui/preferences/storage';
import { generateCode, type CodeTarget } from '@/export/code/generateCode';
import { useLab } from '@/session/LabContext';
import { copyText, saveText } from '@/lesson-kit/lab/handOver';
import { LaneChoice } from '@/lesson-kit/lab/LaneChoice';
import { useThrottled } from '@/lesson-kit/lab/useThrottled';
import { codeParts } from './codeParts';
import styles from './CodePanel.module.css';

const messages = defineMessages({
  en: {
    library: 'Library',
    program: (library: string) => `Program for ${library}`,
    intro: 'One lane as a complete program: data, network, training. It follows the settings.',
    copy: 'Copy',
    download: 'Download',
    copied: 'The program is on the clipboard.',
    denied: 'The browser did not allow copying: select the text, or download it.',
    saved: (name: string) => `Saved as ${name}.`,
  },
  zh: {
    library: '框架',
    program: (library: string) => `${library} 程序`,
    intro: '一个通道的完整程序：数据、网络、训练。设置一改，程序随之更新。',
    copy: '复制',
    download: '下载',
    copied: '程序已复制到剪贴板。',
    denied: '浏览器不允许复制：请选中文字复制，或下载。',
    saved: (name: string) => `已保存为 ${name}。`,
  },
});

const libraries: readonly { readonly value: CodeTarget; readonly label: string }[] = [
  { value: 'pytorch', label: 'PyTorch' },
  { value: 'keras', label: 'Keras' },
  { value: 'tfjs', label: 'TensorFlow.js' },
];
const labelOf = (target: CodeTarget): string => libraries.find(({ value }) => value === target)?.label ?? '';

const remembered = 'code-library';
/** A slider moves sixty times a second; nobody reads a program that fast. */
const refreshMs = 250;

/** Arrow keys scroll the program; on the page they would make a step. */
const keepArrows = (event: KeyboardEvent): void => {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
};

type Outcome = { readonly kind: 'copied' | 'denied' } | { readonly kind: 'saved'; readonly name: string };

/** The experiment on screen as a program that runs elsewhere. */
export function CodePanel({ name }: { readonly name: string }) {
  const text = useMessages(messages);
  const experiment = useThrottled(useLab((state) => state.experiment), refreshMs);
  const [target, setTarget] = useState(() => libraries.find(({ value }) => value === preferences.read(remembered))?.value ?? 'pytorch');
  const [chosen, setLane] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const lane = Math.min(chosen, experiment.lanes.length - 1);
  const program = useMemo(() => generateCode(experiment, lane, target), [experiment, lane, target]);
  const parts = useMemo(() => codeParts(program), [program]);

  const choose = (next: CodeTarget): void => {
    setTarget(next);
    setOutcome(null);
    preferences.write(remembered, next);
  };
  const copy = async (): Promise<void> => setOutcome({ kind: (await copyText(program)) ? 'copied' : 'denied' });
  const download = (): void => {
    const file = `${name}-${experiment.seed}-lane${lane + 1}-${target}.${target === 'tfjs' ? 'js' : 'py'}`;
    saveText(file, program, target === 'tfjs' ? 'text/javascript' : 'text/x-python');
    setOutcome({ kind: 'saved', name: file });
  };
  return (
    <div className={styles.panel}>
      <p className={styles.intro}>{text.intro}</p>
      <div className={styles.bar}>
        <Segmented label={text.library} labelHidden value={target} options={libraries} onChange={choose} />
        <LaneChoice lane={lane} onChange={setLane} />
        <span className={styles.actions}>
          <Button icon="copy" onClick={() => void copy()}>
            {text.copy}
          </Button>
          <Button icon="download" onClick={download}>
            {text.download}
          </Button>
        </span>
      </div>
      <p role="status" className={styles.status}>
        {outcome && (outcome.kind === 'saved' ? text.saved(outcome.name) : text[outcome.kind])}
      </p>
      {/* It scrolls, so it is reached and moved by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <pre className={styles.program} role="region" tabIndex={0} aria-label={text.program(labelOf(target))} lang="en" translate="no" onKeyDown={keepArrows}>
        <code>
          {parts.map((part) => (
            <span key={part.line} className={part.comment ? styles.comment : undefined}>
              {part.text}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}
