import { useDeferredValue, useMemo, useState } from 'react';
import { Button, defineMessages, Figure, quadraticBowl, rotate, Segmented, Slider, Sliders, Switch, useLanguage, useMessages, type Point, type Terrain } from '@/lesson-kit';
import { buildLanes, closeUp, detailOf, wholeValley, type LaneId } from './lanes';
import styles from './Picture.module.css';
import { useStepPlay } from './useStepPlay';
import { homeOf } from './valley';
import { VectorField } from './VectorField';
import { VectorTable } from './VectorTable';

const messages = defineMessages({
  en: {
    scene: 'Valley',
    wide: 'wide, κ = 20',
    narrow: 'narrow, κ = 100 (the text’s)',
    own: 'yours',
    play: 'Play',
    stop: 'Stop',
    step: 'Step',
    close: 'Close-up of this step',
    kappa: 'Condition number κ',
    angle: 'Rotation',
    rate: 'η of momentum and Nesterov',
    beta: 'β of momentum and Nesterov',
    picture: (name: string, step: number) => `Valley with the paths of four methods. Step ${step} of ${name} is drawn as arrows: what the velocity carries over, the push of the gradient from the point where it is taken, and their sum.`,
    caption: 'Choose a method in the table to see its step. Ring: where the gradient is taken. Drag the start, or move it with the arrow keys. Each ellipse has √10 times the f of the one inside it; the innermost is the goal, f = 0.001.',
  },
  zh: {
    scene: '山谷',
    wide: '宽谷 κ = 20',
    narrow: '窄谷 κ = 100（课文）',
    own: '自定',
    play: '播放',
    stop: '停止',
    step: '步',
    close: '放大这一步',
    kappa: '条件数 κ',
    angle: '旋转',
    rate: '动量与 Nesterov 的 η',
    beta: '动量与 Nesterov 的 β',
    picture: (name: string, step: number) => `山谷与四种方法的路径。${name}的第 ${step} 步画成箭头：速度带来的位移、在求梯度处由梯度产生的推动，以及两者之和。`,
    caption: '在表中选一种方法，看它的一步。圆环：求梯度的位置。起点可以拖动，也可用方向键移动。每个椭圆的 f 是里面一个的 √10 倍；最里面的是目标 f = 0.001。',
  },
});

type Settings = { readonly kappa: number; readonly degrees: number; readonly learningRate: number; readonly beta: number; readonly start: Point };

type Scene = 'wide' | 'narrow' | 'own';

/** A valley wide enough to tell the arrows apart, and the one of the claims. */
const scenes: Readonly<Record<'wide' | 'narrow', Settings>> = {
  wide: { kappa: 20, degrees: 20, learningRate: 0.04, beta: 0.8, start: rotate([-1.6, 0.7], (20 * Math.PI) / 180) },
  narrow: { kappa: 100, degrees: 0, learningRate: 0.01, beta: 0.9, start: homeOf(0) },
};

/** One step of a method as arrows on the valley ½(x² + κy²), for any start, κ, rotation, η and β. */
export function Vectors() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [settings, setSettings] = useState(scenes.wide);
  const [id, setId] = useState<LaneId>('momentum');
  const [close, setClose] = useState(false);
  const { kappa, degrees, start } = settings;
  const angle = (degrees * Math.PI) / 180;
  // The handle follows the pointer at once, the paths when they are computed.
  const deferred = useDeferredValue(settings);
  const lanes = useMemo(() => buildLanes({ ...deferred, angle: (deferred.degrees * Math.PI) / 180 }), [deferred]);
  const selected = lanes.find((lane) => lane.id === id) ?? lanes[0]!;
  const last = Math.max(0, selected.descent.steps.length - 1);
  const { step, playing, seek, toggle } = useStepPlay(last, 2);
  const terrain: Terrain = { ...wholeValley, value: quadraticBowl(kappa, angle).value };
  const current = selected.descent.steps[step];
  const change = (patch: Partial<Settings>): void => setSettings((old) => ({ ...old, ...patch }));
  const scene: Scene = settings === scenes.wide ? 'wide' : settings === scenes.narrow ? 'narrow' : 'own';
  const options = (scene === 'own' ? (['wide', 'narrow', 'own'] as const) : (['wide', 'narrow'] as const)).map((value: Scene) => ({ value, label: text[value] }));
  // The start turns with the valley, so that the same way is seen from another side.
  const turn = (to: number): void => change({ degrees: to, start: rotate(start, ((to - degrees) * Math.PI) / 180) });
  return (
    <Figure caption={text.caption}>
      <div className={styles.bar}>
        <Segmented label={text.scene} labelHidden value={scene} onChange={(to) => to !== 'own' && setSettings(scenes[to])} options={options} />
        <Switch label={text.close} checked={close} onChange={setClose} />
      </div>
      <VectorField
        terrain={close && current ? closeUp(current, terrain) : terrain}
        kappa={kappa}
        angle={angle}
        lanes={lanes}
        selected={selected}
        step={step}
        start={start}
        onStart={close ? null : (point: Point) => change({ start: point })}
        label={text.picture(`${selected.name[language]} (${detailOf(selected.method)})`, step)}
      />
      <div className={styles.scrub}>
        <Button icon={playing ? 'pause' : 'play'} onClick={toggle}>
          {playing ? text.stop : text.play}
        </Button>
        <Slider label={text.step} min={0} max={Math.max(1, last)} integer value={step} onChange={seek} />
      </div>
      <VectorTable lanes={lanes} selected={selected} onSelect={setId} step={step} />
      <Sliders>
        <Slider label={text.kappa} min={1} max={1000} scale="log" value={kappa} onChange={(value) => change({ kappa: value })} />
        <Slider label={text.angle} unit="°" min={0} max={90} step={1} value={degrees} onChange={turn} />
        <Slider label={text.rate} min={0.0005} max={0.5} scale="log" value={settings.learningRate} onChange={(value) => change({ learningRate: value })} />
        <Slider label={text.beta} min={0} max={0.99} step={0.01} value={settings.beta} onChange={(value) => change({ beta: value })} />
      </Sliders>
    </Figure>
  );
}
