import { useRef, useState, type ChangeEvent } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Select } from '@/ui/controls/Select';
import { useMessages } from '@/ui/preferences/language';
import { curvesToCsv } from '@/export/curves/curvesToCsv';
import { fileSize, type FileContent } from '@/export/runFile/fileSize';
import { useLab, useLabSnapshot } from '@/session/LabContext';
import { useProgress } from '@/session/progress/ProgressContext';
import { copyText, saveText } from '@/lesson-kit/lab/handOver';
import { LazyPart } from '@/lesson-kit/lab/tools/LazyPart';
import { useThrottled } from '@/lesson-kit/lab/useThrottled';
import { formatBytes } from '@/widgets/format';
import { addressOf } from './address';
import { marksOf } from './marksOf';
import { QrDialog } from './QrDialog';
import { recordOf } from './runRecord';
import styles from './TakeAwayPanel.module.css';
import { useRunFile } from './useRunFile';

const messages = defineMessages({
  en: {
    link: 'Copy link',
    linkWhy: 'Opens this very experiment: the same seed gives the same weights.',
    qr: 'Show as QR code',
    qrWhy: 'The same link, large enough to be scanned from the projector.',
    run: 'Save run file',
    runWhy: 'Settings, seed and every loss so far, to bring back here or to be trained again.',
    contains: 'Contains',
    curves: 'curves',
    weights: 'curves, weights',
    everything: 'curves, weights, data',
    weightsWhy: 'Also the weights before the first step and now, with the optimizer’s memory: the run can be trained on.',
    everythingWhy: 'Also the data and the order of its batches: the programs under “Code” repeat the run with them.',
    size: (content: string, size: string) => `${content} (about ${size})`,
    csv: 'Save curves (CSV)',
    csvWhy: 'One row per step, for a spreadsheet.',
    report: 'Report to print',
    reportWhy: 'Settings, curves, final numbers and the link on paper or as PDF.',
    back: 'Bring back a run file …',
    backWhy: 'Drawn as faint curves beside yours; with weights in it, it can be trained on. You can also drop the file onto the lab.',
    first: 'There are no curves yet: press Run, or make one step.',
    copied: 'The link is on the clipboard.',
    denied: 'The browser did not allow copying: take the link from the address bar.',
    saved: (name: string) => `Saved as ${name}.`,
    large: 'This run is too long for one file with all that. The curves fit into a CSV.',
    ended: 'The run ended before its weights had been fetched. Try again.',
  },
  zh: {
    link: '复制链接',
    linkWhy: '打开的正是这个实验：种子相同，初始权重就相同。',
    qr: '显示二维码',
    qrWhy: '同一个链接，大到可以从投影上扫。',
    run: '保存训练记录',
    runWhy: '设置、种子和至今的全部损失，可带回这里，也可重新训练核对。',
    contains: '内容',
    curves: '曲线',
    weights: '曲线、权重',
    everything: '曲线、权重、数据',
    weightsWhy: '另含初始权重、当前权重和优化器的状态，可以接着训练。',
    everythingWhy: '另含数据和批次顺序，“代码”中的程序可据此重复这次训练。',
    size: (content: string, size: string) => `${content}（约 ${size}）`,
    csv: '保存曲线（CSV）',
    csvWhy: '每步一行，可用电子表格打开。',
    report: '打印报告',
    reportWhy: '把设置、曲线、最终数值和链接印在纸上，或存为 PDF。',
    back: '带回训练记录…',
    backWhy: '作为淡色曲线画在你的曲线旁；若含权重，还可以接着训练。也可以把文件拖到实验台上。',
    first: '还没有曲线：点击“运行”，或走一步。',
    copied: '链接已复制到剪贴板。',
    denied: '浏览器不允许复制：请从地址栏复制链接。',
    saved: (name: string) => `已保存为 ${name}。`,
    large: '这次训练太长，一个文件装不下这么多。曲线可以存成 CSV。',
    ended: '还没取到权重，训练就已结束。请再试一次。',
  },
});

