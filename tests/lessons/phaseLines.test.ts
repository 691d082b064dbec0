import { describe, expect, it } from 'vitest';
import { buildMlp } from '@/engine/experiment/build';
import type { ActivationName, Experiment, LossSpec, OptimizerSpec } from '@/engine/experiment/types';
import type { TrainingRun } from '@/engine/training/trainingRun';
import type { PhaseView } from '@/engine/worker/phaseProtocol';
import { activationFormulas } from '@/lesson-kit/lab/phases/activationFormulas';
import { forwardLines } from '@/lesson-kit/lab/phases/forwardLines';
import type { Line } from '@/lesson-kit/lab/phases/line';
import { backwardLines, lossLines } from '@/lesson-kit/lab/phases/lossLines';
import { updateLines } from '@/lesson-kit/lab/phases/updateLines';
import { activations } from '@/session/formulas';
import { loadAnyDataset } from '../engine/training/dataFiles';
import { cpuRun, exploding, spirals } from '../engine/training/experiments';
import { allLessons } from './allLessons';

async function look(run: TrainingRun, layer = 0): Promise<PhaseView> {
  const { phases } = await run.inside({ layers: false, boundary: false, samples: false, confusion: false, phases: { lane: 0, layer, unit: 0, sample: 1 } });
  return phases!;
}

async function step(run: TrainingRun): Promise<void> {
  const { step: before } = run;
  while (run.step === before) await run.advance(1, Infinity);
}

const last = (lines: readonly Line[]): number => lines.at(-1)!.value as number;
const expectNear = (ours: number, theirs: number): void => expect(Math.abs(ours - theirs)).toBeLessThan(2e-6 * Math.max(1, Math.abs(theirs)));
const base = (activation: ActivationName = 'tanh') => ({ layers: buildMlp({ widths: [2, 6, 6, 2], activation }) });

const moments = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true };
const optimizers: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.1 },
  { kind: 'momentum', learningRate: 0.1, momentum: 0.9 },
  { kind: 'nesterov', learningRate: 0.1, momentum: 0.9 },
  { kind: 'adagrad', learningRate: 0.1, epsilon: 1e-7 },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon: 1e-7 },
  { kind: 'adam', ...moments },
  { kind: 'adam', ...moments, biasCorrection: false },
  { kind: 'nadam', ...moments },
  { kind: 'nadam', ...moments, biasCorrection: false },
  { kind: 'adamw', ...moments, weightDecay: 0.1 },
];

