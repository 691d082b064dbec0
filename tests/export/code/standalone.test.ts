import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { laneData } from '@/engine/experiment/defaults';
import { limits } from '@/engine/experiment/limits';
import { validateExperiment } from '@/engine/experiment/validate';
import type { Experiment, InitSpec } from '@/engine/experiment/types';
import { nominalVariance } from '@/engine/math/initialisers';
import { generateCode } from '@/export/code/generateCode';
import { dataFacts } from '@/export/code/dataFacts';
import { programLayers } from '@/export/code/programLayers';
import { runPrograms } from './agreement';
import { torchPython } from './torchPython';

const adam = { kind: 'adam', learningRate: 0.02 } as const;

/** Every data set, with what can be done to it. */
const learning: readonly [string, Experiment][] = limits.data.set.options.flatMap((set) => {
  const { classes, inputShape } = dataFacts({ set, classes: 3 });
  const images = inputShape.length === 3;
  const layers = images
    ? [{ kind: 'conv2d', filters: 4, kernel: 3, stride: 2, padding: 'same' } as const, { kind: 'activation', fn: 'relu' } as const, { kind: 'dropout', rate: 0.1 } as const, { kind: 'dense', units: 10 } as const]
    : buildMlp({ widths: [inputShape[0] ?? 1, 24, classes || 1], activation: 'relu', batchNorm: true });
  const data = { set, trainSize: 100, validationSize: 50, classes: classes === 3 ? 3 : 2, ...(classes > 0 ? { labelNoise: 0.1 } : {}) };
  const build = (more: object, rest: object = {}): Experiment => buildExperiment({ seed: 5, data: { ...data, ...more }, batchSize: 20, steps: 120, evalEvery: 40, ...rest, lanes: [{ layers, optimizer: adam }] });
  const copied = { copies: 4, noise: 0.05 };
  return [
    [set, build({})],
    [`${set}, standardised, full batch`, build({ preprocess: 'standardise' }, { batchSize: 1000 })],
    ...(images ? [[`${set}, copies`, build({ ...copied, copySplit: 'copy' })], [`${set}, copies, fresh`, build({ ...copied, validateOn: 'fresh' })]] : []),
  ] as [string, Experiment][];
});

/** Every initialiser, on kernels large enough to measure; the rate is 0, so they stay as drawn. */
const drawn: readonly [string, Experiment][] = (Object.keys(limits.init) as InitSpec['kind'][]).flatMap((kind) => {
  const variants = [{ kind }, ...(kind === 'he' || kind === 'glorot' || kind === 'lecun' ? [{ kind, distribution: 'uniform' }] : []), ...(kind.startsWith('caffe') ? [{ kind, fan: 'average' }] : []), ...(kind === 'constant' ? [{ kind, value: 0.5 }] : [])];
  return variants.map((init): [string, Experiment] => {
    const layers = [{ kind: 'conv2d', filters: 60, kernel: 3, stride: 2, padding: 'same' }, { kind: 'conv2d', filters: 20, kernel: 4, stride: 2, padding: 'same' }, { kind: 'dense', units: 90 }, { kind: 'dense', units: 10 }];
    const { experiment } = validateExperiment({ version: 1, seed: 9, data: { set: 'digits', trainSize: 20, validationSize: 10 }, batchSize: 10, steps: 1, evalEvery: 1, lanes: [{ layers, init, optimizer: { kind: 'sgd', learningRate: 0 } }] });
    return [JSON.stringify(init), experiment!];
  });
});

const targets = [
  { target: 'pytorch', file: 'program.py', command: (): [string, string] => [torchPython(), resolve(import.meta.dirname, 'runPrograms.py')], measure: 'print("variances", *[float(p.var(unbiased=False)) for p in model.parameters() if p.dim() > 1])\n' },
  { target: 'tfjs', file: 'program.mjs', command: (): [string, string] => [process.execPath, resolve(import.meta.dirname, 'runPrograms.mjs')], measure: "console.log(['variances', ...model.trainableWeights.map((w) => w.val).filter((w) => w.rank > 1).map((w) => tf.moments(w).variance.dataSync()[0])].join(' '));\n" },
] as const;

/** Kernels of an experiment with the variance that their initialiser promises, and how many numbers that is about. */
function promised(experiment: Experiment): { variance: number; count: number }[] {
  const [lane] = experiment.lanes;
  const { layers } = programLayers(lane!, dataFacts(laneData(experiment, lane!)).inputShape, 10);
  return layers.flatMap((layer) => ('init' in layer ? [{ variance: nominalVariance(layer.init, layer.shape), count: layer.shape.rows * layer.shape.columns }] : []));
}

/** Executes programs that draw everything themselves: npm run test:full. */
describe.runIf(process.env['TEST_FULL'] === '1')('programs on their own', () => {
  for (const { target, file, command, measure } of targets) {
    it(`${target} learns every data set`, () => {
      const results = runPrograms(command(), new Map(learning.map(([name, experiment]) => [name, { [file]: generateCode(experiment, 0, target) }])));
      expect(results.size).toBe(learning.length);
      for (const [name, { output, error }] of results) {
        expect({ name, error }).toEqual({ name, error: '' });
        const losses = [...output.matchAll(/^step +(\d+) {2}train loss (\S+).* {2}validation loss (\S+)/gm)].map(([, step, train, validation]) => [step, train, validation].map(Number));
        expect(losses.map(([step]) => step)).toEqual([0, 40, 80, 120]);
        for (const numbers of losses) for (const value of numbers) expect(value).toBeTypeOf('number');
        expect({ name, learns: losses.at(-1)![1]! < 0.95 * losses[0]![1]! }).toEqual({ name, learns: true });
      }
    }, 600_000);

    it(`${target} draws weights of the promised variance`, () => {
      const results = runPrograms(command(), new Map(drawn.map(([name, experiment]) => [name, { [file]: generateCode(experiment, 0, target) + measure }])));
      for (const [name, experiment] of drawn) {
        const { output, error } = results.get(name)!;
        expect({ name, error }).toEqual({ name, error: '' });
        const measured = /^variances (.*)$/m.exec(output)![1]!.split(' ').map(Number);
        promised(experiment).forEach(({ variance, count }, index) => {
          // Four standard errors of a variance, for the normal law, which has the widest.
          const tolerance = 4 * variance * Math.sqrt(2 / count) + 1e-12;
          expect({ name, index, deviation: Math.abs(measured[index]! - variance) <= tolerance ? 0 : measured[index]! - variance }).toEqual({ name, index, deviation: 0 });
        });
      }
    }, 600_000);
  }
});
