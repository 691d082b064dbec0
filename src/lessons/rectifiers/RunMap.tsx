import { defineMessages, Figure, formatCount, formatFixed, laneColour, LaneHead, laneNames, useLab, useLanguage, useMessages, useThrottled, useWatch } from '@/lesson-kit';
import styles from './Picture.module.css';
import { readLane, type LaneReading } from './reading';

const messages = defineMessages({
  en: {
    title: (step: string) => `The run in the lab, step ${step}`,
    waiting: 'The lab is getting ready. Its layers appear here.',
    dead: (share: string) => `${share} % dead`,
    slope: (slope: string) => `slope ${slope} on the left`,
    learned: (slopes: string) => `learned slopes ${slopes}`,
    curved: 'slope on the left changes with x',
    bar: (layer: number, share: string) => `layer ${layer}: ${share} %`,
    caption: 'For ReLU, one box per hidden layer, first to last. Filled: the share of units that are off for every example looked at. The other functions have no flat stretch on the left, so there is nothing to count. PReLU: the mean slope each hidden layer has learned so far.',
  },
  zh: {
    title: (step: string) => `实验台上的训练，第 ${step} 步`,
    waiting: '实验台正在准备，各层随后显示在这里。',
    dead: (share: string) => `死亡 ${share}%`,
    slope: (slope: string) => `左侧斜率 ${slope}`,
    learned: (slopes: string) => `学到的斜率 ${slopes}`,
    curved: '左侧斜率随 x 变化',
    bar: (layer: number, share: string) => `第 ${layer} 层：${share}%`,
    caption: '对 ReLU，每格一个隐藏层，从前到后；填满的部分是对所考察的每个样本都没有输出的单元所占的比例。其他函数左侧没有完全走平的一段，没有可数的。PReLU：各隐藏层目前学到的平均斜率。',
  },
});

const refreshMs = 250;
const percent = (share: number): string => formatFixed(100 * share, 0);

/** Dead units of every lane and layer as the lab trains; for PReLU, the slopes it has learned. */
export function RunMap() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const inside = useThrottled(useLab((state) => state.inside), refreshMs);
  const panel = useWatch('layers');
  const experiment = useLab((state) => state.experiment);
  const names = laneNames(experiment, language);
  const layers = inside?.layers?.length === experiment.lanes.length ? inside.layers : null;
  const says = (reading: LaneReading): string => {
    switch (reading.kind) {
      case 'relu': return text.dead(percent(reading.dead));
      case 'leaky': return text.slope(formatFixed(reading.slope, 2));
      case 'prelu': return text.learned(reading.slopes.map((slope) => formatFixed(slope, 2)).join(', '));
      case 'curved': return text.curved;
    }
  };
  return (
    <Figure caption={text.caption}>
      <div ref={panel} className={styles.run}>
        {!layers && <p className={styles.says}>{text.waiting}</p>}
        {layers && <p className={styles.summary}>{text.title(formatCount(inside!.step))}</p>}
        {layers && experiment.lanes.map((lane, index) => {
          const reading = readLane(lane, layers[index] ?? []);
          return (
            <div key={index} className={styles.lane}>
              <LaneHead lane={index}>{names[index]}</LaneHead>
              {reading?.kind === 'relu' && <Bars lane={index} shares={reading.shares} label={`${names[index]}: ${reading.shares.map((share, layer) => text.bar(layer + 1, percent(share))).join(', ')}`} />}
              <span className={styles.says} data-dead={reading?.kind === 'relu' && reading.dead >= 0.5}>{reading && says(reading)}</span>
            </div>
          );
        })}
      </div>
    </Figure>
  );
}

function Bars({ lane, shares, label }: { readonly lane: number; readonly shares: readonly number[]; readonly label: string }) {
  const step = 240 / shares.length;
  return (
    <svg viewBox="0 0 240 24" role="img" aria-label={label}>
      {shares.map((share, layer) => (
        <g key={layer} transform={`translate(${layer * step + 1} 1)`}>
          <rect className={styles.cell} width={step - 2} height="22" />
          <rect y={22 - 22 * share} width={step - 2} height={22 * share} fill={laneColour(lane)} />
        </g>
      ))}
    </svg>
  );
}
