import { useMemo, useState } from 'react';
import { Button, defineMessages, Figure, formatFixed, formatSetting, Slider, Sliders, useMessages } from '@/lesson-kit';
import styles from './Boards.module.css';
import { follow, lastStep, truth } from './running';
import { RunningChart } from './RunningChart';

const messages = defineMessages({
  en: {
    momentum: 'Momentum m',
    remembers: (count: string) => `Remembers about ${count} batches.`,
    batch: 'Batch size n',
    step: 'Step',
    mean: 'Mean',
    variance: 'Variance (unbiased)',
    redraw: 'New batches',
    caption: 'A unit that no longer changes, seen through batch after batch. Dots: the batch’s own statistics, which training uses. Line: the running ones, which evaluation uses. Dashed: the truth.',
    reading: (step: number, batch: string, mean: string, variance: string) => `After step ${step}: ${batch}running mean ${mean}, running variance ${variance}.`,
    ofBatch: (mean: string, variance: string) => `batch ${mean} and ${variance}; `,
    asked: (training: string, evaluation: string) => `A sample with x = 3 would leave as x̂ = ${training} in truth, and as ${evaluation} by the running statistics.`,
    chart: (what: string, running: string, step: number, truth: string) => `${what} over ${lastStep} steps: batches scatter around ${truth}; the running value is ${running} after step ${step}.`,
  },
  zh: {
    momentum: '动量 m',
    remembers: (count: string) => `大约记住 ${count} 个批次。`,
    batch: '批大小 n',
    step: '步',
    mean: '均值',
    variance: '方差（无偏）',
    redraw: '换一组批次',
    caption: '一个不再变化的单元，一批接一批地看它。点：每批自己的统计量，训练用它。线：滑动统计量，评估用它。虚线：真实值。',
    reading: (step: number, batch: string, mean: string, variance: string) => `第 ${step} 步之后：${batch}滑动均值 ${mean}，滑动方差 ${variance}。`,
    ofBatch: (mean: string, variance: string) => `本批为 ${mean} 和 ${variance}；`,
    asked: (training: string, evaluation: string) => `一个 x = 3 的样本，按真实值应得 x̂ = ${training}，按滑动统计量得到 ${evaluation}。`,
    chart: (what: string, running: string, step: number, truth: string) => `${what}，共 ${lastStep} 步：各批散布在 ${truth} 周围；第 ${step} 步之后滑动值为 ${running}。`,
  },
});

const short = (value: number): string => formatFixed(value, 2);
const hat = (mean: number, variance: number): string => short((3 - mean) / Math.sqrt(variance));

/** Batch statistics and running ones, as they converge. */
export function RunningBoard() {
  const text = useMessages(messages);
  const [momentum, setMomentum] = useState(0.9);
  const [n, setN] = useState(8);
  const [step, setStep] = useState(20);
  const [seed, setSeed] = useState(1);
  const points = useMemo(() => follow(momentum, n, seed), [momentum, n, seed]);
  const { batch, running } = points[step]!;
  const chart = { points, step, onStep: setStep };
  return (
    <Figure caption={text.caption}>
      <Sliders>
        <Slider label={text.momentum} why={text.remembers(formatSetting(Math.round(1 / (1 - momentum))))} min={0} max={0.99} step={0.01} value={momentum} onChange={setMomentum} />
        <Slider label={text.batch} min={2} max={64} step={1} integer value={n} onChange={setN} />
      </Sliders>
      <div className={styles.charts}>
        <RunningChart {...chart} what="mean" lowest={-2} highest={4} title={text.mean} label={text.chart(text.mean, short(running.mean), step, short(truth.mean))} />
        <RunningChart {...chart} what="variance" lowest={0} highest={12} title={text.variance} label={text.chart(text.variance, short(running.variance), step, short(truth.variance))} />
      </div>
      <Slider label={text.step} min={0} max={lastStep} step={1} integer value={step} onChange={setStep} />
      <p className={styles.summary} aria-live="polite">
        {text.reading(step, step === 0 ? '' : text.ofBatch(short(batch.mean), short(batch.variance)), short(running.mean), short(running.variance))} {text.asked(hat(truth.mean, truth.variance), hat(running.mean, running.variance))}
      </p>
      <div>
        <Button icon="dice" onClick={() => setSeed(seed + 1)}>
          {text.redraw}
        </Button>
      </div>
    </Figure>
  );
}
