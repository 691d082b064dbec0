import { useState } from 'react';
import { defineMessages, Figure, formatFixed, Select, Slider, Sliders, useLab, useMessages, useWatch } from '@/lesson-kit';
import { FanChart, type FanChartProps } from './FanChart';
import styles from './Picture.module.css';
import { useInsideSpread, useLanePick } from './useSpread';

const messages = defineMessages({
  en: {
    elsewhere: 'This picture needs the curve: choose preset 1.',
    waiting: 'Waiting for the network …',
    lane: 'Network',
    at: 'Read at x',
    reading: (x: string, mean: string, deviation: string, ratio: string) => `x = ${x}: mean ${mean}, spread ± ${deviation}, ${ratio} times the mean spread on the data`,
    caption: 'Line: mean of 30 masks. Dark and pale band: one and two standard deviations of these answers. Dashed: the network without masks. Dots: training data. Move x, and run the lab to see the band settle.',
    picture: (reading: string) => `Prediction along x with the spread over 30 dropout masks. ${reading}.`,
  },
  zh: {
    elsewhere: '这幅图要用曲线数据：请选预设 1。',
    waiting: '正在等网络……',
    lane: '网络',
    at: '读数位置 x',
    reading: (x: string, mean: string, deviation: string, ratio: string) => `x = ${x}：均值 ${mean}，离散 ± ${deviation}，是数据处平均的 ${ratio} 倍`,
    caption: '实线：30 个掩码的均值。内外两层色带：这些答案的一倍与两倍标准差。虚线：不带掩码的网络。圆点：训练数据。移动 x 读数；运行实验台，看色带怎样定下来。',
    picture: (reading: string) => `沿 x 的预测，以及它在 30 个 Dropout 掩码上的离散程度。${reading}。`,
  },
});

/** Index of the grid point nearest to x. */
function nearest(inputs: Float32Array, x: number): number {
  const [first, last] = [inputs[0] ?? 0, inputs.at(-1) ?? 1];
  return Math.min(inputs.length - 1, Math.max(0, Math.round(((x - first) / (last - first)) * (inputs.length - 1))));
}

/** Fan chart of the regression in the lab: mean and spread over masks along x. */
export function FanBoard() {
  const text = useMessages(messages);
  const curve = useLab((state) => state.preview?.curve ?? null);
  const { lane, options, pick } = useLanePick();
  const [at, setAt] = useState(0);
  return (
    <Figure caption={text.caption}>
      {/* Only one of the lesson's pictures may ask the worker for spreads: the one whose data are in the lab. */}
      {curve ? <Fan curve={curve} lane={lane} at={at} /> : <p className={styles.waiting}>{text.elsewhere}</p>}
      <Sliders>
        <Slider label={text.at} min={-3} max={3} step={0.05} value={at} onChange={setAt} disabled={!curve} />
        {options.length > 1 && <Select label={text.lane} value={String(lane)} options={options} onChange={pick} />}
      </Sliders>
    </Figure>
  );
}

interface FanProps {
  readonly curve: FanChartProps['curve'];
  readonly lane: number;
  readonly at: number;
}

/** Asks for curve and spread while it is on screen. */
function Fan({ curve, lane, at }: FanProps) {
  const text = useMessages(messages);
  const fitPanel = useWatch('fit');
  const { panel, inside } = useInsideSpread();
  const fit = inside?.fit ?? null;
  const shown = fit?.lanes[lane];
  const spread = shown?.spread ?? null;
  let reading = '';
  let index = 0;
  if (fit && spread) {
    index = nearest(fit.inputs, at);
    const deviations = Array.from(curve.inputs, (x) => spread.deviation[nearest(fit.inputs, x)] ?? 0);
    const usual = deviations.reduce((sum, value) => sum + value, 0) / deviations.length;
    const deviation = spread.deviation[index] ?? 0;
    reading = text.reading(formatFixed(fit.inputs[index] ?? 0, 2), formatFixed(spread.mean[index] ?? 0, 2), formatFixed(deviation, 2), usual > 0 ? formatFixed(deviation / usual, 1) : '–');
  }
  return (
    <>
      <div ref={fitPanel}>
        <div ref={panel} className={styles.panel}>
          {fit && shown ? <FanChart fit={fit} outputs={shown.outputs} spread={spread} curve={curve} lane={lane} index={index} label={text.picture(reading)} /> : <p className={styles.waiting}>{text.waiting}</p>}
        </div>
      </div>
      <p className={styles.summary}>{reading}</p>
    </>
  );
}
