import { describe, expect, it } from 'vitest';
import { buildMlp } from '@/engine/experiment/build';
import type { OptimizerSpec } from '@/engine/experiment/types';
import type { TrainingRun } from '@/engine/training/trainingRun';
import type { StepSizes } from '@/engine/worker/insideProtocol';
import { advance, cpuRun, emptyRecord, finish, spirals } from './experiments';

async function look(run: TrainingRun): Promise<readonly (readonly StepSizes[])[]> {
  const { stepSizes } = await run.inside({ layers: false, boundary: false, samples: false, confusion: false, stepSizes: true });
  return stepSizes!;
}

async function stepOnce(run: TrainingRun): Promise<void> {
  const { step } = run;
  while (run.step === step) await run.advance(1, Infinity);
}

const adam = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true } as const;
const rules: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.1 },
  { kind: 'nesterov', learningRate: 0.1, momentum: 0.9 },
  { kind: 'adagrad', learningRate: 0.1, epsilon: 1e-7 },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon: 1e-7 },
  { kind: 'adam', ...adam },
  { kind: 'nadam', ...adam },
  { kind: 'adamw', ...adam, weightDecay: 0.1 },
];

describe('step sizes', () => {
  it('are computed only when they are watched, and change no bit of the run', async () => {
    const experiment = spirals({ lanes: rules.map((optimizer) => ({ optimizer })) });
    const whole = await cpuRun(experiment);
    const ordinary = await finish(whole);
    const watched = await cpuRun(experiment);
    expect((await watched.inside({ layers: true, boundary: false, samples: false, confusion: false })).stepSizes).toBeNull();
    const record = emptyRecord();
    while (watched.outcome === 'unfinished') {
      await look(watched);
      await advance(watched, record, 1);
    }
    expect(record).toEqual(ordinary);
    expect(await watched.takeCheckpoint()).toEqual(await whole.takeCheckpoint());
  });

  it.each(rules.map((rule) => [rule.kind, rule] as const))('foretell how far %s moves each weight', async (_, optimizer) => {
    const clips = [{ kind: 'none' }, { kind: 'value', threshold: 0.01 }, { kind: 'norm', threshold: 0.02 }, { kind: 'globalNorm', threshold: 0.05 }] as const;
    const run = await cpuRun(spirals({ base: { layers: buildMlp({ widths: [2, 8, 8, 2], activation: 'tanh' }) }, lanes: clips.map((clip) => ({ optimizer, clip, regularisation: { l2: 0.1 } })) }));
    for (let step = 0; step < 3; step += 1) {
      const views = await look(run);
      const before = (await run.takeCheckpoint()).lanes.map(({ parameters }) => parameters.slice());
      await stepOnce(run);
      const after = (await run.takeCheckpoint()).lanes;
      views.forEach((layers, lane) => {
        expect(layers.map(({ inputs, units }) => [inputs, units])).toEqual([[2, 8], [8, 8], [8, 2]]);
        let offset = 0;
        for (const { inputs, units, moves } of layers) {
          moves.forEach((move, at) => expect(Math.abs(move - (after[lane]!.parameters[offset + at]! - before[lane]![offset + at]!))).toBeLessThan(2e-6));
          offset += (inputs + 1) * units;
        }
      });
    }
  });

  it('show the rate of each weight: η without a divisor, η/|g| in the first step of Adam', async () => {
    const run = await cpuRun(spirals({ lanes: [{ optimizer: { kind: 'momentum', learningRate: 0.03, momentum: 0.9 } }, { optimizer: { kind: 'adam', ...adam } }] }));
    const [momentum, first] = (await look(run)).map((layers) => layers[0]!);
    expect(new Set(momentum!.rates)).toEqual(new Set([Math.fround(0.03)]));
    expect(Array.from(first!.rates, Number.isNaN)).toEqual(Array.from(first!.gradients, (gradient) => gradient === 0));
    const steps = first!.rates.map((rate, at) => rate * (Math.abs(first!.gradients[at]!) + 1e-8)).filter((step) => !Number.isNaN(step));
    expect(steps.length).toBeGreaterThan(4);
    steps.forEach((step) => expect(step).toBeCloseTo(0.01, 6));
    expect(momentum!.rateQuantiles).toEqual([0.03, 0.03, 0.03].map(Math.fround));
    const [low, median, high] = first!.rateQuantiles;
    expect(low).toBeLessThan(median);
    expect(median).toBeLessThan(high);
  });

  it('of a wide layer are its first 64 inputs and units', async () => {
    const run = await cpuRun(spirals({ base: { layers: buildMlp({ widths: [2, 70, 80, 2], activation: 'relu' }) } }));
    const [layers] = await look(run);
    expect(layers!.map(({ inputs, units, rates }) => [inputs, units, rates.length])).toEqual([[2, 64, 128], [64, 64, 4096], [64, 2, 128]]);
  });
});
