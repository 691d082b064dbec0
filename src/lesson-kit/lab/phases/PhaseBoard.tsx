import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { Lane } from '@/engine/experiment/types';
import type { PhaseView } from '@/engine/worker/phaseProtocol';
import { useLab } from '@/session/LabContext';
import { formatCount, formatNumber } from '@/widgets/format';
import { forwardLines } from './forwardLines';
import { lowered, show, type Line } from './line';
import { backwardLines, lossLines } from './lossLines';
import styles from './PhaseBoard.module.css';
import { PhaseFocusBar } from './PhaseFocusBar';
import { PhaseNetwork } from './PhaseNetwork';
import { updateLines } from './updateLines';
import { phases, type Phase, type SlowMotion } from './useSlowMotion';

const messages = defineMessages({
  en: {
    title: 'One update in slow motion',
    forward: 'Forward',
    loss: 'Loss',
    backward: 'Backward',
    update: 'Update',
    step: (step: string) => `step ${step}`,
    next: 'Next phase',
    waiting: 'The next mini-batch is on its way through the network …',
    over: 'The run has ended: there is no next update. Reset it, or give it more steps.',
    frozen: 'This lane has diverged: it is not updated any more.',
    shared: 'Behind this layer the whole mini-batch has a say (batch normalisation), or images follow: one sample alone has no δ here.',
    engine: (weight: string, before: string, after: string) => `${weight} in the engine: ${before} → ${after}`,
    asked: (weight: string) => `${weight}: the engine is making the update …`,
  },
  zh: {
    title: '慢动作：一次更新',
    forward: '前向',
    loss: '损失',
    backward: '反向',
    update: '更新',
    step: (step: string) => `第 ${step} 步`,
    next: '下一阶段',
    waiting: '下一个小批量正在通过网络…',
    over: '训练已结束，没有下一次更新。请重置，或增加步数。',
    frozen: '该通道已发散，不再更新。',
    shared: '这一层之后由整个小批量共同决定（批归一化），或仍是图像：单个样本在此没有 δ。',
    engine: (weight: string, before: string, after: string) => `引擎中的 ${weight}：${before} → ${after}`,
    asked: (weight: string) => `${weight}：引擎正在更新…`,
  },
});

/** The weight with the largest gradient: the one whose step is seen best. The same from forward to update. */
function watchedWeight({ unit }: PhaseView): number {
  const sizes = unit.gradients.subarray(0, -1).map(Math.abs);
  return sizes.reduce((best, size, index) => (size > sizes[best]! ? index : best), 0);
}

/** All four formulas of the lane, the current one lit and filled with the numbers of this step. */
export function PhaseBoard({ slow }: { readonly slow: SlowMotion }) {
  const text = useMessages(messages);
  const lanes = useLab((state) => state.experiment.lanes);
  const { view, phase } = slow;
  const lane = view && lanes[view.focus.lane];
  return (
    <section className={styles.board} aria-label={text.title} data-phase={phase}>
      {view && lane ? <Shown slow={slow} view={view} lane={lane} /> : <p className={styles.waiting}>{text.waiting}</p>}
    </section>
  );
}

function Shown({ slow, view, lane }: { readonly slow: SlowMotion; readonly view: PhaseView; readonly lane: Lane }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { phase, after } = slow;
  const weight = watchedWeight(view);
  const lines: Readonly<Record<Phase, readonly Line[]>> = {
    forward: forwardLines(lane, view),
    loss: lossLines(lane, view),
    backward: backwardLines(lane, view, weight),
    update: updateLines(lane, view, weight),
  };
  const name = `w${lowered(weight + 1)}`;
  const before = view.unit.weights[weight]!;
  return (
    <>
      <PhaseNetwork lane={lane} view={view} after={after} phase={phase} language={language} />
      <ol className={styles.phases}>
        {phases.map((each) => (
          <li key={each} className={styles.phase} aria-current={each === phase ? 'step' : undefined}>
            <span className={styles.name}>{text[each]}</span>
            <Lines lines={lines[each]} lit={each === phase} />
            {each === phase && phase === 'backward' && Number.isNaN(view.unit.delta) && <p className={styles.note}>{text.shared}</p>}
            {each === phase && phase === 'update' && (
              <p className={styles.result}>{after ? text.engine(name, formatNumber(before, 5), formatNumber(after.unit.weights[weight]!, 5)) : text.asked(name)}</p>
            )}
          </li>
        ))}
      </ol>
      <div className={styles.bar}>
        <Button variant="primary" icon="step" aria-keyshortcuts="ArrowRight" disabled={slow.over && phase !== 'forward' && phase !== 'loss'} onClick={slow.next}>
          {text.next}
        </Button>
        <span role="status" className={styles.status}>
          {text[phase]} · {text.step(formatCount(view.step + 1))}
        </span>
        <PhaseFocusBar lane={lane} view={view} onChange={slow.setFocus} />
      </div>
      {slow.over && phase !== 'update' && <p className={styles.note}>{text.over}</p>}
      {!view.active && <p className={styles.note}>{text.frozen}</p>}
    </>
  );
}

const valueOf = (value: Line['value']): string => (typeof value === 'number' ? show(value) : `(${value.slice(0, 4).map(show).join(', ')}${value.length > 4 ? ', …' : ''})`);

function Lines({ lines, lit }: { readonly lines: readonly Line[]; readonly lit: boolean }) {
  return (
    <div className={styles.lines}>
      {lines.map(({ formula, numbers, value }) => (
        <p key={formula} className={styles.line}>
          <span className={styles.formula}>{formula}</span>
          {lit && (
            <span className={styles.numbers}>
              {numbers !== '' && <>{numbers} </>}= <b>{valueOf(value)}</b>
            </span>
          )}
        </p>
      ))}
    </div>
  );
}
