import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildExperiment } from '@/engine/experiment/build';
import type { Experiment } from '@/engine/experiment/types';
import { DeviceLostError } from '@/engine/executor/executor';
import { cpuRun, exploding, finish, spirals } from '../training/experiments';
import { hostOnTest, joinBatches } from './hostOnTest';

const experiment = spirals();

describe('a run', () => {
  it('is prepared, and evaluated before the first step', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment });
    await test.until(() => test.snapshots().length > 0);
    expect(test.reports.map(({ type }) => type).slice(0, 3)).toEqual(['chosen', 'configured', 'snapshot']);
    expect(test.of('configured')[0]).toMatchObject({ runId: 1, parameterCounts: [42, 42], preview: { trainSize: 200, classes: 2 } });
    expect(test.snapshots()[0]).toMatchObject({ status: 'idle', step: 0, batches: { count: 0 }, learningRates: [0.1, 0.01] });
    expect(test.snapshots()[0]!.evaluations.map(({ step }) => step)).toEqual([0]);
  });

  it('reports every step once, in order, with the numbers of a run without a worker', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'run', runId: 1 });
    await test.status('done');
    const whole = await finish(await cpuRun(experiment));
    expect(joinBatches(test.snapshots())).toEqual(whole.loss);
    expect(test.snapshots().flatMap(({ evaluations }) => evaluations)).toEqual(whole.evaluations);
    let next = 0;
    for (const { batches } of test.snapshots()) {
      expect(batches.firstStep).toBe(next);
      next += batches.count;
    }
    expect(next).toBe(60);
    expect(new Set(test.snapshots().map(({ status }) => status))).toEqual(new Set(['warming', 'running', 'done']));
  });

  it('may be paused, stepped, told to go on: the numbers stay the same', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'pace', runId: 1, stopAt: 23, stepsPerSecond: null }, { type: 'run', runId: 1 });
    await test.status('paused');
    expect(test.snapshots().at(-1)!.step).toBe(23);
    for (let step = 24; step <= 30; step += 1) {
      test.send({ type: 'step', runId: 1 });
      await test.until(() => test.snapshots().at(-1)!.step === step);
      expect(test.snapshots().at(-1)!.status).toBe('paused');
    }
    test.send({ type: 'run', runId: 1 });
    await test.status('running');
    test.send({ type: 'pause', runId: 1 });
    await test.status('paused');
    test.send({ type: 'run', runId: 1 });
    await test.status('done');
    expect(joinBatches(test.snapshots())).toEqual((await finish(await cpuRun(experiment))).loss);
  });

  it('takes one step from the start without running on', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'step', runId: 1 });
    await test.status('paused');
    await test.until(() => test.of('checkpoint').length > 0);
    expect(test.snapshots().at(-1)!.step).toBe(1);
  });

  it('keeps to a number of steps a second', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'pace', runId: 1, stopAt: null, stepsPerSecond: 10 }, { type: 'run', runId: 1 });
    await test.status('done');
    expect(test.now).toBeGreaterThan(5800);
    expect(test.now).toBeLessThan(6300);
  });

  it('tells the page at most 30 times a second while it runs', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment: { ...experiment, steps: 2000, evalEvery: 500 } }, { type: 'run', runId: 1 });
    await test.status('done');
    expect(test.now).toBeGreaterThanOrEqual(2000);
    // a second has 30, and every change of status has its own
    expect(test.snapshots().length).toBeLessThanOrEqual(2.05 * 30 + 5);
    // and holds what fits between two of them, a burst included
    expect(Math.max(...test.snapshots().map(({ batches }) => batches.loss.length))).toBeLessThanOrEqual(2 * (33 + 16 + 1));
  });

  it('goes on where a checkpoint was taken, and hands one out behind its curve', async () => {
    const first = hostOnTest();
    first.send({ type: 'configure', runId: 1, experiment }, { type: 'pace', runId: 1, stopAt: 31, stepsPerSecond: null }, { type: 'run', runId: 1 });
    await first.until(() => first.of('checkpoint').some(({ checkpoint }) => checkpoint.step === 31));
    let told = 0;
    const ahead = first.reports.filter((report) => {
      if (report.type === 'snapshot') told = report.snapshot.step;
      return report.type === 'checkpoint' && report.checkpoint.step > told;
    });
    expect(ahead).toEqual([]);
    const second = hostOnTest();
    const { checkpoint } = first.of('checkpoint').at(-1)!;
    second.send({ type: 'configure', runId: 1, experiment, checkpoint }, { type: 'run', runId: 1 });
    await second.status('done');
    const whole = await finish(await cpuRun(experiment));
    expect([...joinBatches(first.snapshots()), ...joinBatches(second.snapshots())]).toEqual(whole.loss);
    expect(second.snapshots().flatMap(({ evaluations }) => evaluations.map(({ step }) => step))).toEqual([40, 60]);
  });

  it('sends finite numbers or NaN, also of lanes that explode', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment: exploding([1000, 0.05]) }, { type: 'run', runId: 1 });
    await test.status('done');
    const numbers = test.snapshots().flatMap(({ batches, evaluations }) => [...batches.loss, ...evaluations.flatMap(({ lanes }) => lanes.flatMap((lane) => Object.values(lane) as number[]))]);
    expect(numbers.some(Number.isNaN)).toBe(true);
    expect(numbers.every((value) => Number.isNaN(value) || Number.isFinite(value))).toBe(true);
    expect(test.snapshots().at(-1)!.lanes.map(({ status }) => status)).toEqual(['diverged', 'active']);
  });

  it('ends as diverged when all lanes have', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment: exploding([1000]) }, { type: 'run', runId: 1 });
    await test.status('diverged');
    expect(test.snapshots().at(-1)!.step).toBeLessThan(60);
  });

  it('shows what is watched, also while it rests', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment });
    await test.until(() => test.snapshots().length > 0);
    expect(test.snapshots().every(({ inside }) => inside === null)).toBe(true);
    test.send({ type: 'watch', runId: 1, watch: { layers: true, boundary: false, samples: false, confusion: false } });
    await test.until(() => test.snapshots().at(-1)!.inside !== null);
    expect(test.snapshots().at(-1)!.inside).toMatchObject({ step: 0, boundary: null });
  });
});

