import { useMemo, useState } from 'react';
import { defineMessages, Figure, formatCount, formatNumber, LaneHead, laneNames, Segmented, Slider, Sliders, useColours, useLab, useLanguage, useMessages, useWatch, type StepSizes } from '@/lesson-kit';
import styles from './Picture.module.css';
import { stepScale, type StepPalette, type StepQuantity } from './stepColours';
import { StepMap, type Weight } from './StepMap';
import { StepTable } from './StepTable';

const messages = defineMessages({
  en: {
    quantity: 'Colour',
    rates: 'rate η / (√ŝ + ε)',
    moves: 'step Δθ',
    layer: 'Layer',
    size: (layer: number, inputs: number, units: number) => `${layer}: ${inputs} → ${units}`,
    input: 'Weight from input',
    unit: 'to unit',
    next: (step: string) => `Update ${step}, about to be made`,
    waiting: 'The maps appear as soon as the lab has its networks ready.',
    map: (name: string, low: string, high: string) => `${name}: a rectangle for each weight; nine in ten rates of the layer lie between ${low} and ${high}.`,
    none: 'no gradient yet',
    caption: 'The lab’s own networks, looked at just before an update; run it or step. One colour scale for all lanes. A row for each input of the layer, a column for each unit; click a weight to read it.',
  },
  zh: {
    quantity: '颜色表示',
    rates: '学习率 η / (√ŝ + ε)',
    moves: '步子 Δθ',
    layer: '层',
    size: (layer: number, inputs: number, units: number) => `${layer}：${inputs} → ${units}`,
    input: '权重：从输入',
    unit: '到单元',
    next: (step: string) => `即将进行的第 ${step} 次更新`,
    waiting: '等实验台备好网络，图就会出现。',
    map: (name: string, low: string, high: string) => `${name}：每个权重一个小格；该层九成权重的学习率在 ${low} 与 ${high} 之间。`,
    none: '还没有过梯度',
    caption: '看的就是实验台上的网络，在一次更新即将进行之前；运行或单步即可。所有通道共用一个色标。每个输入一行，每个单元一列；点一个权重可读数。',
  },
});

interface LaneSizes {
  readonly lane: number;
  readonly name: string;
  readonly sizes: StepSizes;
}

/** The rate and the step of every weight, live from the run in the lab. */
export function StepMaps() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const frame = useWatch('stepSizes');
  const inside = useLab((state) => state.inside);
  const experiment = useLab((state) => state.experiment);
  const names = useMemo(() => laneNames(experiment, language), [experiment, language]);
  const [quantity, setQuantity] = useState<StepQuantity>('rates');
  const [wanted, setWanted] = useState(1);
  const seen = inside?.stepSizes;
  const layers = seen?.[0] ?? [];
  const index = Math.min(wanted, Math.max(0, layers.length - 1));
  const lanes = (seen ?? []).flatMap((own, lane): readonly LaneSizes[] => (own[index] ? [{ lane, name: names[lane] ?? '', sizes: own[index] }] : []));
  return (
    <Figure caption={text.caption}>
      <div ref={frame} className={styles.bar}>
        <Segmented label={text.quantity} value={quantity} onChange={setQuantity} options={(['rates', 'moves'] as const).map((value) => ({ value, label: text[value] }))} />
        {layers.length > 1 && <Segmented label={text.layer} value={String(index)} onChange={(value) => setWanted(Number(value))} options={layers.map(({ inputs, units }, layer) => ({ value: String(layer), label: text.size(layer + 1, inputs, units) }))} />}
      </div>
      {lanes.length === 0 ? <p className={styles.waiting}>{text.waiting}</p> : <Maps lanes={lanes} quantity={quantity} step={inside?.step ?? 0} />}
    </Figure>
  );
}

function Maps({ lanes, quantity, step }: { readonly lanes: readonly LaneSizes[]; readonly quantity: StepQuantity; readonly step: number }) {
  const text = useMessages(messages);
  const [chosen, setChosen] = useState<Weight>({ input: 0, unit: 0 });
  const [ground = '', rate = '', up = '', down = '', none = '', frame = ''] = useColours('--surface-raised', '--accent', '--lane-1', '--lane-2', '--line-strong', '--text');
  const palette = useMemo((): StepPalette => ({ ground, rate, up, down, none }), [ground, rate, up, down, none]);
  const [inputs, units] = [Math.min(...lanes.map(({ sizes }) => sizes.inputs)), Math.min(...lanes.map(({ sizes }) => sizes.units))];
  const weight = useMemo((): Weight => ({ input: Math.min(chosen.input, inputs - 1), unit: Math.min(chosen.unit, units - 1) }), [chosen, inputs, units]);
  const { low, high } = stepScale(lanes.map(({ sizes }) => sizes), quantity);
  const scale = useMemo(() => ({ quantity, low, high }), [quantity, low, high]);
  return (
    <>
      <div className={styles.legend}>
        <span>{formatNumber(low, 2)}</span>
        <span className={styles.ramp} data-quantity={quantity} aria-hidden="true" />
        <span>{formatNumber(high, 2)}</span>
        {quantity === 'rates' && (
          <span className={styles.none}>
            <span aria-hidden="true" /> {text.none}
          </span>
        )}
        <span className={styles.next}>{text.next(formatCount(step + 1))}</span>
      </div>
      <div className={styles.maps}>
        {lanes.map(({ lane, name, sizes }) => (
          <div key={lane} className={styles.lane}>
            <LaneHead lane={lane}>{name}</LaneHead>
            <StepMap sizes={sizes} scale={scale} palette={palette} weight={weight} frame={frame} onWeight={setChosen} label={text.map(name, formatNumber(sizes.rateQuantiles[0], 2), formatNumber(sizes.rateQuantiles[2], 2))} />
          </div>
        ))}
      </div>
      <Sliders>
        <Slider label={text.input} min={1} max={Math.max(2, inputs)} integer value={weight.input + 1} onChange={(input) => setChosen({ ...weight, input: Math.min(input, inputs) - 1 })} />
        <Slider label={text.unit} min={1} max={Math.max(2, units)} integer value={weight.unit + 1} onChange={(unit) => setChosen({ ...weight, unit: Math.min(unit, units) - 1 })} />
      </Sliders>
      <StepTable lanes={lanes} weight={weight} />
    </>
  );
}