describe('the board of formulas', () => {
  it.each(optimizers.map((optimizer) => [`${optimizer.kind}${'biasCorrection' in optimizer && !optimizer.biasCorrection ? ', uncorrected' : ''}`, optimizer] as const))('ends the update of %s where the engine ends it', async (_, optimizer) => {
    const experiment = spirals({ base: base(), lanes: [{ optimizer, schedule: optimizer.kind === 'momentum' ? { kind: 'oneCycle', steps: 60 } : { kind: 'constant' } }] });
    const run = await cpuRun(experiment);
    for (let at = 0; at < 4; at += 1) {
      const view = await look(run, at % 3);
      await step(run);
      const after = await look(run, at % 3);
      expectNear(last(updateLines(experiment.lanes[0]!, view, 1)), after.unit.weights[1]!);
    }
  });

  it.each([
    ['clipping by value', { clip: { kind: 'value', threshold: 0.003 } }, 'g ← max(−c, min(c, g))'],
    ['clipping by a norm', { clip: { kind: 'norm', threshold: 0.01 } }, 'g ← g·min(1, c/‖g‖)'],
    ['clipping by the norm of all layers', { clip: { kind: 'globalNorm', threshold: 0.01 } }, 'g ← g·min(1, c/‖g‖) over all layers'],
    ['max-norm', { regularisation: { l1: 0, l2: 0, maxNorm: 0.3 } }, 'w ← w·min(1, r/‖w‖)'],
  ] as const)('has a line for %s', async (_, lane, formula) => {
    const experiment = spirals({ base: base(), lanes: [{ optimizer: { kind: 'sgd', learningRate: 0.5 }, ...lane }] });
    const run = await cpuRun(experiment);
    const view = await look(run);
    await step(run);
    const lines = updateLines(experiment.lanes[0]!, view, 0);
    expect(lines.map((line) => line.formula)).toContain(formula);
    expectNear(last(lines), (await look(run)).unit.weights[0]!);
  });

  it('names the penalties that the gradient holds', async () => {
    const experiment = spirals({ base: base(), lanes: [{ regularisation: { l1: 0.01, l2: 0.2, maxNorm: 0 } }] });
    const [, , gradient] = backwardLines(experiment.lanes[0]!, await look(await cpuRun(experiment)), 0);
    expect(gradient!.formula).toBe('g = ∂J/∂w₁ = (1/B) Σ δx₁ + 0.01·sign(w₁) + 0.2·w₁');
  });

  it.each(Object.keys(activationFormulas) as ActivationName[])('computes %s as the engine does', async (fn) => {
    const experiment = spirals({ base: base(fn), lanes: [{}] });
    const view = await look(await cpuRun(experiment));
    const lines = forwardLines(experiment.lanes[0]!, view);
    expect(lines[0]!.value).toBe(view.unit.preActivation);
    expectNear(last(lines), view.unit.output);
    const { value, defaultAlpha } = activations[fn];
    expectNear(last(lines), value(view.unit.preActivation, defaultAlpha));
  });

  it('follows a number through dropout', async () => {
    const experiment = spirals({ base: { layers: buildMlp({ widths: [2, 6, 2], activation: 'relu', dropout: 0.5 }) }, lanes: [{}] });
    const run = await cpuRun(experiment);
    const view = await look(run);
    const lines = forwardLines(experiment.lanes[0]!, view);
    expect(lines.map(({ formula }) => formula)).toEqual(['z = w₁x₁ + w₂x₂ + b', 'a = φ(z) = max(0, z)', 'a ← a·m / (1 − p)']);
    expect(last(lines)).toBe(view.unit.output);
  });

  const regression = (loss: LossSpec): Experiment => exploding([0.01], { base: { layers: buildMlp({ widths: [10, 5, 1], activation: 'tanh' }), loss } });
  it.each([
    ['categoricalCrossEntropy', spirals({ base: base() }), 'p − y'],
    ['binaryCrossEntropy', spirals({ base: { layers: buildMlp({ widths: [2, 6, 1], activation: 'tanh' }), loss: { kind: 'binaryCrossEntropy' } } }), '(p − y)'],
    ['mse', regression({ kind: 'mse' }), '2(z − y)'],
    ['mae', regression({ kind: 'mae' }), 'sign(z − y)'],
    ['huber', regression({ kind: 'huber', delta: 0.5 }), 'max(−δ, min(δ, z − y))'],
  ] as [string, Experiment, string][])('shows %s and its slope', async (kind, experiment, slope) => {
    const lane = experiment.lanes[0]!;
    expect(lane.loss.kind).toBe(kind);
    const view = await look(await cpuRun(experiment));
    const lines = lossLines(lane, view);
    expect(lines.at(-2)!.value).toBe(view.loss.sample);
    expect(last(lines)).toBe(view.loss.batch);
    const [error] = backwardLines(lane, view, 0);
    expect(error!.formula).toBe(`δᴸ = ∂L/∂z = ${slope}`);
    // The slope in plain numbers, from what the line says.
    const { logits, targets } = view.loss;
    const [z, y] = [logits[0]!, targets[0]!];
    const shares = Array.from(logits, Math.exp);
    const share = kind === 'binaryCrossEntropy' ? 1 / (1 + Math.exp(-z)) : shares[0]! / shares.reduce((sum, each) => sum + each, 0);
    const expected = { 'p − y': share - y, '(p − y)': share - y, '2(z − y)': 2 * (z - y), 'sign(z − y)': Math.sign(z - y), 'max(−δ, min(δ, z − y))': Math.max(-0.5, Math.min(0.5, z - y)) }[slope]!;
    expectNear((error!.value as readonly number[])[0]!, expected);
  });
});

describe('every lesson', () => {
  const presets = allLessons.flatMap(({ folder, lab }) => lab.presets.map((preset) => [`${folder.slug}: ${preset.id}`, preset.experiment] as const));

  it.each(presets)('can be shown in slow motion, %s', async (_, whole) => {
    // The first updates need no more data than this.
    const experiment: Experiment = { ...whole, data: { ...whole.data, trainSize: Math.min(200, whole.data.trainSize), validationSize: 50 } };
    const run = await cpuRun(experiment, { loadDataset: loadAnyDataset });
    for (const [index, lane] of experiment.lanes.entries()) {
      const { phases } = await run.inside({ layers: false, boundary: false, samples: false, confusion: false, phases: { lane: index, layer: index % 3, unit: 1, sample: 3 } });
      const view = phases!;
      expect(view.focus.lane).toBe(index);
      const lines = [...forwardLines(lane, view), ...lossLines(lane, view), ...backwardLines(lane, view, 0), ...updateLines(lane, view, 0)];
      for (const { formula, value } of lines) expect([value].flat().every(Number.isFinite), `${formula} of lane ${index + 1}`).toBe(true);
      // Float32 against float64, and for Adam a root in between: the sign may turn where a gradient is next to nothing.
      expect(Math.abs(last(updateLines(lane, view, 0)) - view.update.nextWeights[0]!)).toBeLessThan(1e-5 * Math.max(1, Math.abs(view.unit.weights[0]!)));
    }
    run.dispose();
  });
});
