import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { createTrainingRun } from '@/engine/training/trainingRun';
import { readRunFile } from '@/export/runFile/readRunFile';
import { sha256 } from '@/export/runFile/sha256';
import { syntaxPlace } from '@/export/runFile/jsonSyntax';
import type { RunFile } from '@/export/runFile/types';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { recordRun } from '../code/recordRun';
import { mutate } from './mutations';
import { load, regressionRun, trainedFile, twoLanes } from './sampleRuns';

let steady: RunFile;
let diverged: RunFile;
let complete: RunFile;
let text: string;

beforeAll(async () => {
  steady = await trainedFile(twoLanes(false));
  diverged = await trainedFile(twoLanes(true));
  complete = { ...(await recordRun(twoLanes(false))), marks: steady.marks };
  text = writeRunFile(steady);
});

/** As much of a file's content as the tests below change. */
interface Content {
  [key: string]: unknown;
  experiment: { lanes: { layers: { units?: number }[] }[] };
  curves: { batchLoss: unknown[][] };
  initial: { parameters: { data: string } }[];
  batches: { data: string }[];
  marks: object[];
  checkpoint: object;
}

/** The text of a file after a change of its parsed content. */
function edited(change: (content: Content) => void, source = text): string {
  const content = JSON.parse(source) as Content;
  change(content);
  return JSON.stringify(content);
}
const codeOf = (fileText: string): string => {
  const { error } = readRunFile(fileText);
  return error ? `${error.code} ${error.path}` : 'accepted';
};

