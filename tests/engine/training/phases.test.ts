import { describe, expect, it } from 'vitest';
import { buildMlp } from '@/engine/experiment/build';
import type { ClipSpec, Experiment, OptimizerSpec, RegularisationSpec } from '@/engine/experiment/types';
import type { TrainingRun } from '@/engine/training/trainingRun';
import type { PhaseFocus, PhaseView } from '@/engine/worker/phaseProtocol';
import { advance, cpuRun, emptyRecord, exploding, finish, spirals } from './experiments';

const focus: PhaseFocus = { lane: 0, layer: 0, unit: 3, sample: 2 };

async function look(run: TrainingRun, phases: PhaseFocus = focus): Promise<PhaseView> {
  const { phases: view } = await run.inside({ layers: false, boundary: false, samples: false, confusion: false, phases });
  return view!;
}

/** Past the evaluation that may be due, one update on. Returns the mini-batch losses. */
async function stepOnce(run: TrainingRun): Promise<Float32Array> {
  const { step } = run;
  for (;;) {
    const { batches } = await run.advance(1, Infinity);
    if (run.step > step) return batches!.loss;
  }
}

/** Looks never overlap. */
async function inTurn(count: number, lookAt: (index: number) => Promise<PhaseView>): Promise<PhaseView[]> {
  const views: PhaseView[] = [];
  for (let index = 0; index < count; index += 1) views.push(await lookAt(index));
  return views;
}

const expectClose = (ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): void => {
  expect(ours).toHaveLength(theirs.length);
  Array.from(ours).forEach((value, index) => expect(Math.abs(value - theirs[index]!), `${what} ${index}`).toBeLessThan(2e-6 * Math.max(1, Math.abs(value))));
};

const demanding = spirals({
  base: { layers: buildMlp({ widths: [2, 8, 8, 2], activation: 'tanh', dropout: 0.2, batchNorm: true }) },
  lanes: [
    { optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.9 }, schedule: { kind: 'oneCycle', steps: 60 } },
    { optimizer: { kind: 'adam', learningRate: 0.01 } },
    { optimizer: { kind: 'nesterov', learningRate: 0.05, momentum: 0.9 }, overrides: { batchSize: 8 } },
  ],
  evalEvery: 7,
});

