import { defineMessages, formatCount, formatFixed, laneColour, laneNames, LaneNumber, useLab, useLanguage, useMessages, useThrottled, useWatch } from '@/lesson-kit';
import styles from './Picture.module.css';
import { readLane, type LaneReading } from './reading';

const messages = defineMessages({
  en: {
    title: (step: string) => `The run in the lab, step ${step}`,
    waiting: 'The lab is getting ready. Its layers appear here.',
    dead: (share: string) => `${share} % dead`,
    slope: (slope: string) => `slope ${slope} on the left`,
    learned: (slopes: string) => `learned slopes ${slopes}`,
    curved: 'slope on the left is small, not zero',
    bar: (layer: number, share: string) => `layer ${layer}: ${share} %`,
    caption: 'One box per hidden layer, first to last. Filled: the share of ReLU units that are off for every example looked at. An empty box with a dash belongs to a function that is never exactly flat on the left: nothing to count.',
  },
  zh: {
    title: (step: string) => `实验台上的训练，第 ${step} 步`,
    waiting: '实验台正在准备，各层随后显示在这里。',
    dead: (share: string) => `死亡 ${share}%`,
    slope: (slope: string) => `左侧斜率 ${slope}`,
    learned: (slopes: string) => `学到的斜率 ${slopes}`,
    curved: '左侧斜率小，但不为零',
    bar: (layer: number, share: string) => `第 ${layer} 层：${share}%`,
    caption: '每格一个隐藏层，从前到后。填满的部分：对所考察的每个样本都没有输出的 ReLU 单元所占的比例。带横杠的空格属于左侧不会恰好走平的函数：没有可数的。',
  },
});

const percent = (share: number): string => formatFixed(100 * share, 0);

/** Dead units of every lane and layer as the lab trains; for PReLU, the slopes it has learned. */
export function RunMap() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const panel = useWatch('layers');
  const inside = useThrottled(useLab((state) => state.inside), 250);
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
    <figure className={styles.figure}>
      <div ref={panel} className={styles.run}>
        {!layers && <p className={styles.caption}>{text.waiting}</p>}
        {layers && <p className={styles.summary}>{text.title(formatCount(inside!.step))}</p>}
        {layers && experiment.lanes.map((lane, index) => {
          const reading = readLane(lane, layers[index] ?? []);
          return (
            <div key={index} className={styles.lane}>
              <span className={styles.row}><LaneNumber lane={index} />{names[index]}</span>
              <Boxes lane={index} shares={reading.shares} label={`${names[index]}: ${reading.kind === 'relu' ? reading.shares.map((share, layer) => text.bar(layer + 1, percent(share))).join(', ') : says(reading)}`} />
              <span className={styles.says} data-dead={reading.kind === 'relu' && reading.dead >= 0.5}>{says(reading)}</span>
            </div>
          );
        })}
      </div>
      <figcaption className={styles.caption}>{text.caption}</figcaption>
    </figure>
  );
}

function Boxes({ lane, shares, label }: { readonly lane: number; readonly shares: readonly number[]; readonly label: string }) {
  const step = 240 / Math.max(4, shares.length);
  return (
    <svg viewBox="0 0 240 28" role="img" aria-label={label}>
      {shares.map((share, layer) => (
        <g key={layer} transform={`translate(${layer * step + 1} 1)`}>
          <rect className={styles.cell} width={step - 2} height="26" />
          {Number.isNaN(share) ? <line className={styles.dash} x1={step / 2 - 4} x2={step / 2 + 2} y1="13" y2="13" /> : <rect y={26 - 26 * share} width={step - 2} height={26 * share} fill={laneColour(lane)} />}
        </g>
      ))}
    </svg>
  );
}
