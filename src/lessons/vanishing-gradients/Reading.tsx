import type { ReactNode } from 'react';
import { defineMessages, formatNumber, LaneNumber, useLanguage, useMessages } from '@/lesson-kit';
import type { Chain } from './chain';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: {
    title: (name: string, layer: number, depth: number) => `${name}: layer ${layer} of ${depth}`,
    arrives: (layer: number) => `error at layer ${layer}`,
    slope: 'slope φ′',
    mean: (mean: string) => `mean ${mean}`,
    norm: 'batch norm',
    weights: 'weights Wᵀ',
    leaves: (layer: number) => (layer === 0 ? 'error at the input' : `error at layer ${layer}`),
    together: (factor: string) => `layer factor ${factor}`,
  },
  zh: {
    title: (name: string, layer: number, depth: number) => `${name}：第 ${layer} 层，共 ${depth} 层`,
    arrives: (layer: number) => `第 ${layer} 层的误差`,
    slope: '斜率 φ′',
    mean: (mean: string) => `平均 ${mean}`,
    norm: '批归一化',
    weights: '权重 Wᵀ',
    leaves: (layer: number) => (layer === 0 ? '输入处的误差' : `第 ${layer} 层的误差`),
    together: (factor: string) => `本层系数 ${factor}`,
  },
});

interface PartProps {
  readonly value: number;
  readonly name: string;
  readonly note?: string;
  readonly strong?: boolean;
}

function Part({ value, name, note, strong = false }: PartProps): ReactNode {
  return (
    <span className={styles.part} data-strong={strong}>
      <b>{formatNumber(value, 2)}</b>
      <span>{name}</span>
      {note && <span>{note}</span>}
    </span>
  );
}

/** One layer of the chain rule with its numbers: what comes in, times each part, is what goes on. */
export function Reading({ chain: { network, layers }, layer }: { readonly chain: Chain; readonly layer: number }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const signal = layers[layer - 1];
  if (!signal) return null;
  const { error, slope, slopeFactor, normFactor, weightFactor, errorBelow } = signal;
  return (
    <div className={styles.reading} aria-live="polite">
      <p className={styles.readingTitle}>
        <LaneNumber lane={network.lane} /> {text.title(network.name[language], layer, layers.length)}
      </p>
      <p className={styles.product}>
        <Part value={error} name={text.arrives(layer)} />
        <i>×</i>
        <Part value={slopeFactor} name={text.slope} note={text.mean(formatNumber(slope, 2))} />
        {normFactor !== 1 && (
          <>
            <i>×</i>
            <Part value={normFactor} name={text.norm} />
          </>
        )}
        <i>×</i>
        <Part value={weightFactor} name={text.weights} />
        <i>=</i>
        <Part value={errorBelow} name={text.leaves(layer - 1)} note={text.together(formatNumber(errorBelow / error, 2))} strong />
      </p>
    </div>
  );
}