describe('round trips', () => {
  it('gives back exactly what was written', async () => {
    for (const file of [steady, diverged, complete, await trainedFile(regressionRun)]) {
      const reading = readRunFile(writeRunFile(file));
      expect(reading.error).toBeUndefined();
      expect(reading.file).toEqual(file);
      expect(writeRunFile(reading.file!)).toBe(writeRunFile(file));
    }
  });

  it('keeps a diverged lane: gaps where there is no number', () => {
    expect(diverged.run.lanes[1]?.status).toBe('diverged');
    expect(diverged.run.batchLoss.some(Number.isNaN)).toBe(true);
    expect(readRunFile(writeRunFile(diverged)).file?.run.batchLoss).toEqual(diverged.run.batchLoss);
  });

  it('keeps every finite number, bit for bit', () => {
    const numbers = fc.array(fc.record({ loss: fc.float({ noNaN: true, noDefaultInfinity: true }), train: fc.double({ noNaN: true, noDefaultInfinity: true }) }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(numbers, (list) => {
      const positive = (value: number): number => (Object.is(value, -0) ? 0 : value);
      const batchLoss = Float32Array.from(list.flatMap(({ loss }) => [positive(loss), positive(Math.fround(loss / 3))]));
      const evaluations = list.map(({ train }, step) => ({ step, lanes: [0, 1].map(() => ({ trainLoss: positive(train), trainAccuracy: 0.5, validationLoss: positive(train / 7), validationAccuracy: 1 / 3 })) }));
      const { checkpoint: _beyond, ...curves } = steady;
      const file: RunFile = { ...curves, run: { ...steady.run, steps: list.length, batchLoss, evaluations } };
      expect(readRunFile(writeRunFile(file)).file).toEqual(file);
    }), { numRuns: 60 });
  });

  it('reads files of version 1, which knew less', () => {
    // Never update this file: it was written by the program that wrote version 1.
    const { file, error } = readRunFile(readFileSync(resolve(import.meta.dirname, 'version1.descent-run.json'), 'utf8'));
    expect(error).toBeUndefined();
    expect(file).toMatchObject({ lesson: '', run: { steps: 12, backend: 'cpu' }, marks: [{ kind: 'challenge', lesson: 'adaptive-optimizers', id: 'beat-sgd', result: 'passed', at: null, attempts: null, hints: null }] });
    expect(readRunFile(writeRunFile(file!)).file).toEqual(file);
  });

  it('trains on from a file exactly as if it had never stopped', async () => {
    const whole = await trainedFile(regressionRun);
    const half = readRunFile(writeRunFile(await trainedFile({ ...regressionRun, steps: 5 }))).file!;
    const run = await createTrainingRun({ experiment: regressionRun, loadDataset: load, createExecutor: createCpuExecutor, backend: 'cpu', clock: () => 0, checkpoint: half.checkpoint! });
    const rest: number[] = [];
    while (run.outcome === 'unfinished') rest.push(...((await run.advance(Infinity, Infinity)).batches?.loss ?? []));
    expect([...half.run.batchLoss, ...rest]).toEqual([...whole.run.batchLoss]);
    expect(await run.takeCheckpoint()).toEqual(whole.checkpoint);
    run.dispose();
  });

  it('does not mind another indentation', () => {
    expect(readRunFile(JSON.stringify(JSON.parse(text), null, 2)).file).toEqual(steady);
  });
});

describe('refusals name reason and place', () => {
  it('names line and column of broken JSON', () => {
    const lines = JSON.stringify(JSON.parse(text), null, 1).split('\n');
    const broken = [...lines.slice(0, 4), '  oops', ...lines.slice(4)].join('\n');
    expect(readRunFile(broken).error).toEqual({ code: 'syntax', path: '', params: { line: 5, column: 3 } });
    expect(readRunFile('').error).toEqual({ code: 'syntax', path: '', params: { line: 1, column: 1 } });
    expect(syntaxPlace('{"a": [1, 2,, 3]}')).toEqual({ line: 1, column: 13 });
    expect(syntaxPlace('{"a": "b\nc"}')).toEqual({ line: 1, column: 9 });
    expect(syntaxPlace('{"a": 1')).toEqual({ line: 1, column: 8 });
    expect(syntaxPlace(`${'['.repeat(200_000)}x`)).toEqual({ line: 1, column: 200_001 });
  });

  it('knows what is no run file, and a newer one', () => {
    expect(codeOf('[]')).toBe('not-a-run-file format');
    expect(codeOf('{"format":"other"}')).toBe('not-a-run-file format');
    expect(codeOf(edited((content) => Object.assign(content, { version: 3 })))).toBe('newer-version version');
    expect(codeOf(edited((content) => Object.assign(content, { version: 0.5 })))).toBe('unknown-version version');
  });

  it('catches an edited number, wherever it is', () => {
    expect(codeOf(text.replace('"passed"', '"failed"'))).toBe('digest-mismatch digest');
    expect(codeOf(edited(({ curves }) => { curves.batchLoss[0]![3] = Number(curves.batchLoss[0]![3]) - 0.001; }))).toBe('digest-mismatch digest');
    expect(codeOf(edited(({ experiment }) => Object.assign(experiment, { seed: 4 })))).toBe('digest-mismatch digest');
    expect(codeOf(edited((content) => Object.assign(content, { product: '9.9.9' })))).toBe('digest-mismatch digest');
  });

  it('names the place of what is missing, strange or too much', () => {
    expect(codeOf(edited((content) => { Reflect.deleteProperty(content, 'curves'); }))).toBe('missing curves');
    expect(codeOf(edited((content) => Object.assign(content, { extra: 1 })))).toBe('unknown-key extra');
    expect(codeOf(edited(({ curves }) => { curves.batchLoss[1]![17] = null; }))).toBe('not-finite curves.batchLoss.1.17');
    expect(codeOf(edited(({ curves }) => { curves.batchLoss[1]![17] = 'x'; }))).toBe('wrong-type curves.batchLoss.1.17');
    expect(codeOf(edited(({ curves }) => Object.assign(curves, { steps: 100_000 })))).toBe('wrong-length curves.batchLoss.0');
    expect(codeOf(edited(({ experiment }) => Object.assign(experiment, { batchSize: 1e9 })))).toBe('invalid-experiment experiment.batchSize');
    expect(codeOf(edited(({ experiment }) => Object.assign(experiment, { version: 7 })))).toBe('invalid-experiment experiment.version');
    expect(codeOf(edited((content) => Object.assign(content, { marks: [{ kind: 'challenge' }] })))).toBe('missing marks.0.lesson');
    expect(codeOf(edited(({ marks }) => Object.assign(marks[0]!, { at: -1 })))).toBe('out-of-range marks.0.at');
    expect(codeOf(edited(({ marks }) => Object.assign(marks[0]!, { hints: 1.5 })))).toBe('wrong-type marks.0.hints');
    expect(codeOf(edited(({ checkpoint }) => Object.assign(checkpoint, { step: 31 })))).toBe('out-of-range checkpoint.step');
    expect(codeOf(edited(({ checkpoint }) => Object.assign(checkpoint, { step: 7 })))).toBe('out-of-range checkpoint.evaluatedStep');
    expect(codeOf(text.replace('"step":0,"lanes"', '"step":1e999,"lanes"'))).toMatch(/^not-finite curves\.evaluations\.0\.step/);
  });

  it('counts parameters before it allocates', () => {
    const full = writeRunFile(complete);
    expect(codeOf(edited(({ experiment }) => { experiment.lanes[0]!.layers[0]!.units = 900; }, full))).toBe('wrong-length initial.0.parameters.shape.0');
    const wide = [{ kind: 'dense', units: 1024 }, { kind: 'dense', units: 1024 }, { kind: 'dense', units: 1024 }, { kind: 'dense', units: 1024 }, { kind: 'dense', units: 1024 }, { kind: 'dense', units: 1024 }, { kind: 'dense', units: 2 }];
    expect(codeOf(edited(({ experiment }) => { experiment.lanes[0]!.layers = wide; }))).toBe('invalid-experiment experiment.lanes.0');
    expect(codeOf(edited(({ initial }) => { initial[0]!.parameters.data = 'AAAA'; }, full))).toBe('wrong-length initial.0.parameters.data');
    expect(codeOf(edited(({ initial }) => { const { parameters } = initial[0]!; parameters.data = `//////${parameters.data.slice(6)}`; }, full))).toBe('not-finite initial.0.parameters');
    expect(codeOf(edited(({ batches }) => { const part = batches[0]!; part.data = `/////${part.data.slice(5)}`; }, full))).toMatch(/^(?:out-of-range|digest-mismatch) /);
  });

  it('refuses a bomb by its length alone', () => {
    const started = performance.now();
    expect(readRunFile(' '.repeat(128 * 1024 * 1024 + 1)).error?.code).toBe('too-large');
    expect(performance.now() - started).toBeLessThan(1000);
    const deep = `{"format":"descent-run","version":1,"experiment":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(readRunFile(deep).error).toBeDefined();
  });
});

describe('hostile and damaged files', () => {
  it('survives 500 of them without crash or pollution, and takes none for good that is not', () => {
    const full = writeRunFile(complete);
    const prototypes = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype].map((prototype) => [prototype, Reflect.ownKeys(prototype)] as const);
    for (let seed = 0; seed < 500; seed += 1) {
      const source = seed % 2 === 0 ? text : full;
      const damaged = mutate(source, seed);
      const { file, error } = readRunFile(damaged);
      // What is accepted says the same as before: only white space or the order of keys can have changed.
      expect(error?.code).not.toBe('unreadable');
      // Reason and place, always: broken JSON has its line instead.
      expect(error?.code === 'syntax' ? Number(error.params['line']) : (error?.path ?? 'accepted').length).toBeGreaterThan(0);
      expect(file ?? source).toEqual(error ? source : seed % 2 === 0 ? steady : complete);
    }
    expect('polluted' in {}).toBe(false);
    for (const [prototype, keys] of prototypes) expect(Reflect.ownKeys(prototype)).toEqual(keys);
  });

  it('does not write through a prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expect(codeOf(text.replace('"product":', `"${key}":{"polluted":true},"product":`))).toBe(`unknown-key ${key}`);
      expect(codeOf(text.replace('"seed":', `"${key}":{"polluted":true},"seed":`))).toBe(`invalid-experiment experiment.${key}`);
      expect(codeOf(text.replace('"kind":"challenge"', `"${key}":{"polluted":true},"kind":"challenge"`))).toBe(`unknown-key marks.0.${key}`);
    }
    expect('polluted' in {}).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' })), (input) => {
      expect(readRunFile(input).error).toBeDefined();
    }), { numRuns: 300 });
  });
});

describe('sha256', () => {
  it('agrees with the operating system', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }));
    for (const length of [55, 56, 63, 64, 119, 120]) expect(sha256(new Uint8Array(length))).toBe(createHash('sha256').update(new Uint8Array(length)).digest('hex'));
  });
});
