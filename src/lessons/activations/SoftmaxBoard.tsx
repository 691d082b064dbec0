import { useId, useState } from 'react';
import { Button, defineMessages, FigureTable, formatFixed, formatNumber, laneColour, Slider, Sliders, softmax, useMessages } from '@/lesson-kit';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: {
    title: 'Softmax: three logits become three shares',
    logit: (index: number) => `Logit z${'₁₂₃'[index]}`,
    shift: 'Add to all three: c',
    why: 'Every power is multiplied by the same eᶜ, and so is their sum.',
    power: 'exponential',
    share: 'share p',
    sum: 'sum',
    class: 'class',
    reset: 'As given',
  },
  zh: {
    title: 'softmax：三个 logit 变成三份占比',
    logit: (index: number) => `logit z${'₁₂₃'[index]}`,
    shift: '三个都加上 c',
    why: '每个指数都乘上同一个 eᶜ，它们的和也一样。',
    power: '指数',
    share: '占比 p',
    sum: '合计',
    class: '类别',
    reset: '恢复初值',
  },
});

const home: readonly number[] = [2, 1, -1];

/** Logits to move, their exponentials and shares; a shift of all that changes only the middle column. */
export function SoftmaxBoard() {
  const text = useMessages(messages);
  const title = useId();
  const [logits, setLogits] = useState(home);
  const [shift, setShift] = useState(0);
  const shifted = logits.map((z) => z + shift);
  const shares = softmax(shifted);
  const powers = shifted.map(Math.exp);
  return (
    <section className={styles.board} aria-labelledby={title}>
      <div className={styles.bar}>
        <h3 id={title}>{text.title}</h3>
        <Button
          variant="quiet"
          icon="undo"
          onClick={() => {
            setLogits(home);
            setShift(0);
          }}
        >
          {text.reset}
        </Button>
      </div>
      <Sliders>
        {logits.map((z, index) => (
          <Slider key={text.logit(index)} label={text.logit(index)} min={-5} max={5} step={0.1} value={z} onChange={(value) => setLogits(logits.with(index, value))} />
        ))}
        <Slider label={text.shift} why={text.why} min={-100} max={100} step={1} value={shift} onChange={setShift} />
      </Sliders>
      <FigureTable className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.class}</th>
            <th scope="col">z + c</th>
            <th scope="col">
              {text.power} e<sup>z + c</sup>
            </th>
            <th scope="col">{text.share}</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {shares.map((share, index) => (
            <tr key={text.logit(index)}>
              <th scope="row">{index + 1}</th>
              <td>{formatFixed(shifted[index] ?? NaN, 1)}</td>
              <td>{formatNumber(powers[index] ?? NaN)}</td>
              <td>
                <b>{formatFixed(share, 3)}</b>
              </td>
              <td className={styles.shareCell} aria-hidden="true">
                <svg className={styles.share} viewBox="0 0 100 10" preserveAspectRatio="none">
                  <rect width={100 * share} height="10" fill={laneColour(index)} />
                </svg>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={2}>
              {text.sum}
            </th>
            <td>{formatNumber(powers.reduce((sum, power) => sum + power, 0))}</td>
            <td>{formatFixed(shares.reduce((sum, share) => sum + share, 0), 3)}</td>
            <td aria-hidden="true" />
          </tr>
        </tbody>
      </FigureTable>
    </section>
  );
}
