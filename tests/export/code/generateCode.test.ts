import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { datasetFacts } from '@/engine/data/facts';
import { buildExperiment } from '@/engine/experiment/build';
import { limits } from '@/engine/experiment/limits';
import { activationNames } from '@/engine/experiment/names';
import type { Experiment } from '@/engine/experiment/types';
import { dataFacts } from '@/export/code/dataFacts';
import { generateCode, type CodeTarget } from '@/export/code/generateCode';
import { arbitraryExperiment } from './arbitraryExperiment';
import { agreementCases } from './cases';
import { expectedCalls } from './expectedCalls';

const targets: readonly CodeTarget[] = ['pytorch', 'keras', 'tfjs'];
const everyText = (experiment: Experiment): { target: CodeTarget; text: string }[] =>
  targets.flatMap((target) => experiment.lanes.flatMap((_, lane) => [true, false].map((fromFiles) => ({ target, text: generateCode(experiment, lane, target, { fromFiles }) }))));

const samples = fc.sample(arbitraryExperiment, { numRuns: 60, seed: 5 });
const texts = [...samples, ...agreementCases.map(({ experiment }) => experiment)].flatMap(everyText);

const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['--version']).status === 0);

/** Every kind that an experiment can hold, by where it stands. */
function kindsOf({ lanes }: Experiment): string[] {
  return lanes.flatMap(({ layers, loss, optimizer, schedule, clip, regularisation }) => [
    ...layers.map(({ kind }) => `layer ${kind}`),
    ...layers.flatMap((layer) => (layer.kind === 'activation' ? [`activation ${layer.fn}`] : [])),
    ...Object.entries({ loss, optimizer, schedule, clip }).map(([group, { kind }]) => `${group} ${kind}`),
    ...Object.entries(regularisation).flatMap(([key, value]) => (value > 0 ? [`regularisation ${key}`] : [])),
  ]);
}

describe('the runs that the programs repeat', () => {
  it('cover every layer, activation, loss, optimizer, schedule, clip and regulariser, over 50 steps each', () => {
    const { layer, loss, optimizer, schedule, clip, regularisation } = limits;
    const wanted = [
      ...Object.entries({ layer, loss, optimizer, schedule, clip }).flatMap(([group, kinds]) => Object.keys(kinds).map((kind) => `${group} ${kind}`)),
      ...Object.keys(regularisation).map((key) => `regularisation ${key}`),
      ...activationNames.map((name) => `activation ${name}`),
    ];
    const covered = new Set(agreementCases.flatMap(({ experiment }) => kindsOf(experiment)));
    expect(wanted.filter((kind) => !covered.has(kind))).toEqual([]);
    for (const { name, experiment } of agreementCases) expect(experiment.steps, `${name}`).toBeGreaterThanOrEqual(50);
  });
});

describe('the programs', () => {
  it('hold no value that is missing', () => {
    // Arguments that a call of TensorFlow.js leaves out on purpose.
    const deliberate = /tf\.losses\.huberLoss\(y, z, undefined,|\(\), undefined, trainable\)/g;
    for (const { text } of texts) expect(text.replace(/^(?:#|\/\/) .*$/gm, '').replace(deliberate, '')).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it('are JavaScript where they should be', () => {
    for (const { target, text } of texts) {
      if (target !== 'tfjs') continue;
      const { errors } = parseSync('program.mjs', text, { showSemanticErrors: true });
      expect(errors.map(({ message }) => `${message}\n${text}`)).toEqual([]);
    }
  });

  it.runIf(python !== undefined)('are Python where they should be (where python3 is installed)', () => {
    const programs = texts.filter(({ target }) => target !== 'tfjs').map(({ text }) => text);
    const { stdout, status } = spawnSync(python ?? '', [resolve(import.meta.dirname, 'compileAll.py')], { input: JSON.stringify(programs), encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(status).toBe(0);
    expect(stdout).toBe('');
  });

  it('keep a label from leaving its comment', () => {
    const hostile = buildExperiment({ data: { set: 'moons' }, lanes: [{ label: 'a', layers: [{ kind: 'dense', units: 2 }] }] });
    const [lane] = hostile.lanes;
    const experiment = { ...hostile, lanes: [{ ...lane!, label: 'x\nimport os\u2028alert(1)\r"""*/' }] };
    for (const { text } of everyText(experiment)) expect(text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.includes('import os') || line.includes('alert(1)'))).toEqual([expect.stringMatching(/^(?:#|\/\/) Descent: /)]);
  });

  it('name a lane that is not there', () => {
    expect(() => generateCode(samples[0]!, 99, 'keras')).toThrow(RangeError);
  });

  it('know the data sets as the engine does', () => {
    for (const set of limits.data.set.options) {
      for (const classes of [2, 5]) {
        const { inputShape, classes: known } = dataFacts({ set, classes });
        expect({ inputShape, classes: known }).toEqual((({ inputShape: shape, classes: count }) => ({ inputShape: shape, classes: count }))(datasetFacts({ set, classes })));
      }
      expect(dataFacts({ set, classes: 2 }).maxTrain).toBe({ digits: 1297, mnist: 10_000, cancer: 400 }[set as string] ?? 0);
    }
  });
});

describe('what an option becomes', () => {
  it.each(expectedCalls)('$name', ({ experiment, calls }) => {
    for (const target of targets) {
      const text = generateCode(experiment, 0, target);
      for (const call of calls[target]) expect(text).toContain(call);
    }
  });

  it('seeds, prints every evalEvery steps and says what to install', () => {
    for (const { target, text } of texts) {
      expect(text).toMatch(target === 'tfjs' ? /const SEED = \d+;/ : /^SEED = \d+$/m);
      expect(text).toMatch(/EVAL_EVERY === 0|EVAL_EVERY == 0/);
      expect(text).toContain(target === 'tfjs' ? 'npm install' : 'pip install');
    }
  });
});
