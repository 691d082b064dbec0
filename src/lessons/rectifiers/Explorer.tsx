import { useState } from 'react';
import { activationLabels, defineMessages, Figure, FigureTable, formatFixed, LaneHead, Slider, useLanguage, useMessages, useRadioName } from '@/lesson-kit';
import { family, momentsOf, slopeOf, valueOf, type Curve, type Member } from './family';
import { FamilyPlot } from './FamilyPlot';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: {
    fn: 'activation',
    left: 'φ(−1)',
    slope: 'φ′(−1)',
    mean: 'mean',
    variance: 'variance',
    focus: (name: string) => `Mark ${name}`,
    alpha: (name: string) => `α of ${name}`,
    caption: 'Drag the ring at x = −3, or move it with the arrow keys: it is the α of leaky ReLU or ELU. PReLU is leaky ReLU whose α is learned. Dashed: the slope of the marked function. Dotted: the mean of its outputs. Mean and variance are those of φ(z) for z ∼ N(0, 1).',
    picture: (name: string) => `Six rectifiers between −4 and 2.5; ${name} is marked, with its slope and its mean. The values stand in the table.`,
  },
  zh: {
    fn: '激活函数',
    left: 'φ(−1)',
    slope: 'φ′(−1)',
    mean: '均值',
    variance: '方差',
    focus: (name: string) => `标出 ${name}`,
    alpha: (name: string) => `${name} 的 α`,
    caption: '拖动 x = −3 处的圆环，或用方向键移动它：它就是 leaky ReLU 或 ELU 的 α。把 leaky ReLU 的 α 交给训练去学，就是 PReLU。虚线：所标函数的斜率。点线：它的输出均值。均值与方差指 z ∼ N(0, 1) 时 φ(z) 的均值与方差。',
    picture: (name: string) => `六种整流函数在 −4 到 2.5 之间的曲线；标出的是 ${name}，连同它的斜率与均值。数值见表。`,
  },
});

const tidy = (value: number): string => formatFixed(Number(value.toFixed(2)) || 0, 2);
const highest = { leakyRelu: 0.5, elu: 2 } as const;

/** What each member does with a negative input, and what it hands on to the next layer. */
export function Explorer() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const group = useRadioName();
  const [focused, setFocused] = useState<Member>('leakyRelu');
  const [alphas, setAlphas] = useState({ leakyRelu: 0.1, elu: 1 });
  const curves = family.map((fn): Curve => ({ fn, alpha: fn === 'leakyRelu' || fn === 'elu' ? alphas[fn] : 0 }));
  const focus = curves.find(({ fn }) => fn === focused)!;
  const name = (fn: Member): string => activationLabels[fn][language];
  const movable = focused === 'leakyRelu' || focused === 'elu' ? focused : null;
  const limit = movable ? highest[movable] : 0;
  const setAlpha = (alpha: number): void => {
    if (movable) setAlphas({ ...alphas, [movable]: Math.min(limit, Math.max(0, Number(alpha.toFixed(2)))) });
  };
  return (
    <Figure caption={text.caption}>
      <FamilyPlot curves={curves} focus={focus} label={text.picture(name(focused))} handle={movable ? { label: text.alpha(name(movable)), max: limit, onAlpha: setAlpha } : null} />
      {movable && <Slider label={text.alpha(name(movable))} min={0} max={limit} step={0.01} value={focus.alpha} onChange={setAlpha} />}
      <FigureTable scrolls className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.fn}</th>
            <th scope="col">{text.left}</th>
            <th scope="col">{text.slope}</th>
            <th scope="col">{text.mean}</th>
            <th scope="col">{text.variance}</th>
          </tr>
        </thead>
        <tbody>
          {curves.map((curve, lane) => {
            const { mean, variance } = momentsOf(curve);
            return (
              <tr key={curve.fn} data-focus={curve === focus}>
                <th scope="row">
                  <LaneHead lane={lane} control={<input type="radio" name={group} checked={curve === focus} onChange={() => setFocused(curve.fn)} aria-label={text.focus(name(curve.fn))} />}>
                    {name(curve.fn)}
                  </LaneHead>
                </th>
                <td>{tidy(valueOf(curve, -1))}</td>
                <td data-zero={slopeOf(curve, -1) === 0}>{tidy(slopeOf(curve, -1))}</td>
                <td>{tidy(mean)}</td>
                <td>{tidy(variance)}</td>
              </tr>
            );
          })}
        </tbody>
      </FigureTable>
    </Figure>
  );
}
