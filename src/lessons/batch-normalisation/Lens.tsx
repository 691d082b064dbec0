import { useMemo, useState } from 'react';
import { Button, defineMessages, Figure, formatCount, formatFixed, Select, Slider, Sliders, useMessages, useWatch } from '@/lesson-kit';
import { Equations } from './Equations';
import styles from './Picture.module.css';
import { defaultEpsilon, sampleView, unitOf, type UnitBatch } from './sample';
import { Strip } from './Strip';
import { useRealBatch, type RealBatch } from './useRealBatch';

const messages = defineMessages({
  en: {
    drawn: 'A sample batch of 32, drawn for this page. Run the lab, or make one step: a mini-batch of your run takes its place.',
    real: (step: string, lane: string, samples: number) => `From your run: the mini-batch after step ${step} in lane ${lane}, first ${samples} samples.`,
    lane: 'Lane',
    depth: 'Normalisation',
    nth: (n: number) => `no. ${n} from the input`,
    unit: (n: number) => `Unit ${n}`,
    before: 'before: x',
    after: 'after: y',
    units: 'Unit to work out',
    stats: (mean: string, deviation: string) => `mean ${mean}, σ ${deviation}`,
    runningIs: (mean: string, deviation: string) => `running ${mean}, ${deviation}`,
    sample: 'Sample i',
    gamma: 'γ of this unit',
    beta: 'β of this unit',
    back: 'γ and β of the network',
    caption: 'Each dot is one sample, the ringed one is sample i. Line: mean. Bar: one σ to both sides. Triangle: running mean. Left, all units on one axis; right, the axis of x̂. In the network β and γ are learned; here you may move them.',
    strip: (name: string, stage: string, mean: string, deviation: string) => `${name}, ${stage}: mean ${mean}, standard deviation ${deviation}`,
  },
  zh: {
    drawn: '这是为本页抽取的示例批，32 个样本。运行实验台，或走一步，这里就换成你那次训练的小批量。',
    real: (step: string, lane: string, samples: number) => `来自你的训练：通道 ${lane} 第 ${step} 步之后的小批量，前 ${samples} 个样本。`,
    lane: '通道',
    depth: '哪一处归一化',
    nth: (n: number) => `从输入数第 ${n} 处`,
    unit: (n: number) => `单元 ${n}`,
    before: '之前：x',
    after: '之后：y',
    units: '要细算的单元',
    stats: (mean: string, deviation: string) => `均值 ${mean}，σ ${deviation}`,
    runningIs: (mean: string, deviation: string) => `滑动 ${mean}，${deviation}`,
    sample: '样本 i',
    gamma: '该单元的 γ',
    beta: '该单元的 β',
    back: '恢复网络的 γ 和 β',
    caption: '一个点是一个样本，带圈的是样本 i。竖线：均值。横杠：左右各一个 σ。三角：滑动均值。左边各单元共用一条轴，右边是 x̂ 的轴。在网络里 β 和 γ 是学来的，这里你可以自己拖。',
    strip: (name: string, stage: string, mean: string, deviation: string) => `${name}，${stage}：均值 ${mean}，标准差 ${deviation}`,
  },
});

/** Two places, and no −0.00. */
const short = (value: number): string => formatFixed(Math.abs(value) < 0.005 ? 0 : value, 2);

/** Mean and standard deviation behind the normalisation follow from those of x: the variance shrinks by its own share of ε. */
function spreadAfter({ variance, gamma }: UnitBatch, epsilon: number): number {
  return Math.abs(gamma) * Math.sqrt(variance / (variance + epsilon));
}

