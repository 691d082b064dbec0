import { useRef } from 'react';
import { defineMessages, useBox, useMessages } from '@/lesson-kit';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: { pixels: '64 pixels', layer: (layer: number, units: number) => `layer ${layer}: ${units}`, classes: '10 classes' },
  zh: { pixels: '64 个像素', layer: (layer: number, units: number) => `第 ${layer} 层：${units}`, classes: '10 类' },
});

type Mask = readonly (0 | 1)[];

interface Node {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

const drawn = 12;
const ends = { inputs: 8, classes: 10 } as const;

/** Units of one column, centred in the height. */
function column(x: number, bits: Mask, height: number): readonly Node[] {
  const gap = height / (drawn + 1);
  return bits.map((bit, index) => ({ x, y: height / 2 + (index - (bits.length - 1) / 2) * gap, on: bit === 1 }));
}

/** All lines between units that are on, as one path. */
const linesBetween = (left: readonly Node[], right: readonly Node[]): string =>
  left.flatMap((from) => (from.on ? right.flatMap((to) => (to.on ? [`M${from.x} ${from.y}L${to.x} ${to.y}`] : [])) : [])).join('');

const always = (units: number): Mask => Array.from({ length: units }, () => 1);

/** One sample's sub-network: the first units of each layer with their lines, and every layer whole as a strip of cells. */
export function MaskNetwork({ masks, label }: { readonly masks: readonly Mask[]; readonly label: string }) {
  const text = useMessages(messages);
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.max(15 * rem, width * 0.5);
  const margin = Math.max(2.2 * rem, width * 0.09);
  const bits = [always(ends.inputs), ...masks.map((mask) => mask.slice(0, drawn)), always(ends.classes)];
  const columns = bits.map((mask, index) => column(margin + ((width - 2 * margin) * index) / (bits.length - 1), mask, height));
  const names = [text.pixels, ...masks.map((mask, index) => text.layer(index + 1, mask.length)), text.classes];
  const radius = Math.min(0.45 * rem, height / (drawn + 1) / 2.6);
  return (
    <div ref={frame} className={styles.network}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {columns.slice(1).map((right, index) => (
            <path key={index} className={styles.wire} d={linesBetween(columns[index]!, right)} />
          ))}
          {columns.flatMap((nodes, layer) => nodes.map((node, unit) => <Unit key={`${layer} ${unit}`} node={node} radius={radius} />))}
        </svg>
      )}
      <div className={styles.names} aria-hidden="true">
        {names.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {masks.map((mask, index) => (
        <Strip key={index} mask={mask} />
      ))}
    </div>
  );
}

function Unit({ node: { x, y, on }, radius }: { readonly node: Node; readonly radius: number }) {
  const arm = radius * 0.55;
  return (
    <g className={styles.unit} data-on={on}>
      <circle cx={x} cy={y} r={radius} />
      {!on && <path d={`M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x - arm} ${y + arm}L${x + arm} ${y - arm}`} />}
    </g>
  );
}

/** Every unit of a layer, 64 to a row. */
function Strip({ mask }: { readonly mask: Mask }) {
  const rows = Math.ceil(mask.length / 64);
  const cells = (wanted: 0 | 1): string => mask.map((bit, unit) => (bit === wanted ? `M${(unit % 64) + 0.1} ${Math.floor(unit / 64) + 0.1}h.8v.8h-.8z` : '')).join('');
  return (
    <svg className={styles.strip} viewBox={`0 0 ${Math.min(64, mask.length)} ${rows}`} aria-hidden="true">
      <path className={styles.cellOn} d={cells(1)} />
      <path className={styles.cellOff} d={cells(0)} />
    </svg>
  );
}
