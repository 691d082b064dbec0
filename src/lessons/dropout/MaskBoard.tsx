import { useDeferredValue, useMemo, useState } from 'react';
import { defineMessages, Figure, Slider, Sliders, Switch, useMessages } from '@/lesson-kit';
import { drawMask, type MaskDraw } from './masks';
import { MaskNetwork } from './MaskNetwork';
import styles from './Picture.module.css';
import { ScaleTable } from './ScaleTable';
import { useLabMasks } from './useLabMasks';

const messages = defineMessages({
  en: {
    follow: 'Follow the lab',
    update: 'Training step',
    row: 'Sample of the mini-batch',
    rate: 'Dropout rate p',
    kept: (layer: number, kept: number, units: number) => `layer ${layer}: ${kept} of ${units} on`,
    caption: 'The masks that the lab trains with, for its seed: every step and every sample has its own. Drawn are the first twelve units of each layer, in the strips below all of them. A cross marks a unit that is off: for this sample it sends nothing forward and gets no gradient.',
    picture: (update: number, row: number, parts: string) => `The network at step ${update} as sample ${row} meets it; ${parts}.`,
  },
  zh: {
    follow: '跟随实验台',
    update: '训练步',
    row: '小批量中的第几个样本',
    rate: '丢弃率 p',
    kept: (layer: number, kept: number, units: number) => `第 ${layer} 层：${units} 个里开着 ${kept} 个`,
    caption: '这就是实验台按当前种子训练时所用的掩码：每一步、每个样本各有一份。上图画出每层前十二个单元，下方的方格是整层。打叉的单元已关掉：对这个样本，它不向前送信号，也收不到梯度。',
    picture: (update: number, row: number, parts: string) => `第 ${update} 步，第 ${row} 个样本所见的网络；${parts}。`,
  },
});

/** The network of the lab with the mask of one sample at one step drawn on it. */
export function MaskBoard() {
  const text = useMessages(messages);
  const { seed, batchSize, layers, update: trained, lastUpdate } = useLabMasks();
  const [follow, setFollow] = useState(true);
  const [wanted, setWanted] = useState(1);
  const [row, setRow] = useState(4);
  const [rate, setRate] = useState(0.5);
  const update = follow ? trained : Math.min(wanted, lastUpdate);
  const sample = Math.min(row, batchSize);
  const draw = useMemo((): MaskDraw => ({ seed, update, row: sample - 1, rate }), [seed, update, sample, rate]);
  // The masks follow the sliders at once, the means over all earlier steps when they are computed.
  const deferred = useDeferredValue(draw);
  const masks = useMemo(() => layers.map((layer) => drawMask(layer, draw)), [layers, draw]);
  const kept = masks.map((mask, index) => text.kept(index + 1, mask.filter((bit) => bit === 1).length, mask.length));
  const [first] = layers;
  return (
    <Figure caption={text.caption}>
      <MaskNetwork masks={masks} label={text.picture(update, sample, kept.join('; '))} />
      <p className={styles.summary} aria-live={follow ? 'off' : 'polite'}>
        {kept.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <Sliders>
        <Slider label={text.rate} min={0} max={0.9} step={0.05} value={rate} onChange={setRate} />
        <Slider label={text.row} min={1} max={Math.max(2, batchSize)} step={1} integer value={sample} onChange={setRow} />
        <Slider
          label={text.update}
          min={1}
          max={lastUpdate}
          step={1}
          integer
          value={update}
          onChange={(value) => {
            setFollow(false);
            setWanted(value);
          }}
        />
        <Switch
          label={text.follow}
          checked={follow}
          onChange={(on) => {
            setWanted(update);
            setFollow(on);
          }}
        />
      </Sliders>
      {first && <ScaleTable layer={first} draw={deferred} />}
    </Figure>
  );
}
