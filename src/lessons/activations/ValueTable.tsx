import { activationLabels, defineMessages, FigureTable, formatFixed, LaneHead, useLanguage, useMessages, useRadioName } from '@/lesson-kit';
import { slopeOf, stretchAt, valueOf, type Curve, type Offered } from './curves';
import { formulas } from './formulas';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: { fn: 'activation', at: 'what reaches the weights below', zero: 'nothing', flat: 'less than 1 %', some: (share: string) => `gradient × ${share}`, range: 'outputs', focus: (name: string) => `Shade and mark ${name}` },
  zh: { fn: '激活函数', at: '传到下层的梯度', zero: '为零', flat: '不足 1%', some: (share: string) => `梯度 × ${share}`, range: '值域', focus: (name: string) => `标出${name}` },
});

/** Three places, and no minus in front of nothing. */
const three = (value: number): string => formatFixed(Number(value.toFixed(3)) || 0, 3);

export interface ValueTableProps {
  readonly curves: readonly Curve[];
  readonly focus: Curve | undefined;
  readonly onFocus: (fn: Curve['fn']) => void;
  readonly x: number;
}

/** Every chosen function at x, and what its slope does to a gradient on its way back. */
export function ValueTable({ curves, focus, onFocus, x }: ValueTableProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const group = useRadioName();
  const passing = (curve: Curve): string => {
    const kind = stretchAt(curve, x);
    if (kind !== null) return text[kind];
    return text.some(formatFixed(slopeOf(curve, x), 2));
  };
  return (
    <FigureTable className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.fn}</th>
          <th scope="col">φ(x)</th>
          <th scope="col">φ′(x)</th>
          <th scope="col">{text.at}</th>
        </tr>
      </thead>
      <tbody>
        {curves.map((curve) => {
          const name = activationLabels[curve.fn][language];
          return (
            <tr key={curve.fn} data-focus={curve === focus}>
              <th scope="row">
                <LaneHead lane={curve.lane} control={<input type="radio" name={group} checked={curve === focus} onChange={() => onFocus(curve.fn)} aria-label={text.focus(name)} />}>
                  {name}
                </LaneHead>
              </th>
              <td>{three(valueOf(curve, x))}</td>
              <td>{three(slopeOf(curve, x))}</td>
              <td data-kind={stretchAt(curve, x) ?? 'alive'}>{passing(curve)}</td>
            </tr>
          );
        })}
      </tbody>
    </FigureTable>
  );
}

/** The formula of the marked function, with the numbers of this x in it. */
export function FormulaLine({ curve, x }: { readonly curve: Curve; readonly x: number }) {
  const text = useMessages(messages);
  const { value, slope, range } = formulas[curve.fn as Offered];
  return (
    <p className={styles.formula}>
      <span>
        <i>φ</i>(x) = {value} = <b>{three(valueOf(curve, x))}</b>
      </span>
      <span>
        <i>φ′</i>(x) = {slope} = <b>{three(slopeOf(curve, x))}</b>
      </span>
      <span className={styles.muted}>
        {text.range}: {range}
      </span>
    </p>
  );
}
