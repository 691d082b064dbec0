import { useDeferredValue, useMemo, useState } from 'react';
import { activationLabels, Button, Chip, Chips, defineMessages, DepthChart, Figure, formatNumber, Select, Slider, Sliders, useLanguage, useMessages, type ActivationName } from '@/lesson-kit';
import styles from './Picture.module.css';
import { candidates, profileOf, type CandidateId, type ProfileSettings } from './profile';
import { ProfileTable } from './ProfileTable';

const messages = defineMessages({
  en: {
    choose: 'Initial weights in the plot',
    activation: 'Activation φ',
    depth: 'Layers',
    width: 'Units per layer n',
    sigma: 'σ of the Gaussian',
    sigmaWhy: (product: string) => `n·σ² = ${product}: what a layer multiplies the mean square by, before φ takes its share.`,
    layer: 'Read layer',
    up: 'Signal, upwards: RMS of the outputs',
    down: 'Error, downwards: RMS, 1 at the top',
    layers: 'layer',
    redraw: 'New draw',
    home: 'As given',
    caption: 'Before any training. Random inputs go in at layer 0, a random error comes in at the top. Thin: what the theory of wide layers expects. Green: within a factor of ten of where it started. Lines end at 10⁴²; single precision ends at 3 · 10³⁸. Drag across a plot to read a layer.',
    picture: (what: string, names: string, layer: number) => `${what}, layer by layer on a log axis, for ${names}. The values at layer ${layer} stand in the table below.`,
  },
  zh: {
    choose: '图中的初始权重',
    activation: '激活函数 φ',
    depth: '层数',
    width: '每层单元数 n',
    sigma: '高斯的 σ',
    sigmaWhy: (product: string) => `n·σ² = ${product}：每层把均方值乘以这个数，φ 还要再打折扣。`,
    layer: '读第几层',
    up: '信号向上：输出的均方根',
    down: '误差向下：均方根，顶层为 1',
    layers: '层',
    redraw: '重新抽样',
    home: '恢复初值',
    caption: '这是训练之前。随机输入从第 0 层进入，随机误差从顶层进入。细线：宽层理论的预期。绿色：与起点相差不到十倍。曲线画到 10⁴² 为止，而单精度到 3 · 10³⁸ 就到头了。在图上横向拖动，可读任意一层。',
    picture: (what: string, names: string, layer: number) => `${what}，逐层画在对数轴上，包括：${names}。第 ${layer} 层的数值见下表。`,
  },
});

const activationChoices: readonly ActivationName[] = ['relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'silu', 'tanh', 'sigmoid', 'softplus', 'linear'];
const given: ProfileSettings = { activation: 'relu', depth: 20, width: 64, sigma: 0.1, seed: 1 };
const band = [0.1, 10] as const;

/** RMS of outputs and errors through up to 50 layers, computed on the page as sliders move. */
export function ProfileBoard() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [settings, setSettings] = useState(given);
  const [chosen, setChosen] = useState<readonly CandidateId[]>(['normal', 'lecun', 'he']);
  const [layer, setLayer] = useState(20);
  // Sliders follow at once, the lines when they are computed.
  const deferred = useDeferredValue(settings);
  const shown = useDeferredValue(chosen);
  const profiles = useMemo(() => candidates.filter(({ id }) => shown.includes(id)).map((candidate) => profileOf(candidate, deferred)), [shown, deferred]);
  const change = (patch: Partial<ProfileSettings>): void => setSettings((old) => ({ ...old, ...patch }));
  // A reader at the top stays there when the stack grows.
  const deepen = (depth: number): void => {
    if (layer >= settings.depth) setLayer(depth);
    change({ depth });
  };
  const at = Math.min(layer, deferred.depth);
  const names = profiles.map(({ candidate }) => candidate.name[language]).join(language === 'zh' ? '、' : ', ');
  const chart = { depth: deferred.depth, layer: at, onLayer: setLayer, layersLabel: text.layers, band };
  return (
    <Figure caption={text.caption}>
      <Chips legend={text.choose}>
        {candidates.map(({ id, lane, name }) => (
          <Chip key={id} on={chosen.includes(id)} onToggle={() => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])} lane={lane}>
            {name[language]}
          </Chip>
        ))}
      </Chips>
      <Sliders>
        <Select label={text.activation} value={settings.activation} options={activationChoices.map((value) => ({ value, label: activationLabels[value][language] }))} onChange={(activation) => change({ activation })} />
        <Slider label={text.sigma} why={text.sigmaWhy(formatNumber(settings.width * settings.sigma ** 2, 2))} min={0.001} max={3} scale="log" value={settings.sigma} onChange={(sigma) => change({ sigma })} />
        <Slider label={text.depth} min={1} max={50} step={1} integer value={settings.depth} onChange={deepen} />
        <Slider label={text.width} min={4} max={64} step={1} integer value={settings.width} onChange={(width) => change({ width })} />
      </Sliders>
      <DepthChart {...chart} title={text.up} lines={profiles.flatMap(({ up }) => up)} label={text.picture(text.up, names, at)} />
      <DepthChart {...chart} title={text.down} lines={profiles.flatMap(({ down }) => down)} label={text.picture(text.down, names, at)} />
      <Slider label={text.layer} min={0} max={deferred.depth} step={1} integer value={at} onChange={setLayer} />
      <ProfileTable profiles={profiles} layer={at} />
      <div className={styles.bar}>
        <Button icon="dice" onClick={() => change({ seed: settings.seed + 1 })}>
          {text.redraw}
        </Button>
        <Button
          variant="quiet"
          icon="undo"
          onClick={() => {
            setSettings(given);
            setChosen(['normal', 'lecun', 'he']);
            setLayer(20);
          }}
        >
          {text.home}
        </Button>
      </div>
    </Figure>
  );
}
