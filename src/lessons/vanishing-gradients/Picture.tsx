import { useDeferredValue, useMemo, useState } from 'react';
import { Button, Chip, Chips, defineMessages, DepthChart, Figure, Slider, useLanguage, useMessages } from '@/lesson-kit';
import { chainOf, networks } from './chain';
import { ChainTable } from './ChainTable';
import styles from './Picture.module.css';
import type { RecipeName } from './networks';
import { Reading } from './Reading';

const messages = defineMessages({
  en: {
    choose: 'Networks in the plot',
    depth: 'Hidden layers',
    title: 'RMS of the error at each layer: the running product',
    layers: 'layer',
    layer: 'Read layer',
    down: 'One layer down',
    top: 'From the top',
    redraw: 'New draw',
    caption: 'Layers of 32 units before any training. An error of size 1 enters at the top, on the right, and travels left. Each layer multiplies it once; the marker stands where it arrives. Thin: what theory expects. Choose a network in the table to read its factors.',
    picture: (names: string, depth: number) => `Size of the error from layer ${depth} down to the input on a log axis, for ${names}. The factors of the layer being read stand below.`,
  },
  zh: {
    choose: '图中的网络',
    depth: '隐藏层数',
    title: '各层误差的均方根：一路连乘的积',
    layers: '层',
    layer: '读第几层',
    down: '往下一层',
    top: '回到顶层',
    redraw: '重新抽样',
    caption: '每层 32 个单元，尚未训练。大小为 1 的误差从右侧顶层进入，向左传播，每过一层乘一次；标记落在误差到达的那一层。细线：理论预期。在表中选一个网络，读它的各个系数。',
    picture: (names: string, depth: number) => `误差从第 ${depth} 层传回输入时的大小，对数轴，包括：${names}。所读那一层的系数列在下面。`,
  },
});

const home: readonly RecipeName[] = ['sigmoid', 'sigmoidLarge', 'tanh'];

/** The chain rule as numbers: one factor per layer, and what is left after all of them. */
export default function Picture() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState(home);
  const [focused, setFocused] = useState<RecipeName>('sigmoid');
  const [depth, setDepth] = useState(8);
  const [wanted, setWanted] = useState(8);
  const [seed, setSeed] = useState(1);
  const drawn = useDeferredValue(depth);
  const chains = useMemo(() => networks.filter(({ id }) => chosen.includes(id)).map((network) => chainOf(network, drawn, seed)), [chosen, drawn, seed]);
  const layer = Math.min(wanted, drawn);
  const focus = chains.find(({ network }) => network.id === focused) ?? chains[0];
  const toggle = (id: RecipeName): void => {
    if (chosen.includes(id)) return setChosen(chosen.filter((one) => one !== id));
    setChosen([...chosen, id]);
    setFocused(id);
  };
  // A reader at the top stays there when the network grows.
  const deepen = (value: number): void => {
    if (wanted >= depth) setWanted(value);
    setDepth(value);
  };
  const names = chains.map(({ network }) => network.name[language]).join(language === 'zh' ? '；' : '; ');
  return (
    <Figure caption={text.caption}>
      <Chips legend={text.choose}>
        {networks.map(({ id, lane, name }) => (
          <Chip key={id} on={chosen.includes(id)} onToggle={() => toggle(id)} lane={lane}>
            {name[language]}
          </Chip>
        ))}
      </Chips>
      <Slider label={text.depth} min={1} max={30} step={1} integer value={depth} onChange={deepen} />
      <DepthChart title={text.title} lines={chains.flatMap(({ lines }) => lines)} depth={drawn} layer={layer - 1} onLayer={(at) => setWanted(Math.min(drawn, at + 1))} layersLabel={text.layers} label={text.picture(names, drawn)} />
      <div className={styles.stepper}>
        <Slider label={text.layer} min={1} max={Math.max(2, drawn)} step={1} integer value={layer} onChange={(value) => setWanted(Math.min(drawn, value))} />
        <Button icon="step" disabled={layer <= 1} onClick={() => setWanted(layer - 1)}>
          {text.down}
        </Button>
        <Button variant="quiet" icon="undo" disabled={layer === drawn} onClick={() => setWanted(drawn)}>
          {text.top}
        </Button>
      </div>
      {focus && <Reading chain={focus} layer={layer} />}
      {chains.length > 0 && <ChainTable chains={chains} focus={focus} onFocus={setFocused} layer={layer} />}
      <div>
        <Button icon="dice" onClick={() => setSeed(seed + 1)}>
          {text.redraw}
        </Button>
      </div>
    </Figure>
  );
}
