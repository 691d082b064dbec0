import type { Language } from '@/lib/messages';
import { defineMessages } from '@/lib/messages';
import type { Lane } from '@/engine/experiment/types';
import type { PhaseSignal, PhaseView } from '@/engine/worker/phaseProtocol';
import { blockName } from '@/lesson-kit/lab/layerNames';
import styles from './PhaseBoard.module.css';
import { show } from './line';
import type { Phase } from './useSlowMotion';

const messages = defineMessages({
  en: {
    input: 'input',
    forward: 'What the sample becomes, layer by layer: blue is positive, orange negative.',
    loss: 'What the network answers, and what was wanted.',
    backward: 'The length of each layer’s gradient.',
    update: 'Every weight of every layer moves; the framed unit’s are written out.',
    column: (name: string, values: string) => `${name}: ${values}`,
  },
  zh: {
    input: '输入',
    forward: '样本逐层变成什么：蓝为正，橙为负。',
    loss: '网络的回答，以及应有的答案。',
    backward: '各层梯度的长度。',
    update: '每层每个权重都在移动；框出的单元写出了数值。',
    column: (name: string, values: string) => `${name}：${values}`,
  },
});

/** Cells of a column that still can be told apart across a room. */
const shown = 10;
const cell = 10;
const gap = 2;
const columnWidth = 26;
const height = shown * (cell + gap);

/** The network as columns of numbers, input on the left; behind the last, the target. */
export function PhaseNetwork({ lane, view, after, phase, language }: { readonly lane: Lane; readonly view: PhaseView; readonly after: PhaseView | null; readonly phase: Phase; readonly language: Language }) {
  const text = messages[language];
  const signals = phase === 'update' && after ? after.signals : view.signals;
  const names = signals.map(({ layer }, index) => (layer < 0 ? text.input : blockName(lane, index - 1, signals[index - 1]!.layer, layer, language)));
  const width = columnWidth * (signals.length + 1);
  const norms = signals.map(({ gradientNorm }) => gradientNorm);
  const longest = Math.max(...norms.filter(Number.isFinite), 1e-30);
  const spoken = signals.map((signal, index) => text.column(names[index]!, phase === 'backward' ? show(signal.gradientNorm) : Array.from(signal.values.subarray(0, 3), show).join(', ')));
  return (
    <figure className={styles.network}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMinYMid" role="img" aria-label={`${text[phase]} ${spoken.join('; ')}`}>
        {signals.map((signal, index) => (
          <g key={index} transform={`translate(${index * columnWidth} 0)`}>
            {phase === 'backward' ? <Norm share={Math.sqrt(signal.gradientNorm / longest)} /> : <Column signal={signal} unit={signal.layer >= 0 && holds(signals, index, view) ? view.focus.unit : null} />}
          </g>
        ))}
        {phase === 'loss' && (
          <g transform={`translate(${signals.length * columnWidth} 0)`} className={styles.target}>
            <Column signal={{ values: view.loss.targets }} unit={null} />
          </g>
        )}
      </svg>
      <figcaption>{text[phase]}</figcaption>
    </figure>
  );
}

/** The block that the unit's layer is in. */
function holds(signals: readonly PhaseSignal[], index: number, { unit }: PhaseView): boolean {
  return signals[index]!.layer >= unit.layer && (signals[index - 1]?.layer ?? -1) < unit.layer;
}

function Column({ signal, unit }: { readonly signal: Pick<PhaseSignal, 'values'>; readonly unit: number | null }) {
  const { values } = signal;
  const from = unit === null ? 0 : Math.max(0, Math.min(unit - shown + 1, values.length - shown));
  const part = Array.from(values.subarray(from, from + shown));
  const largest = Math.max(...Array.from(values, Math.abs), 1e-30);
  const top = (height - part.length * (cell + gap)) / 2;
  return part.map((value, row) => (
    <rect
      key={row}
      className={value < 0 ? styles.negative : styles.positive}
      data-framed={unit === from + row || undefined}
      x={(columnWidth - 18) / 2}
      y={top + row * (cell + gap) + gap / 2}
      width={18}
      height={cell}
      rx={1.5}
      fillOpacity={Number.isFinite(value) ? 0.08 + 0.92 * Math.abs(value / largest) : 0}
    />
  ));
}

/** Square roots: the first layers' gradients would not be seen otherwise. */
function Norm({ share }: { readonly share: number }) {
  if (!Number.isFinite(share)) return null;
  const length = Math.max(1, share * height);
  return <rect className={styles.norm} x={(columnWidth - 14) / 2} y={height - length} width={14} height={length} rx={1.5} />;
}
