import { useMemo, useState } from 'react';
import { defineMessages, Figure, formatFixed, laneColour, Segmented, Slider, useMessages } from '@/lesson-kit';
import styles from './Picture.module.css';
import { lastStep, shape, trainFrom, type Frame, type StartId } from './symmetry';

const messages = defineMessages({
  en: {
    start: 'All weights start',
    zeros: 'at 0',
    constant: 'at 0.4',
    nudged: 'at 0.4, one + 0.001',
    glorot: 'as Glorot',
    step: 'Step of training',
    unit: (unit: number) => `unit ${unit}`,
    summary: (distinct: number, loss: string) => `${distinct === 1 ? 'Six times the same unit' : `${distinct} distinct units out of 6`} · loss ${loss}`,
    weights: (weights: string) => `incoming weights ${weights}`,
    caption: 'Six tanh units and the four weights that lead into each, one bar per input. Move the step. The loss of a guess is 1.099.',
  },
  zh: {
    start: '所有权重的起点',
    zeros: '都是 0',
    constant: '都是 0.4',
    nudged: '都是 0.4，一个加 0.001',
    glorot: '按 Glorot',
    step: '训练到第几步',
    unit: (unit: number) => `单元 ${unit}`,
    summary: (distinct: number, loss: string) => `${distinct === 1 ? '六个单元完全相同' : `6 个单元中有 ${distinct} 个互不相同`} · 损失 ${loss}`,
    weights: (weights: string) => `输入权重 ${weights}`,
    caption: '六个 tanh 单元，每个有四个输入权重，一个输入一根柱。拖动步数看变化。瞎猜的损失是 1.099。',
  },
});

/** Incoming weights of every unit as bars: what starts equal moves, but never apart. */
export function SymmetryBoard() {
  const text = useMessages(messages);
  const [start, setStart] = useState<StartId>('constant');
  const [step, setStep] = useState(60);
  const frames = useMemo(() => trainFrom(start), [start]);
  const frame = frames[step]!;
  // One scale for the whole run, so that bars grow as the weights do.
  const tallest = useMemo(() => frames.reduce((largest, { kernel }) => Math.max(largest, ...kernel.map(Math.abs)), 0.4), [frames]);
  return (
    <Figure caption={text.caption}>
      <Segmented label={text.start} value={start} onChange={setStart} options={(['zeros', 'constant', 'nudged', 'glorot'] as const).map((value) => ({ value, label: text[value] }))} />
      <div className={styles.units}>
        {Array.from({ length: shape.units }, (_, unit) => (
          <Unit key={unit} unit={unit} frame={frame} tallest={tallest} />
        ))}
      </div>
      <p className={styles.summary} aria-live="polite" data-alike={frame.distinct === 1}>
        {text.summary(frame.distinct, formatFixed(frame.loss, 3))}
      </p>
      <Slider label={text.step} min={0} max={lastStep} step={1} integer value={step} onChange={setStep} />
    </Figure>
  );
}

function Unit({ unit, frame, tallest }: { readonly unit: number; readonly frame: Frame; readonly tallest: number }) {
  const text = useMessages(messages);
  const weights = Array.from({ length: shape.inputs }, (_, input) => frame.kernel[input * shape.units + unit] ?? 0);
  return (
    <div className={styles.unit}>
      <svg viewBox="0 0 100 60" role="img" aria-label={`${text.unit(unit + 1)}: ${text.weights(weights.map((weight) => formatFixed(weight, 2)).join(', '))}`}>
        {weights.map((weight, input) => {
          const length = (Math.abs(weight) / tallest) * 28;
          return <rect key={input} x={10 + input * 21} width="17" y={weight >= 0 ? 30 - length : 30} height={length} fill={laneColour(input)} />;
        })}
        <line className={styles.zero} x1="4" x2="96" y1="30" y2="30" />
      </svg>
      <span>{text.unit(unit + 1)}</span>
    </div>
  );
}