/** The four equations on a mini-batch: of the run where there is one, else of a sample. */
export function Lens() {
  const text = useMessages(messages);
  const panel = useWatch('batchNorm');
  const real = useRealBatch();
  const drawn = useMemo(() => sampleView(7), []);
  const view = real?.view ?? drawn;
  const epsilon = real?.epsilon ?? defaultEpsilon;
  const [wantedUnit, setUnit] = useState(0);
  const [wantedSample, setSample] = useState(1);
  const [own, setOwn] = useState<{ readonly gamma: number; readonly beta: number } | null>(null);
  const unit = Math.min(wantedUnit, view.units - 1);
  const sample = Math.min(wantedSample, view.samples);
  const batches = Array.from({ length: view.units }, (_, index) => unitOf(view, index, epsilon, index === unit && own ? own : undefined));
  const focus = batches[unit]!;
  const reach = Math.max(1, ...batches.flatMap(({ x }) => x.map(Math.abs)));
  const reachAfter = Math.max(4, ...batches.flatMap(({ y }) => y.map(Math.abs)));
  const affine = { gamma: focus.gamma, beta: focus.beta };
  return (
    <Figure caption={text.caption}>
      <div ref={panel} className={styles.source} data-real={real !== null}>
        <p>{real ? text.real(formatCount(real.step), String(real.lane + 1), view.samples) : text.drawn}</p>
        {real && <Choices real={real} />}
      </div>
      <fieldset className={styles.units}>
        <legend>{text.units}</legend>
        <div className={styles.head} aria-hidden>
          <span />
          <span>{text.before}</span>
          <span>{text.after}</span>
        </div>
        {batches.map((batch, index) => {
          const name = text.unit(index + 1);
          const deviation = Math.sqrt(batch.variance);
          const after = spreadAfter(batch, epsilon);
          const running = [view.runningMean[index] ?? 0, Math.sqrt(view.runningVariance[index] ?? 0)] as const;
          return (
            <label key={index} className={styles.unit} data-on={index === unit}>
              <input type="radio" name="batch-norm-unit" checked={index === unit} onChange={() => { setUnit(index); setOwn(null); }} aria-label={name} />
              <span className={styles.number} aria-hidden>{index + 1}</span>
              <span>
                <Strip values={batch.x} mean={batch.mean} deviation={deviation} reach={reach} marked={sample - 1} running={running[0]} label={text.strip(name, text.before, short(batch.mean), short(deviation))} />
                <small>{text.stats(short(batch.mean), short(deviation))}</small>
                <small>{text.runningIs(short(running[0]), short(running[1]))}</small>
              </span>
              <span>
                <Strip values={batch.y} mean={batch.beta} deviation={after} reach={reachAfter} marked={sample - 1} after label={text.strip(name, text.after, short(batch.beta), short(after))} />
                <small>{text.stats(short(batch.beta), short(after))}</small>
                <small>{`γ ${short(batch.gamma)}, β ${short(batch.beta)}`}</small>
              </span>
            </label>
          );
        })}
      </fieldset>
      <Equations unit={focus} sample={sample - 1} epsilon={epsilon} />
      <Sliders>
        <Slider label={text.sample} min={1} max={Math.max(2, view.samples)} step={1} integer value={sample} onChange={setSample} />
        <Slider label={text.gamma} min={-3} max={3} step={0.05} value={Number(focus.gamma.toFixed(3))} onChange={(gamma) => setOwn({ ...affine, gamma })} />
        <Slider label={text.beta} min={-3} max={3} step={0.05} value={Number(focus.beta.toFixed(3))} onChange={(beta) => setOwn({ ...affine, beta })} />
      </Sliders>
      <div>
        <Button variant="quiet" icon="undo" disabled={own === null} onClick={() => setOwn(null)}>
          {text.back}
        </Button>
      </div>
    </Figure>
  );
}

function Choices({ real }: { readonly real: RealBatch }) {
  const text = useMessages(messages);
  return (
    <div className={styles.choices}>
      {real.lanes.length > 1 && <Select inline label={text.lane} value={String(real.lane)} options={real.lanes.map(({ index, name }) => ({ value: String(index), label: `${index + 1} · ${name}` }))} onChange={(value) => real.chooseLane(Number(value))} />}
      {real.depths > 1 && <Select inline label={text.depth} value={String(real.depth)} options={Array.from({ length: real.depths }, (_, index) => ({ value: String(index), label: text.nth(index + 1) }))} onChange={(value) => real.chooseDepth(Number(value))} />}
    </div>
  );
}
