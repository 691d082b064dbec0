import { useMemo, useState } from 'react';
import { Button, defineMessages, Figure, formatFixed, Slider, useMessages } from '@/lesson-kit';
import styles from './Picture.module.css';
import { awakeAtStart, deadShareOf } from './start';

const messages = defineMessages({
  en: {
    bias: 'Hidden biases b',
    layer: (layer: number) => `layer ${layer}`,
    dead: (dead: number, units: number) => `${dead} of ${units} dead`,
    unit: (share: string) => `on for ${share} % of the inputs`,
    redraw: 'New draw',
    caption: 'Sixteen ReLU units a layer before the first step, on 400 points of the two moons. The bar of a unit is the share of points for which it is on; a cross marks a unit that is on for none.',
  },
  zh: {
    bias: '隐藏层偏置 b',
    layer: (layer: number) => `第 ${layer} 层`,
    dead: (dead: number, units: number) => `${units} 个中死了 ${dead} 个`,
    unit: (share: string) => `对 ${share}% 的输入有输出`,
    redraw: '重新抽样',
    caption: '第一步之前，每层十六个 ReLU 单元，输入是双月的 400 个点。每根柱是该单元有输出的点所占的比例；叉号表示它对所有点都没有输出。',
  },
});

/** Which units a bias kills before anything is trained. */
export function StartMap() {
  const text = useMessages(messages);
  const [bias, setBias] = useState(-3);
  const [seed, setSeed] = useState(1);
  const layers = useMemo(() => awakeAtStart(bias, seed), [bias, seed]);
  return (
    <Figure caption={text.caption}>
      <Slider label={text.bias} min={-5} max={1} step={0.1} value={bias} onChange={setBias} />
      {layers.map((units, layer) => {
        const summary = `${text.layer(layer + 1)}: ${text.dead(Math.round(deadShareOf(units) * units.length), units.length)}`;
        return (
          <div key={layer} className={styles.layer}>
            <p className={styles.summary}>{summary}</p>
            <svg viewBox="0 0 320 44" role="img" aria-label={`${summary}. ${units.map((share) => text.unit(formatFixed(100 * share, 0))).join('; ')}`}>
              {units.map((share, unit) => (
                <g key={unit} transform={`translate(${unit * 20 + 1} 1)`}>
                  <rect className={styles.cell} width="18" height="42" />
                  <rect className={styles.on} y={42 - 42 * share} width="18" height={42 * share} />
                  {share === 0 && <path className={styles.cross} d="M4 16 14 26M14 16 4 26" />}
                </g>
              ))}
            </svg>
          </div>
        );
      })}
      <div>
        <Button icon="dice" onClick={() => setSeed(seed + 1)}>{text.redraw}</Button>
      </div>
    </Figure>
  );
}