describe('slow motion', () => {
  it('trains bit for bit what an ordinary run trains', async () => {
    const whole = await cpuRun(demanding);
    const ordinary = await finish(whole);
    const slow = await cpuRun(demanding);
    const record = emptyRecord();
    while (slow.outcome === 'unfinished') {
      for (let phase = 0; phase < 4; phase += 1) await look(slow, { lane: slow.step % 3, layer: phase, unit: slow.step, sample: phase });
      await advance(slow, record, 1);
    }
    expect(record).toEqual(ordinary);
    expect(await slow.takeCheckpoint()).toEqual(await whole.takeCheckpoint());
  });

  const rules: readonly OptimizerSpec[] = [
    { kind: 'sgd', learningRate: 0.1 },
    { kind: 'momentum', learningRate: 0.1, momentum: 0.9 },
    { kind: 'nesterov', learningRate: 0.1, momentum: 0.9 },
    { kind: 'adagrad', learningRate: 0.1, epsilon: 1e-7 },
    { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon: 1e-7 },
    { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true },
    { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: false },
    { kind: 'nadam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true },
    { kind: 'adamw', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true, weightDecay: 0.1 },
  ];
  const surroundings: readonly { readonly clip: ClipSpec; readonly regularisation: RegularisationSpec }[] = [
    { clip: { kind: 'none' }, regularisation: { l1: 0, l2: 0, maxNorm: 0 } },
    { clip: { kind: 'value', threshold: 0.01 }, regularisation: { l1: 0.01, l2: 0.1, maxNorm: 0 } },
    { clip: { kind: 'norm', threshold: 0.02 }, regularisation: { l1: 0, l2: 0.1, maxNorm: 0.7 } },
    { clip: { kind: 'globalNorm', threshold: 0.05 }, regularisation: { l1: 0.01, l2: 0, maxNorm: 0 } },
  ];

  it.each(rules.map((rule) => [rule.kind, rule] as const))('foretells the update of %s as the engine makes it', async (_, optimizer) => {
    const run = await cpuRun(spirals({ lanes: surroundings.map((around) => ({ optimizer, ...around })) }));
    for (let step = 0; step < 4; step += 1) {
      const before = await inTurn(surroundings.length, (lane) => look(run, { ...focus, lane, layer: step % 2 }));
      await stepOnce(run);
      for (const view of before) {
        expect(view.step).toBe(step);
        const after = await look(run, view.focus);
        expectClose(view.update.nextWeights, after.unit.weights, `weights of lane ${view.focus.lane}`);
        expectClose(view.update.nextFirst, after.update.first, 'first accumulators');
        expectClose(view.update.nextSecond, after.update.second, 'second accumulators');
        expect(after.unit.weights).not.toEqual(view.unit.weights);
      }
    }
  });

  it.each([
    ['classes', spirals({ base: { layers: buildMlp({ widths: [2, 8, 8, 2], activation: 'tanh', dropout: 0.3 }) } })],
    ['one logit for two classes', spirals({ base: { layers: buildMlp({ widths: [2, 6, 1], activation: 'selu' }), loss: { kind: 'binaryCrossEntropy' } } })],
    ['a regression', exploding([0.01], { base: { layers: buildMlp({ widths: [10, 5, 1], activation: 'gelu' }), loss: { kind: 'huber', delta: 1 } } })],
  ] as [string, Experiment][])('adds up: losses and gradients of %s are the means over the mini-batch', async (_, experiment) => {
    const run = await cpuRun(experiment);
    for (let step = 0; step < 3; step += 1) {
      const { counts } = await look(run);
      const views = await inTurn(counts.rows, (sample) => look(run, { ...focus, sample }));
      const mean = (of: (view: PhaseView) => number): number => views.reduce((sum, view) => sum + of(view), 0) / counts.rows;
      const { unit, loss } = views[0]!;
      expectClose([mean((view) => view.loss.sample)], [loss.batch], 'loss');
      unit.inputs.forEach((__, index) => expectClose([mean((view) => view.unit.delta * view.unit.inputs[index]!)], [unit.gradients[index]!], 'gradient'));
      expectClose([mean((view) => view.unit.delta)], [unit.gradients.at(-1)!], 'gradient of the bias');
      for (const view of views) expectClose([view.unit.inputs.reduce((sum, x, index) => sum + x * view.unit.weights[index]!, view.unit.weights.at(-1)!)], [view.unit.preActivation], 'z');
      const losses = await stepOnce(run);
      expectClose([losses[0]!], [loss.batch], 'loss of the step');
    }
  });

  it('brings what is asked for into range, and keeps quiet about what one sample does not decide', async () => {
    const run = await cpuRun(demanding);
    const far = await look(run, { lane: 99, layer: 99, unit: 99, sample: 99 });
    expect(far.focus).toEqual({ lane: 2, layer: 2, unit: 1, sample: 7 });
    expect(far.counts).toEqual({ layers: 3, units: 2, rows: 8 });
    expect(far.unit.delta).not.toBeNaN();
    expect((await look(run)).unit.delta).toBeNaN();
    expect((await look(run, { lane: -1, layer: NaN, unit: -5, sample: 0.5 })).focus).toEqual({ lane: 0, layer: 0, unit: 0, sample: 0 });
    expect(far.signals.map(({ size }) => size)).toEqual([2, 8, 8, 8, 8, 2]);
  });

  it('says of a diverged lane that nothing moves it any more', async () => {
    const run = await cpuRun(exploding([1e6, 0.01]));
    await finish(run);
    expect((await look(run)).active).toBe(false);
    expect((await look(run, { ...focus, lane: 1 })).active).toBe(true);
  });
});
