import { useRef, useState, type ChangeEvent } from 'react';
import { saveText } from '@/lesson-kit/lab/handOver';
import { useFileDrop } from '@/lesson-kit/lab/takeaway/useFileDrop';
import { useProgressCommands } from '@/session/progress/ProgressContext';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import { ImportOutcome } from './ImportOutcome';
import { openProgressFile, type OpenedText } from './openProgressFile';
import styles from './TakeAlong.module.css';

const messages = defineMessages({
  en: {
    heading: 'Take it to another device',
    why: 'A file holds all of it. Opening the file elsewhere adds to what is there and takes nothing away.',
    save: 'Save as a file',
    open: 'Open a file …',
    drop: 'or drop it here',
    saved: (name: string) => `Saved as ${name}.`,
  },
  zh: {
    heading: '带到另一台设备',
    why: '全部进度可以存成一个文件。在别处打开它，只会添加记录，不会抹掉那里已有的。',
    save: '存成文件',
    open: '打开文件…',
    drop: '也可以把文件拖到这里',
    saved: (name: string) => `已保存为 ${name}。`,
  },
});

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** By the reader's own calendar. */
const fileName = (date: Date): string => `descent-progress-${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}.json`;

/** Out as a file and back in, by choosing it or dropping it. */
export function TakeAlong() {
  const text = useMessages(messages);
  const { exportText } = useProgressCommands();
  const picker = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<OpenedText | null>(null);
  const [added, setAdded] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);

  const open = async (file: File): Promise<void> => {
    setAdded(false);
    setSaved(null);
    setOpened(await openProgressFile(file));
  };
  const { over, handlers } = useFileDrop((file) => void open(file));
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file) void open(file);
    // The same file, mended meanwhile, may be chosen again.
    currentTarget.value = '';
  };
  const save = (): void => {
    const name = fileName(new Date());
    saveText(name, exportText(), 'application/json');
    setSaved(name);
  };
  return (
    <section aria-labelledby="take-along" className={styles.section} data-over={over} {...handlers}>
      <h2 id="take-along">{text.heading}</h2>
      <p>{text.why}</p>
      <div className={styles.actions}>
        <Button icon="download" onClick={save}>{text.save}</Button>
        <Button icon="plus" onClick={() => picker.current?.click()}>{text.open}</Button>
        <input ref={picker} type="file" accept=".json,application/json" hidden onChange={choose} />
        <span className={styles.drop}>{text.drop}</span>
      </div>
      <p role="status" className={styles.saved}>
        {saved !== null && text.saved(saved)}
      </p>
      {opened && <ImportOutcome opened={opened} added={added} onAdded={() => setAdded(true)} onDismiss={() => setOpened(null)} />}
    </section>
  );
}
