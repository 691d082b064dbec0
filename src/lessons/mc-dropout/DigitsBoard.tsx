import { useState } from 'react';
import { defineMessages, Figure, formatFixed, Select, Slider, Sliders, useLab, useMessages } from '@/lesson-kit';
import { AnswerBars } from './AnswerBars';
import styles from './Picture.module.css';
import { useInsideSpread, useLanePick } from './useSpread';

const messages = defineMessages({
  en: {
    elsewhere: 'This picture needs images: choose preset 2.',
    waiting: 'Waiting for the network …',
    lane: 'Network',
    which: 'Validation digit',
    upright: 'as it is',
    inverted: 'inverted, 1 − x',
    top: (digit: number, mean: string, deviation: string) => `most likely ${digit}: ${mean} ± ${deviation}`,
    all: (count: number, upright: string, inverted: string) => `Mean of the largest probability over ${count} digits: ${upright} as they are, ${inverted} inverted`,
    caption: 'Bars: probability of each class, mean over 30 masks. Whiskers: one standard deviation to either side, cut off at 0 and 1. Choose another digit, and compare a lane with dropout to the one without.',
  },
  zh: {
    elsewhere: '这幅图要用图像：请选预设 2。',
    waiting: '正在等网络……',
    lane: '网络',
    which: '第几张验证数字',
    upright: '原样',
    inverted: '反相，1 − x',
    top: (digit: number, mean: string, deviation: string) => `最可能是 ${digit}：${mean} ± ${deviation}`,
    all: (count: number, upright: string, inverted: string) => `${count} 张数字的最大概率平均：原样 ${upright}，反相 ${inverted}`,
    caption: '柱：各类别的概率，30 个掩码的平均。须线：上下各一倍标准差，到 0 和 1 为止。换一张数字，再把有 Dropout 的通道与没有的比一比。',
  },
});

interface Spread {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

const classes = 10;
const pixels = 64;

const rowOf = (values: Float32Array, row: number, size: number): readonly number[] => Array.from(values.subarray(row * size, (row + 1) * size));

const meanConfidence = ({ mean }: Spread, count: number): number => Array.from({ length: count }, (_, row) => Math.max(...rowOf(mean, row, classes))).reduce((sum, value) => sum + value, 0) / count;

interface Samples {
  readonly inputs: Float32Array;
  readonly count: number;
}

/** One digit and its negative, each with what the masked networks say about it. */
export function DigitsBoard() {
  const text = useMessages(messages);
  const samples = useLab((state) => (state.preview?.inputShape[0] === 8 ? state.preview.samples : null));
  const { lane, options, pick } = useLanePick();
  const [which, setWhich] = useState(1);
  const row = Math.min(which, samples?.count ?? 1) - 1;
  return (
    <Figure caption={text.caption}>
      {samples ? <Answers samples={samples} row={row} lane={lane} /> : <p className={styles.waiting}>{text.elsewhere}</p>}
      <Sliders>
        <Slider label={text.which} min={1} max={Math.max(2, samples?.count ?? 24)} step={1} integer value={row + 1} onChange={setWhich} disabled={!samples} />
        {options.length > 1 && <Select label={text.lane} value={String(lane)} options={options} onChange={pick} />}
      </Sliders>
    </Figure>
  );
}

/** Asks for the spread while it is on screen. */
function Answers({ samples, row, lane }: { readonly samples: Samples; readonly row: number; readonly lane: number }) {
  const text = useMessages(messages);
  const { panel, inside } = useInsideSpread();
  const answers = inside?.uncertainty?.lanes[lane];
  const ready = answers !== undefined && answers.samples.mean.length === samples.count * classes;
  return (
    <>
      <div ref={panel} className={styles.panel}>
        {ready ? (
          <div className={styles.pair}>
            <Answer name={text.upright} image={rowOf(samples.inputs, row, pixels)} spread={answers.samples} row={row} lane={lane} />
            <Answer name={text.inverted} image={rowOf(samples.inputs, row, pixels).map((value) => 1 - value)} spread={answers.inverted} row={row} lane={lane} />
          </div>
        ) : (
          <p className={styles.waiting}>{text.waiting}</p>
        )}
      </div>
      <p className={styles.summary}>{ready && text.all(samples.count, formatFixed(meanConfidence(answers.samples, samples.count), 2), formatFixed(meanConfidence(answers.inverted, samples.count), 2))}</p>
    </>
  );
}

function Answer({ name, image, spread, row, lane }: { readonly name: string; readonly image: readonly number[]; readonly spread: Spread; readonly row: number; readonly lane: number }) {
  const text = useMessages(messages);
  const [means, deviations] = [rowOf(spread.mean, row, classes), rowOf(spread.deviation, row, classes)];
  const top = means.indexOf(Math.max(...means));
  const said = text.top(top, formatFixed(means[top] ?? 0, 2), formatFixed(deviations[top] ?? 0, 2));
  return (
    <section className={styles.answer}>
      <Digit image={image} label={name} />
      <AnswerBars means={means} deviations={deviations} lane={lane} label={`${name}: ${said}`} />
      <p className={styles.said}>{said}</p>
    </section>
  );
}

/** Eight by eight pixels, ink by opacity, so that it is dark on light and light on dark. */
function Digit({ image, label }: { readonly image: readonly number[]; readonly label: string }) {
  return (
    <div className={styles.digit}>
      <svg viewBox="0 0 8 8" aria-hidden="true">
        {image.map((ink, index) => (
          <rect key={index} x={index % 8} y={Math.floor(index / 8)} width="1.02" height="1.02" opacity={ink} />
        ))}
      </svg>
      <span>{label}</span>
    </div>
  );
}