describe('changes', () => {
  it('of numbers move a running network, and more steps wake a finished one', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'run', runId: 1 });
    await test.status('done');
    const lanes = experiment.lanes.map((lane) => ({ ...lane, optimizer: { ...lane.optimizer, learningRate: 0.5 } }));
    test.send({ type: 'amend', runId: 1, experiment: { ...experiment, lanes, steps: 80 } });
    await test.status('paused');
    expect(test.snapshots().at(-1)!.learningRates).toEqual([0.5, 0.5]);
    test.send({ type: 'run', runId: 1 });
    await test.status('done');
    expect(test.snapshots().at(-1)!.step).toBe(80);
  });

  it('of structure are refused as an amendment', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'amend', runId: 1, experiment: { ...experiment, batchSize: 8 } });
    await test.until(() => test.of('failed').length > 0);
    expect(test.of('failed')[0]).toMatchObject({ runId: 1, failure: { code: 'invalid-experiment' } });
  });

  it('that follow each other closely build the last run only', async () => {
    const test = hostOnTest();
    for (let runId = 1; runId <= 20; runId += 1) test.send({ type: 'configure', runId, experiment: { ...experiment, seed: runId } }, { type: 'run', runId });
    await test.status('done');
    expect(test.of('configured').map(({ runId }) => runId).at(-1)).toBe(20);
    expect(test.of('configured').length).toBeLessThanOrEqual(2);
    expect(joinBatches(test.snapshots(20))).toEqual((await finish(await cpuRun({ ...experiment, seed: 20 }))).loss);
  });

  it('do not wait for a long evaluation', async () => {
    const bytes = await readFile(new URL('../../../public/data/mnist.bin', import.meta.url));
    const test = hostOnTest({ readFile: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
    const digits = buildExperiment({ data: { set: 'mnist' }, lanes: [{}], base: { layers: [{ kind: 'flatten' }, { kind: 'dense', units: 10 }] } });
    test.send({ type: 'configure', runId: 1, experiment: digits });
    await test.until(() => test.of('configured').length === 1);
    test.send({ type: 'configure', runId: 2, experiment });
    await test.until(() => test.snapshots(2).length > 0);
    expect(test.snapshots(1)).toEqual([]);
    test.send({ type: 'measure', jobId: 1, experiment: digits });
    await test.until(() => test.alive === 2);
    test.send({ type: 'cancel', jobId: 1 });
    await test.until(() => test.alive === 1);
    expect([...test.of('failed'), ...test.of('measured')]).toEqual([]);
  });

  it('give all memory back', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'run', runId: 1 }, { type: 'measure', jobId: 1, experiment });
    await test.until(() => test.of('measured').length > 0);
    test.send({ type: 'configure', runId: 2, experiment });
    await test.until(() => test.of('configured').length === 2);
    expect(test.alive).toBe(1);
    test.send({ type: 'release', runId: 2 }, { type: 'configure', runId: 3, experiment }, { type: 'release', runId: 3 });
    await test.until(() => test.alive === 0);
  });
});

