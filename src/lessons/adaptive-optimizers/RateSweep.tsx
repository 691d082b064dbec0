import { useMemo, useState } from 'react';
import { Button, defineMessages, Figure, formatCount, formatNumber, formatSetting, optimizerNames, Segmented, useLab, useLabCommands, useLanguage, useMessages, type Experiment } from '@/lesson-kit';
import { digits, spirals } from './experiment';
import styles from './Picture.module.css';
import type { Quantity } from './rateAxes';
import { RateChart, type Selected } from './RateChart';
import { bestRate, guessing, pointExperiment, rates, rules, withRates, type SweepPoints } from './rateSweep';
import { RateSummary, RateTable } from './RateTables';
import { useRateSweep, type RateSweep as Sweep } from './useRateSweep';

const messages = defineMessages({
  en: {
    problem: 'Problem',
    spirals: 'Spirals',
    digits: 'Digits',
    lab: 'Lane 1 of the lab',
    seed: 'Another seed',
    start: 'Train 8 × 12 networks',
    goOn: 'Go on',
    again: 'Sweep again',
    stop: 'Stop',
    drawn: 'Drawn',
    trainLoss: 'training loss',
    validationAccuracy: 'validation accuracy',
    rate: 'learning rate η',
    guessing: 'guessing',
    empty: 'Nothing has been trained yet.',
    progress: (done: number, all: number) => `${done} of ${all} rates trained, eight optimizers each`,
    failed: 'The sweep could not go on: the device reported an error. What has been measured stays.',
    data: 'The sweep could not go on: its data did not arrive.',
    picture: (what: string, done: number) => `${what} after the last step over the learning rate, from 0.00003 to 10, a line for each of eight optimizers. ${done} of 12 rates are measured; all numbers stand in the table below.`,
    point: (name: string, rate: string) => `${name}, η = ${rate}`,
    diverged: 'diverged',
    load: 'Load it into the lab',
    loadBest: 'Load each at its best into the lab',
    choose: 'Choose a point to see its numbers.',
    trained: (seed: number, steps: string) => `Seed ${seed}, ${steps} steps. β, ρ and ε of every rule stand at their defaults. A cross marks a loss beyond the axis, or a network whose numbers ran away.`,
  },
  zh: {
    problem: '问题',
    spirals: '螺旋',
    digits: '手写数字',
    lab: '实验台的通道 1',
    seed: '换个种子',
    start: '训练 8 × 12 个网络',
    goOn: '继续',
    again: '再扫一遍',
    stop: '停止',
    drawn: '画什么',
    trainLoss: '训练损失',
    validationAccuracy: '验证准确率',
    rate: '学习率 η',
    guessing: '随机猜测',
    empty: '还没有训练。',
    progress: (done: number, all: number) => `已训练 ${done} / ${all} 个学习率，每个学习率八个优化器`,
    failed: '扫描无法继续：设备报告了错误。已测得的数据保留着。',
    data: '扫描无法继续：没有取到数据。',
    picture: (what: string, done: number) => `最后一步之后的${what}随学习率（0.00003 到 10）的变化，八个优化器各一条线。12 个学习率已测 ${done} 个，全部数字见下表。`,
    point: (name: string, rate: string) => `${name}，η = ${rate}`,
    diverged: '发散',
    load: '放到实验台上',
    loadBest: '把各自的最佳放到实验台上',
    choose: '点一个点，看它的数字。',
    trained: (seed: number, steps: string) => `种子 ${seed}，${steps} 步。各规则的 β、ρ、ε 都取默认值。叉号表示损失超出坐标轴，或者网络的数值已经失控。`,
  },
});

type Problem = 'spirals' | 'digits' | 'lab';

/** The problem with the seed of choice; the same object while neither changes, so that a stopped sweep can go on. */
function useBase(problem: Problem, seed: number): Experiment {
  const inLab = useLab((state) => state.experiment);
  return useMemo(() => {
    if (problem === 'lab') return inLab;
    return problem === 'spirals' ? spirals([{ kind: 'sgd' }], seed) : digits([{ kind: 'sgd' }], seed);
  }, [problem, seed, inLab]);
}

