import { useRef, useState, type ChangeEvent } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import { curvesToCsv } from '@/export/curves/curvesToCsv';
import type { RunFile } from '@/export/runFile/types';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { useLab, useLabSnapshot } from '@/session/LabContext';
import { copyText, saveText } from '@/lesson-kit/lab/handOver';
import { addressOf } from './address';
import { QrDialog } from './QrDialog';
import { recordOf } from './runRecord';
import styles from './TakeAwayPanel.module.css';

const messages = defineMessages({
  en: {
    link: 'Copy link',
    linkWhy: 'Opens this very experiment: the same seed gives the same weights.',
    qr: 'Show as QR code',
    qrWhy: 'The same link, large enough to be scanned from the projector.',
    run: 'Save run file',
    runWhy: 'Settings, seed and every loss so far, to bring back here or to be trained again.',
    csv: 'Save curves (CSV)',
    csvWhy: 'One row per step, for a spreadsheet.',
    back: 'Bring back a run file …',
    backWhy: 'Drawn as faint curves beside yours. You can also drop the file onto the lab.',
    first: 'There are no curves yet: press Run, or make one step.',
    copied: 'The link is on the clipboard.',
    denied: 'The browser did not allow copying: take the link from the address bar.',
    saved: (name: string) => `Saved as ${name}.`,
    large: 'This run is too long for one file. The curves fit into a CSV.',
  },
  zh: {
    link: '复制链接',
    linkWhy: '打开的正是这个实验：种子相同，初始权重就相同。',
    qr: '显示二维码',
    qrWhy: '同一个链接，大到可以从投影上扫。',
    run: '保存训练记录',
    runWhy: '设置、种子和至今的全部损失，可带回这里，也可重新训练核对。',
    csv: '保存曲线（CSV）',
    csvWhy: '每步一行，可用电子表格打开。',
    back: '带回训练记录…',
    backWhy: '作为淡色曲线画在你的曲线旁。也可以把文件拖到实验台上。',
    first: '还没有曲线：点击“运行”，或走一步。',
    copied: '链接已复制到剪贴板。',
    denied: '浏览器不允许复制：请从地址栏复制链接。',
    saved: (name: string) => `已保存为 ${name}。`,
    large: '这次训练太长，一个文件装不下。曲线可以存成 CSV。',
  },
});

type Outcome = { readonly kind: 'copied' | 'denied' | 'large' } | { readonly kind: 'saved'; readonly name: string };

/** Ways to keep a run and to bring one back. */
export function TakeAwayPanel({ name, onFile }: { readonly name: string; readonly onFile: (file: File) => void }) {
  const text = useMessages(messages);
  const started = useLab((state) => state.step > 0);
  const snapshot = useLabSnapshot();
  const picker = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [shownAddress, setShownAddress] = useState<string | null>(null);

  const copyLink = async (): Promise<void> => {
    setOutcome({ kind: (await copyText(addressOf(snapshot().experiment))) ? 'copied' : 'denied' });
  };
  const save = (ending: string, type: string, write: (record: RunFile) => string): void => {
    const record = recordOf(snapshot());
    if (!record) return;
    const file = `${name}-${record.experiment.seed}.${ending}`;
    try {
      saveText(file, write(record), type);
      setOutcome({ kind: 'saved', name: file });
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      setOutcome({ kind: 'large' });
    }
  };
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    setOutcome(null);
    if (file) onFile(file);
    // The same file, mended meanwhile, may be chosen again.
    currentTarget.value = '';
  };
  return (
    <div className={styles.panel}>
      <dl className={styles.list}>
        <dt>
          <Button icon="link" onClick={() => void copyLink()}>{text.link}</Button>
        </dt>
        <dd>{text.linkWhy}</dd>
        <dt>
          <Button icon="qr" aria-haspopup="dialog" onClick={() => setShownAddress(addressOf(snapshot().experiment))}>{text.qr}</Button>
        </dt>
        <dd>{text.qrWhy}</dd>
        <dt>
          <Button icon="download" disabled={!started} onClick={() => save('descent-run.json', 'application/json', writeRunFile)}>{text.run}</Button>
        </dt>
        <dd>{started ? text.runWhy : text.first}</dd>
        <dt>
          <Button icon="download" disabled={!started} onClick={() => save('csv', 'text/csv', curvesToCsv)}>{text.csv}</Button>
        </dt>
        <dd>{started ? text.csvWhy : text.first}</dd>
        <dt>
          <Button icon="plus" onClick={() => picker.current?.click()}>{text.back}</Button>
          <input ref={picker} type="file" accept=".json,application/json" hidden onChange={choose} />
        </dt>
        <dd>{text.backWhy}</dd>
      </dl>
      <p role="status" className={styles.status}>
        {outcome && (outcome.kind === 'saved' ? text.saved(outcome.name) : text[outcome.kind])}
      </p>
      <QrDialog address={shownAddress} onClose={() => setShownAddress(null)} />
    </div>
  );
}
