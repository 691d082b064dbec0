import { useState } from 'react';
import { activationLabels, activations, Chip, Chips, defineMessages, Figure, formatFixed, maximumLanes, NumberField, Segmented, Slider, useLanguage, useMessages } from '@/lesson-kit';
import { ActivationPlot, type View } from './ActivationPlot';
import { offered, plane, type Curve, type Offered } from './curves';
import styles from './Picture.module.css';
import { SoftmaxBoard } from './SoftmaxBoard';
import { FormulaLine, ValueTable } from './ValueTable';

const messages = defineMessages({
  en: {
    choose: 'Activations in the plot',
    view: 'Draw',
    both: 'φ and φ′',
    value: 'φ (curve)',
    slope: 'φ′ (slope)',
    input: 'Input x',
    alpha: (name: string) => `α of ${name}`,
    caption: 'Solid: the function φ. Dashed: its slope φ′. Drag across the plot, or move the ring with the arrow keys. Hatched: the slope of the marked function is exactly 0. Tinted: it is below 0.01.',
    picture: (names: string, x: string) => `Curves and slopes of ${names} for inputs from −6 to 6, with a marker at x = ${x}. The values stand in the table below.`,
    none: 'Choose an activation above.',
  },
  zh: {
    choose: '图中的激活函数',
    view: '画出',
    both: 'φ 和 φ′',
    value: 'φ（函数）',
    slope: 'φ′（斜率）',
    input: '输入 x',
    alpha: (name: string) => `${name} 的 α`,
    caption: '实线：函数 φ。虚线：它的斜率 φ′。在图上横向拖动，或用方向键移动圆环。斜纹：所标函数的斜率恰为 0；浅色：斜率小于 0.01。',
    picture: (names: string, x: string) => `${names} 在输入 −6 到 6 上的曲线与斜率，标记位于 x = ${x}。数值见下表。`,
    none: '请在上面选一个激活函数。',
  },
});

/** φ and φ′ at one input, for as many activations as wanted; below it, softmax. The numbers are those the lab trains with. */
export default function Picture({ part = 'curves' }: { readonly part?: 'curves' | 'softmax' }) {
  return part === 'softmax' ? <SoftmaxBoard /> : <Explorer />;
}

const start: readonly { readonly fn: Offered; readonly lane: number }[] = [
  { fn: 'sigmoid', lane: 1 },
  { fn: 'tanh', lane: 2 },
  { fn: 'relu', lane: 3 },
];

function Explorer() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState(start);
  const [focused, setFocused] = useState<Curve['fn']>('sigmoid');
  const [alphas, setAlphas] = useState<Partial<Record<Offered, number>>>({});
  const [view, setView] = useState<View>('both');
  const [x, setX] = useState(1.2);
  const curves = chosen.map(({ fn, lane }): Curve => ({ fn, lane, alpha: alphas[fn] ?? activations[fn].defaultAlpha }));
  const focus = curves.find(({ fn }) => fn === focused) ?? curves[0];
  const toggle = (fn: Offered): void => {
    if (chosen.some((one) => one.fn === fn)) return setChosen(chosen.filter((one) => one.fn !== fn));
    // A freed colour is taken again, so that eight are always enough.
    const lane = Array.from({ length: maximumLanes }, (_, slot) => slot).find((slot) => chosen.every((one) => one.lane !== slot));
    if (lane === undefined) return;
    setChosen([...chosen, { fn, lane }]);
    setFocused(fn);
  };
  const name = (fn: Offered): string => activationLabels[fn][language];
  return (
    <Figure caption={text.caption}>
      <Chips legend={text.choose}>
        {offered.map((fn) => {
          const lane = chosen.find((one) => one.fn === fn)?.lane;
          return (
            <Chip key={fn} on={lane !== undefined} onToggle={() => toggle(fn)} disabled={lane === undefined && chosen.length === maximumLanes} lane={lane}>
              {name(fn)}
            </Chip>
          );
        })}
      </Chips>
      <div className={styles.bar}>
        <Segmented label={text.view} labelHidden value={view} onChange={setView} options={[{ value: 'both', label: text.both }, { value: 'value', label: text.value }, { value: 'slope', label: text.slope }]} />
        <NumberField label={text.input} min={plane.x[0]} max={plane.x[1]} value={x} onChange={setX} />
      </div>
      <ActivationPlot curves={curves} focus={focus} view={view} x={x} onX={setX} label={text.picture(chosen.map(({ fn }) => name(fn)).join(', '), formatFixed(x, 2))} />
      {focus ? <FormulaLine curve={focus} x={x} /> : <p>{text.none}</p>}
      {chosen
        .filter(({ fn }) => activations[fn].defaultAlpha !== 0)
        .map(({ fn }) => (
          <Slider key={fn} label={text.alpha(name(fn))} min={0} max={fn === 'elu' ? 2 : 0.3} step={0.01} value={alphas[fn] ?? activations[fn].defaultAlpha} onChange={(alpha) => setAlphas({ ...alphas, [fn]: alpha })} />
        ))}
      {curves.length > 0 && <ValueTable curves={curves} focus={focus} onFocus={setFocused} x={x} />}
    </Figure>
  );
}