describe('what cannot be trained', () => {
  it.each([
    ['an experiment that is none', {} as Experiment, 'invalid-experiment'],
    ['data that are not there', buildExperiment({ data: { set: 'digits' }, lanes: [{}], base: { layers: [{ kind: 'flatten' }, { kind: 'dense', units: 10 }] } }), 'data-missing'],
  ])('%s', async (_, wrong, code) => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 4, experiment: wrong }, { type: 'measure', jobId: 9, experiment: wrong });
    await test.until(() => test.of('failed').length === 2);
    expect(test.of('failed').map(({ runId, jobId, failure }) => [runId, jobId, failure.code])).toEqual([[4, null, code], [null, 9, code]]);
    test.send({ type: 'configure', runId: 5, experiment });
    await test.until(() => test.of('configured').length === 1);
  });

  it('a run that fails half way is over, and its memory free', async () => {
    const test = hostOnTest({ executor: (executor) => ({ ...executor, drain: () => Promise.reject(new RangeError('Array buffer allocation failed')) }) });
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'run', runId: 1 });
    await test.until(() => test.of('failed').length > 0);
    expect(test.of('failed')[0]).toMatchObject({ runId: 1, failure: { code: 'out-of-memory' } });
    expect(test.snapshots().at(-1)!.status).toBe('failed');
    expect(test.alive).toBe(0);
  });

  it('a device that is lost is reported once, whoever notices first', async () => {
    let lose: (reason: string) => void = () => undefined;
    const test = hostOnTest({
      backends: { lost: new Promise((resolve) => (lose = resolve)) },
      executor: (executor) => ({ ...executor, drain: () => Promise.reject(new DeviceLostError('gone')) }),
    });
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'run', runId: 1 });
    await test.until(() => test.of('deviceLost').length > 0);
    lose('later');
    test.send({ type: 'run', runId: 1 }, { type: 'ping', sentAt: 5 });
    await test.until(() => test.of('pong').length > 0);
    expect(test.of('deviceLost')).toHaveLength(1);
    expect(test.of('failed')).toEqual([]);
  });

  it.each([
    ['a program', new Error('shader: null null')],
    ['a texture', new RangeError('texture too large')],
  ])('a device that refuses %s because it is going away counts as lost', async (_, refusal) => {
    let lose: (reason: string) => void = () => undefined;
    const test = hostOnTest({
      backends: { lost: new Promise((resolve) => (lose = resolve)) },
      executor: (executor) => ({
        ...executor,
        step() {
          // The notice comes in a later task.
          setTimeout(() => lose('webglcontextlost'));
          throw refusal;
        },
      }),
    });
    test.send({ type: 'configure', runId: 1, experiment }, { type: 'run', runId: 1 });
    await test.until(() => test.of('deviceLost').length > 0);
    test.send({ type: 'ping', sentAt: 5 });
    await test.until(() => test.of('pong').length > 0);
    expect(test.of('deviceLost')).toMatchObject([{ reason: 'webglcontextlost' }]);
    expect(test.of('failed')).toEqual([]);
  });
});

describe('measurements', () => {
  it('run beside the lab, which goes on', async () => {
    const test = hostOnTest();
    test.send({ type: 'configure', runId: 1, experiment: { ...experiment, steps: 100_000 } }, { type: 'run', runId: 1 }, { type: 'measure', jobId: 1, experiment: { ...experiment, steps: 1000 } });
    await test.until(() => test.of('measured').length > 0);
    test.send({ type: 'pause', runId: 1 });
    await test.status('paused');
    expect(test.snapshots().at(-1)!.step).toBeGreaterThan(100);
    expect(test.of('measuring').length).toBeGreaterThan(3);
    const { result } = test.of('measured')[0]!;
    const alone = await finish(await cpuRun({ ...experiment, steps: 1000 }));
    expect([...result.batchLoss]).toEqual(alone.loss);
    expect(result).toMatchObject({ steps: 1000, backend: 'cpu' });
  });

  it('answer what they are asked', async () => {
    const test = hostOnTest();
    test.send({ type: 'measure', jobId: 1, experiment, request: { layers: true, predictions: [{ inputs: 'validation' }] } }, { type: 'measure', jobId: 2, experiment });
    await test.until(() => test.of('measured').length === 2);
    const [asked, plain] = test.of('measured').map(({ result }) => result);
    expect(asked!.layers!.start).toHaveLength(experiment.lanes.length);
    expect(asked!.predictions![0]![0]!.accuracy).toBeCloseTo(plain!.evaluations.at(-1)!.lanes[0]!.validationAccuracy, 6);
    expect(plain!.layers).toBeUndefined();
  });

  it('wait for each other, and can be cancelled in both states', async () => {
    const test = hostOnTest();
    const long = { ...experiment, steps: 100_000 };
    test.send(...[1, 2, 3].map((jobId) => ({ type: 'measure', jobId, experiment: jobId === 3 ? experiment : long }) as const));
    await test.until(() => test.of('measuring').length > 0);
    test.send({ type: 'cancel', jobId: 2 }, { type: 'cancel', jobId: 1 });
    await test.until(() => test.of('measured').length > 0);
    expect(test.of('measured').map(({ jobId }) => jobId)).toEqual([3]);
    expect(test.alive).toBe(0);
  });

  it('let a ping through', async () => {
    const test = hostOnTest();
    test.send({ type: 'measure', jobId: 1, experiment: { ...experiment, steps: 100_000 } });
    await test.until(() => test.of('measuring').length > 0);
    test.send({ type: 'ping', sentAt: 3 }, { type: 'cancel', jobId: 1 });
    expect(test.of('pong')).toEqual([{ type: 'pong', sentAt: 3, tensors: 0, bytes: 0 }]);
  });
});
