import { useState } from 'react';
import { activationLabels, Button, defineMessages, Figure, FigureTable, formatNumber, Select, Slider, useLabCommands, useLanguage, useMessages, VisuallyHidden, type ActivationName } from '@/lesson-kit';
import { withWeights } from './networks';
import styles from './Picture.module.css';
import { fits, isKept, pairingActivations, pairingWeights, type Pair } from './pairing';
import { usePairs } from './usePairs';

const messages = defineMessages({
  en: {
    depth: 'Layers',
    table: 'Signal and error behind this many layers, for every pair of activation and weights',
    activation: 'activation',
    variance: (scale: string) => `Var = ${scale}/n`,
    signal: 'signal',
    error: 'error',
    kept: 'both kept',
    redraw: 'New draw',
    train: 'Train a row',
    load: 'Load it into the lab',
    caption: 'Square layers of 64 units before any training. ↑ what is left of a signal of size 1 at the top, ↓ of an error of size 1 that has come down to the input. Green with a tick: both within a factor of ten. In the lab a row is four networks of six layers.',
  },
  zh: {
    depth: '层数',
    table: '穿过这么多层之后的信号与误差，激活函数与权重的每种搭配',
    activation: '激活函数',
    variance: (scale: string) => `Var = ${scale}/n`,
    signal: '信号',
    error: '误差',
    kept: '两者都保住了',
    redraw: '重新抽样',
    train: '训练其中一行',
    load: '放到实验台上',
    caption: '每层 64 个单元的方阵，尚未训练。↑：大小为 1 的信号传到顶层还剩多少；↓：大小为 1 的误差传回输入还剩多少。绿色带勾：两者都不超出十倍。放到实验台上，一行就是四个六层网络。',
  },
});

/** Which weights go with which activation, measured on the page. */
export function PairingBoard() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [depth, setDepth] = useState(20);
  const [seed, setSeed] = useState(1);
  const [row, setRow] = useState<ActivationName>('tanh');
  const { load } = useLabCommands();
  const pairs = usePairs(depth, seed);
  return (
    <Figure caption={text.caption}>
      <Slider label={text.depth} min={1} max={50} step={1} integer value={depth} onChange={setDepth} />
      <FigureTable scrolls label={text.table} className={styles.pairs}>
        <thead>
          <tr>
            <th scope="col">{text.activation}</th>
            {pairingWeights.map(({ id, name, scale }) => (
              <th key={id} scope="col">
                {name[language]}
                <small>{text.variance(scale)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairingActivations.map((activation, index) => (
            <tr key={activation}>
              <th scope="row">{activationLabels[activation][language]}</th>
              {pairingWeights.map(({ id }, column) => (
                <Cell key={id} pair={pairs[index * pairingWeights.length + column]} />
              ))}
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <div className={styles.bar}>
        <Button icon="dice" onClick={() => setSeed(seed + 1)}>
          {text.redraw}
        </Button>
        <span className={styles.load}>
          <Select label={text.train} inline value={row} options={pairingActivations.map((value) => ({ value, label: activationLabels[value][language] }))} onChange={setRow} />
          <Button icon="settings" onClick={() => load(withWeights(row, pairingWeights.map(({ init }) => init)))}>
            {text.load}
          </Button>
        </span>
      </div>
    </Figure>
  );
}

function Cell({ pair }: { readonly pair: Pair | undefined }) {
  const text = useMessages(messages);
  const ends = [['↑', text.signal, pair?.signal ?? NaN], ['↓', text.error, pair?.error ?? NaN]] as const;
  const both = pair !== undefined && fits(pair);
  return (
    <td data-fits={both}>
      {ends.map(([arrow, name, value]) => (
        <span key={name} className={styles.end} data-kept={isKept(value)}>
          <span aria-hidden="true">{arrow}</span>
          <VisuallyHidden>{name}</VisuallyHidden> {formatNumber(value, 2)}
        </span>
      ))}
      {both && (
        <span className={styles.tick}>
          <span aria-hidden="true">✓</span>
          <VisuallyHidden>{text.kept}</VisuallyHidden>
        </span>
      )}
    </td>
  );
}
