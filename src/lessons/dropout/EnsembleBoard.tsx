import { useDeferredValue, useMemo, useState } from 'react';
import { defineMessages, Figure, formatCount, Slider, Sliders, useMessages } from '@/lesson-kit';
import { countPatterns, drawPatterns, mostTracked } from './masks';
import styles from './Picture.module.css';
import { useLabMasks } from './useLabMasks';

const messages = defineMessages({
  en: {
    units: 'Units that are told apart, N',
    rate: 'Dropout rate p',
    update: 'After training step',
    seen: (seen: string, all: string, drawn: string) => `${drawn} masks drawn · ${seen} of 2ᴺ = ${all} sub-networks seen`,
    whole: (units: number, digits: number) => `All ${units} hidden units: a number of sub-networks with ${digits} digits.`,
    picture: (seen: string, all: string) => `One cell for each on-off pattern: ${seen} of ${all} cells are filled.`,
    caption: 'One cell is one on-off pattern of the first N units of layer 1: top left all off, bottom right all on. Pale: seen once; medium: two or three times; full: four times or more. Counted over every sample of every mini-batch of the lab.',
  },
  zh: {
    units: '只区分前 N 个单元，N',
    rate: '丢弃率 p',
    update: '训练到第几步',
    seen: (seen: string, all: string, drawn: string) => `抽了 ${drawn} 个掩码 · 2ᴺ = ${all} 个子网络里见过 ${seen} 个`,
    whole: (units: number, digits: number) => `若算上全部 ${units} 个隐藏单元，子网络的个数是一个 ${digits} 位数。`,
    picture: (seen: string, all: string) => `一格代表一种开关组合：${all} 格中已填 ${seen} 格。`,
    caption: '一格是第 1 层前 N 个单元的一种开关组合：左上角全关，右下角全开。淡：见过一次；中：两三次；满：四次以上。实验台每个小批量里的每个样本都算在内。',
  },
});

const shades: readonly { readonly from: number; readonly to: number; readonly level: number }[] = [
  { from: 1, to: 1, level: 1 },
  { from: 2, to: 3, level: 2 },
  { from: 4, to: Infinity, level: 3 },
];

/** The sub-networks that training has visited, out of all that share its weights. */
export function EnsembleBoard() {
  const text = useMessages(messages);
  const { seed, batchSize, layers, lastUpdate } = useLabMasks();
  const [units, setUnits] = useState(8);
  const [rate, setRate] = useState(0.5);
  const [wanted, setWanted] = useState(10);
  const update = Math.min(wanted, lastUpdate);
  const deferredRate = useDeferredValue(rate);
  const [first] = layers;
  const patterns = useMemo(() => (first ? drawPatterns(first, { seed, rate: deferredRate }, lastUpdate, Math.min(batchSize, 64)) : new Uint16Array()), [first, seed, deferredRate, lastUpdate, batchSize]);
  const drawn = update * Math.min(batchSize, 64);
  const counts = useMemo(() => countPatterns(patterns, drawn, units), [patterns, drawn, units]);
  const seen = formatCount(counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0));
  const all = formatCount(2 ** units);
  const hidden = layers.reduce((sum, layer) => sum + layer.units, 0);
  return (
    <Figure caption={text.caption}>
      <PatternGrid counts={counts} units={units} label={text.picture(seen, all)} />
      <p className={styles.summary} aria-live="polite">
        <span>{text.seen(seen, all, formatCount(drawn))}</span>
      </p>
      <Sliders>
        <Slider label={text.units} why={text.whole(hidden, Math.floor(hidden * Math.log10(2)) + 1)} min={2} max={mostTracked} step={1} integer value={units} onChange={setUnits} />
        <Slider label={text.update} min={1} max={lastUpdate} scale="log" integer value={update} onChange={setWanted} />
        <Slider label={text.rate} min={0} max={0.9} step={0.05} value={rate} onChange={setRate} />
      </Sliders>
    </Figure>
  );
}

/** 2ᴺ cells in rows, wider than high when N is odd; the more units a pattern has on, the further down it tends to be. */
function PatternGrid({ counts, units, label }: { readonly counts: Uint16Array; readonly units: number; readonly label: string }) {
  const columns = 2 ** Math.ceil(units / 2);
  const cell = (index: number): string => `M${(index % columns) + 0.06} ${Math.floor(index / columns) + 0.06}h.88v.88h-.88z`;
  const cells = (from: number, to: number): string => Array.from(counts, (count, index) => (count >= from && count <= to ? cell(index) : '')).join('');
  return (
    <svg className={styles.grid} viewBox={`0 0 ${columns} ${counts.length / columns}`} role="img" aria-label={label}>
      <path className={styles.unseen} d={cells(0, 0)} />
      {shades.map(({ from, to, level }) => (
        <path key={level} className={styles.seen} data-level={level} d={cells(from, to)} />
      ))}
    </svg>
  );
}
