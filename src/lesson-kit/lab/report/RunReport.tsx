import { defineMessages, type Language } from '@/lib/messages';
import { buildQrCode } from '@/export/qr/buildQrCode';
import { runFileVersion, type Mark } from '@/export/runFile/types';
import { QrPicture } from '@/lesson-kit/lab/takeaway/QrPicture';
import { product } from '@/lesson-kit/lab/takeaway/runRecord';
import type { LabState } from '@/session/types';
import { formatCount } from '@/widgets/format';
import { MarkList } from './MarkList';
import { NumberTable } from './NumberTable';
import { reportCharts } from './reportCharts';
import styles from './RunReport.module.css';
import { SettingTable } from './SettingTable';

const messages = defineMessages({
  en: {
    date: 'Date',
    seed: 'Seed',
    steps: 'Steps',
    made: (step: string, steps: string) => `${step} of ${steps}`,
    backend: 'Trained on',
    versions: 'Versions',
    version: (program: string, format: string) => `Descent ${program}, run file format ${format}`,
    curves: 'Curves',
    numbers: 'Numbers at the end',
    settings: 'Settings',
    marks: 'Predictions, challenges and claims',
    link: 'This experiment again',
    same: 'Opens the same experiment with the same seed.',
    qr: 'QR code of the address',
  },
  zh: {
    date: '日期',
    seed: '随机种子',
    steps: '步数',
    made: (step: string, steps: string) => `${step}，共 ${steps}`,
    backend: '训练设备',
    versions: '版本',
    version: (program: string, format: string) => `Descent ${program}，训练记录格式 ${format}`,
    curves: '曲线',
    numbers: '最终数值',
    settings: '设置',
    marks: '预测、挑战与结论',
    link: '再次打开此实验',
    same: '打开的是同一实验、同一种子。',
    qr: '此地址的二维码',
  },
});

export interface ReportSource {
  readonly state: LabState;
  readonly marks: readonly Mark[];
  readonly address: string;
  readonly at: Date;
  /** of the lesson */
  readonly title: string;
}

const backendNames = { webgl: 'WebGL', cpu: 'CPU' } as const;

/** A run on paper: what was trained, what came out, and how to have it again. Light in every theme. */
export function RunReport({ source: { state, marks, address, at, title }, language }: { readonly source: ReportSource; readonly language: Language }) {
  const text = messages[language];
  const { experiment, backend, step } = state;
  const code = buildQrCode(address);
  const facts = [
    [text.date, at.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' })],
    [text.seed, String(experiment.seed)],
    [text.steps, text.made(formatCount(step), formatCount(experiment.steps))],
    [text.backend, backend ? [backendNames[backend.name], backend.renderer].filter((part) => part !== '').join(' · ') : '–'],
    [text.versions, text.version(product, String(runFileVersion))],
  ] as const;
  return (
    <article className={styles.report}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h4>{text.curves}</h4>
      {reportCharts(state, language).map((chart) => (
        <img key={chart.title} className={styles.chart} alt={chart.title} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.svg)}`} />
      ))}
      <h4>{text.numbers}</h4>
      <NumberTable state={state} language={language} />
      {marks.length > 0 && (
        <>
          <h4>{text.marks}</h4>
          <MarkList marks={marks} language={language} />
        </>
      )}
      <h4>{text.settings}</h4>
      <SettingTable experiment={experiment} language={language} />
      <h4>{text.link}</h4>
      <div className={styles.link}>
        {code && (
          <div className={styles.qr}>
            <QrPicture code={code} label={text.qr} />
          </div>
        )}
        <p>
          {text.same} <span className={styles.address}>{address}</span>
        </p>
      </div>
    </article>
  );
}
