import { useMemo, useState } from 'react';
import { Button, defineMessages, Figure, formatFixed, formatNumber, LaneSwatch, Segmented, Slider, Sliders, useMessages, varianceReduction } from '@/lesson-kit';
import { AverageChart } from './AverageChart';
import styles from './Picture.module.css';
import { buildSeries, length, weightOf, type SeriesKind } from './series';

const messages = defineMessages({
  en: {
    kind: 'Series',
    steady: 'constant 10',
    wave: 'slow wave',
    noise: 'New noise',
    beta: 'β',
    why: 'Share of the old average that is kept.',
    time: 'Step t',
    raw: 'average v, from 0',
    corrected: 'corrected v / (1 − βᵗ)',
    sum: 'weights so far add up to 1 − βᵗ',
    newest: 'weight of the newest value, 1 − β',
    window: 'remembers about 1/(1 − β) steps',
    kept: 'variance left of the noise, (1 − β)/(1 + β)',
    weights: (t: number) => `how much each value counts at t = ${t}`,
    picture: (t: number, raw: string, corrected: string) => `Noisy values over 160 steps, their moving average from zero and the corrected one. At step ${t} the average is ${raw}, corrected ${corrected}.`,
    caption: 'Dots: values x, the dashed grey line is what the noise hides. Drag across the chart to move t. The bars below are the weights of the average at t: each is β times the next.',
  },
  zh: {
    kind: '序列',
    steady: '恒为 10',
    wave: '缓慢起伏',
    noise: '换一组噪声',
    beta: 'β',
    why: '旧平均值保留的比例。',
    time: '步 t',
    raw: '平均 v，从 0 起步',
    corrected: '修正后 v / (1 − βᵗ)',
    sum: '至今权重之和 1 − βᵗ',
    newest: '最新值的权重 1 − β',
    window: '大约记住 1/(1 − β) 步',
    kept: '噪声方差所剩比例 (1 − β)/(1 + β)',
    weights: (t: number) => `t = ${t} 时每个值的权重`,
    picture: (t: number, raw: string, corrected: string) => `160 步的带噪数值、从零起步的滑动平均及其修正。第 ${t} 步的平均为 ${raw}，修正后为 ${corrected}。`,
    caption: '圆点是数值 x，灰色虚线是噪声背后的真值。在图上横向拖动可改变 t。下方的条形是 t 时刻的权重：每一条都是右邻的 β 倍。',
  },
});

/** A noisy series smoothed while β and t are moved: the slow start, its correction, and the weights behind both. */
export function Averages() {
  const text = useMessages(messages);
  const [kind, setKind] = useState<SeriesKind>('steady');
  const [seed, setSeed] = useState(1);
  const [beta, setBeta] = useState(0.98);
  const [t, setT] = useState(10);
  const series = useMemo(() => buildSeries(kind, seed, beta), [kind, seed, beta]);
  const [raw, corrected] = [series.raw[t - 1] ?? NaN, series.corrected[t - 1] ?? NaN];
  const facts = [
    { name: text.sum, value: formatNumber(1 - beta ** t) },
    { name: text.newest, value: formatNumber(weightOf(beta, 0)) },
    { name: text.window, value: formatNumber(1 / (1 - beta)) },
    { name: text.kept, value: formatNumber(varianceReduction(beta)) },
  ];
  return (
    <Figure caption={text.caption}>
      <div className={styles.bar}>
        <Segmented label={text.kind} labelHidden value={kind} onChange={setKind} options={[{ value: 'steady', label: text.steady }, { value: 'wave', label: text.wave }]} />
        <Button variant="quiet" icon="dice" onClick={() => setSeed(seed + 1)}>
          {text.noise}
        </Button>
      </div>
      <AverageChart series={series} beta={beta} t={t} onT={setT} label={text.picture(t, formatFixed(raw, 2), formatFixed(corrected, 2))} weightsLabel={text.weights(t)} />
      <dl className={styles.readout}>
        <div>
          <dt>
            <LaneSwatch lane={1} /> {text.raw}
          </dt>
          <dd>{formatFixed(raw, 2)}</dd>
        </div>
        <div>
          <dt>
            <LaneSwatch lane={0} /> {text.corrected}
          </dt>
          <dd>{formatFixed(corrected, 2)}</dd>
        </div>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Sliders>
        <Slider label={text.beta} why={text.why} min={0} max={0.99} step={0.01} value={beta} onChange={setBeta} />
        <Slider label={text.time} min={1} max={length} integer value={t} onChange={setT} />
      </Sliders>
    </Figure>
  );
}