type Outcome = { readonly kind: 'copied' | 'denied' | 'large' | 'ended' } | { readonly kind: 'saved'; readonly name: string };

const contents: readonly FileContent[] = ['curves', 'weights', 'everything'];
/** Sizes that change faster are not read. */
const refreshMs = 500;

const loadReport = () => import('@/lesson-kit/lab/report/ReportDialog');

/** Ways to keep a run and to bring one back. */
export function TakeAwayPanel({ name, onFile }: { readonly name: string; readonly onFile: (file: File) => void }) {
  const text = useMessages(messages);
  const started = useLab((state) => state.step > 0);
  const snapshot = useLabSnapshot();
  const progress = useProgress(({ lessons }) => lessons.get(name));
  const [content, setContent] = useState<FileContent>('curves');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [shownAddress, setShownAddress] = useState<string | null>(null);
  const [report, setReport] = useState(false);
  const runFile = useRunFile(name, () => marksOf(name, progress));

  const copyLink = async (): Promise<void> => setOutcome({ kind: (await copyText(addressOf(snapshot().experiment))) ? 'copied' : 'denied' });
  const saveCsv = (): void => {
    const record = recordOf(snapshot(), name, []);
    if (!record) return;
    const file = `${name}-${record.experiment.seed}.csv`;
    saveText(file, curvesToCsv(record), 'text/csv');
    setOutcome({ kind: 'saved', name: file });
  };
  const why = (reason: string): string => (started ? reason : text.first);
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
          <Button icon="download" disabled={!started || runFile.waiting} onClick={() => void runFile.save(content).then(setOutcome)}>{text.run}</Button>
        </dt>
        <dd>
          {why(content === 'curves' ? text.runWhy : text[`${content}Why`])}
          {started && <ContentChoice value={content} onChange={setContent} />}
        </dd>
        <dt>
          <Button icon="download" disabled={!started} onClick={saveCsv}>{text.csv}</Button>
        </dt>
        <dd>{why(text.csvWhy)}</dd>
        <dt>
          <Button icon="print" aria-haspopup="dialog" disabled={!started} onClick={() => setReport(true)}>{text.report}</Button>
        </dt>
        <dd>{why(text.reportWhy)}</dd>
        <BringBackRow
          onFile={(file) => {
            setOutcome(null);
            onFile(file);
          }}
        />
      </dl>
      <p role="status" className={styles.status}>
        {outcome && (outcome.kind === 'saved' ? text.saved(outcome.name) : text[outcome.kind])}
      </p>
      <QrDialog address={shownAddress} onClose={() => setShownAddress(null)} />
      {report && <LazyPart load={loadReport}>{({ ReportDialog }) => <ReportDialog lesson={name} onClose={() => setReport(false)} />}</LazyPart>}
    </div>
  );
}

/** How much the file holds, and how large it gets. */
function ContentChoice({ value, onChange }: { readonly value: FileContent; readonly onChange: (content: FileContent) => void }) {
  const text = useMessages(messages);
  const experiment = useLab((state) => state.experiment);
  const step = useThrottled(useLab((state) => state.step), refreshMs);
  const size = (content: FileContent): string => formatBytes(fileSize(experiment, step, content));
  return <Select inline label={text.contains} value={value} onChange={onChange} options={contents.map((content) => ({ value: content, label: text.size(text[content], size(content)) }))} />;
}

function BringBackRow({ onFile }: { readonly onFile: (file: File) => void }) {
  const text = useMessages(messages);
  const picker = useRef<HTMLInputElement>(null);
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file) onFile(file);
    // The same file, mended meanwhile, may be chosen again.
    currentTarget.value = '';
  };
  return (
    <>
      <dt>
        <Button icon="plus" onClick={() => picker.current?.click()}>{text.back}</Button>
        <input ref={picker} type="file" accept=".json,application/json" hidden onChange={choose} />
      </dt>
      <dd>{text.backWhy}</dd>
    </>
  );
}