/** Final loss against learning rate for every optimizer, trained live beside the lab. */
export function RateSweep() {
  const text = useMessages(messages);
  const [problem, setProblem] = useState<Problem>('spirals');
  const [seed, setSeed] = useState(1);
  const [quantity, setQuantity] = useState<Quantity>('trainLoss');
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [selected, setSelected] = useState<Selected | null>(null);
  const base = useBase(problem, seed);
  const { sweep, start, stop } = useRateSweep();
  const { load } = useLabCommands();
  const { points } = sweep;
  const shown = sweep.base ?? base;
  const toggle = (rule: number): void => setHidden((old) => (old.has(rule) ? new Set([...old].filter((other) => other !== rule)) : new Set([...old, rule])));
  const running = sweep.status === 'running';
  const canGoOn = sweep.base === base && (sweep.status === 'stopped' || sweep.status === 'failed');
  return (
    <Figure caption={text.trained(shown.seed, formatCount(shown.steps))}>
      <div className={styles.bar}>
        <Segmented label={text.problem} value={problem} onChange={setProblem} disabled={running} options={(['spirals', 'digits', 'lab'] as const).map((value) => ({ value, label: text[value] }))} />
        <Segmented label={text.drawn} value={quantity} onChange={setQuantity} options={(['trainLoss', 'validationAccuracy'] as const).map((value) => ({ value, label: text[value] }))} />
      </div>
      <div className={styles.start}>
        <Button variant={points.size === 0 ? 'primary' : 'default'} icon={running ? 'close' : 'play'} onClick={() => (running ? stop() : start(base))}>
          {running ? text.stop : canGoOn ? text.goOn : points.size === 0 ? text.start : text.again}
        </Button>
        {!running && problem !== 'lab' && (
          <Button variant="quiet" icon="dice" onClick={() => setSeed(seed + 1)}>
            {text.seed}
          </Button>
        )}
        <Progress sweep={sweep} />
      </div>
      <RateChart
        points={points}
        quantity={quantity}
        hidden={hidden}
        selected={selected}
        onSelect={setSelected}
        guessing={quantity === 'trainLoss' ? guessing(shown) : Math.exp(-guessing(shown))}
        guessingLabel={text.guessing}
        title={text[quantity]}
        rateLabel={text.rate}
        label={text.picture(text[quantity], points.size)}
      />
      <Point points={points} selected={selected} onLoad={({ rule, rate }) => load(pointExperiment(shown, rule, rates[rate]!))} />
      <RateSummary points={points} hidden={hidden} onToggle={toggle} />
      {points.size > 0 && (
        <div className={styles.start}>
          <Button icon="settings" onClick={() => load(withRates(shown, (rule) => rates[bestRate(points, rule)] ?? rates[0]!))}>
            {text.loadBest}
          </Button>
        </div>
      )}
      <RateTable points={points} quantity={quantity} selected={selected} onSelect={setSelected} />
    </Figure>
  );
}

function Progress({ sweep: { status, points, share, code } }: { readonly sweep: Sweep }) {
  const text = useMessages(messages);
  return (
    <div className={styles.progress}>
      {status === 'running' && <progress value={Math.min(1, share)} max={1} aria-hidden="true" />}
      <p role="status">
        {status === 'idle' ? text.empty : text.progress(points.size, rates.length)}
        {status === 'failed' && ` ${code.startsWith('data-') ? text.data : text.failed}`}
      </p>
    </div>
  );
}

function Point({ points, selected, onLoad }: { readonly points: SweepPoints; readonly selected: Selected | null; readonly onLoad: (selected: Selected) => void }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const point = selected ? points.get(selected.rate)?.[selected.rule] : undefined;
  if (!selected || !point) return points.size === 0 ? null : <p className={styles.waiting}>{text.choose}</p>;
  return (
    <div className={styles.point} role="status">
      <p>
        <b>{text.point(optimizerNames[rules[selected.rule]!][language], formatSetting(rates[selected.rate]!))}</b>
        {' · '}
        {point.diverged ? text.diverged : `${text.trainLoss} ${formatNumber(point.trainLoss)} · ${text.validationAccuracy} ${formatNumber(point.validationAccuracy)}`}
      </p>
      <Button icon="settings" onClick={() => onLoad(selected)}>
        {text.load}
      </Button>
    </div>
  );
}
