import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
import { experimentChanges } from '@/engine/experiment/changes';
import { laneLeaves } from '@/engine/experiment/differences';
import { duplicateLane, sameValue, setLane } from '@/engine/experiment/edit';
import { limits } from '@/engine/experiment/limits';
import type { Experiment } from '@/engine/experiment/types';
import { changeSentences, differencesFromLesson } from '@/lesson-kit/lab/changeText';
import { settingName } from '@/lesson-kit/lab/settingNames';
import { settingValue } from '@/lesson-kit/lab/settingValues';
import { experiments } from '../export/arbitrary';
import { allLessons } from './allLessons';

const layers = buildMlp({ widths: [2, 8, 8, 2], activation: 'relu' });
const sgd: LaneDraft = { layers, optimizer: { kind: 'sgd', learningRate: 0.1 } };
const base = buildExperiment({ data: { set: 'spirals' }, lanes: [sgd, { ...sgd, optimizer: { kind: 'adam', learningRate: 0.01 } }] });
const adam = { kind: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true } as const;
const said = (after: Experiment, language: 'en' | 'zh' = 'en') => changeSentences(base, after, language);

describe('what differs between two experiments', () => {
  it('is nothing between equals', () => {
    expect(said(base)).toEqual([]);
  });

  it('names setting, lane and both values', () => {
    expect(said({ ...base, seed: 4242424, steps: 900 })).toEqual(['Length of the run (steps): 400 → 900', 'Seed: 1 → 4242424']);
    expect(said(setLane(base, 1, { optimizer: { ...adam, learningRate: 0.0003 } }))).toEqual(['Learning rate η, lane 2: 0.01 → 3×10⁻⁴']);
    expect(said(setLane(base, 1, { optimizer: { ...adam, learningRate: 0.01, biasCorrection: false } }), 'zh')).toEqual(['偏差修正（通道 2）：开 → 关']);
  });

  it('says once what all lanes share', () => {
    expect(said({ ...base, batchSize: 8, data: { ...base.data, noise: 0.4 } })).toEqual(['Batch size: 32 → 8', 'Noise of the points: 0.02 → 0.4']);
    const deeper = { ...base, lanes: base.lanes.map((lane) => ({ ...lane, layers: buildMlp({ widths: [2, 8, 8, 8, 2], activation: 'tanh', dropout: 0.5 }) })) };
    expect(said(deeper)).toEqual(['Widths of the hidden layers: 8-8 → 8-8-8', 'Activation: ReLU → tanh', 'Dropout rate: 0 → 0.5']);
  });

  it('does not list what a new kind brings with it, but what was moved there', () => {
    expect(said(setLane(base, 0, { optimizer: adam }))).toEqual(['Optimizer, lane 1: SGD → Adam']);
    expect(said(setLane(base, 0, { optimizer: { ...adam, beta2: 0.5 } }))).toEqual(['Optimizer, lane 1: SGD → Adam', 'β₂, lane 1: – → 0.5']);
  });

  it('names lanes that came and went', () => {
    expect(said(duplicateLane(base, 1))).toEqual(['Lane 3 is new: Adam · η 0.01']);
    expect(changeSentences(duplicateLane(base, 1), base, 'zh')).toEqual(['没有通道 3：Adam · η 0.01']);
  });

  it('shows the layers where no short word does', () => {
    const norms = (momentum: number) => setLane(base, 0, { layers: [{ kind: 'dense', units: 4 }, { kind: 'batchNorm', momentum, epsilon: 1e-5 }, { kind: 'dense', units: 2 }] });
    expect(experimentChanges(norms(0.9), norms(0.5))).toEqual([{ kind: 'setting', path: 'layers.details', lanes: [0], before: null, after: null }]);
    expect(changeSentences(norms(0.9), norms(0.5), 'en')[0]).toContain('dense 4, batch norm');
  });

  it('is found wherever two experiments differ, and nowhere else', () => {
    fc.assert(fc.property(experiments, experiments, (left, right) => {
      expect(experimentChanges(left, left)).toEqual([]);
      expect(experimentChanges(left, right).length > 0).toBe(!sameValue(left, right));
      for (const language of ['en', 'zh'] as const) expect(new Set(changeSentences(left, right, language)).size).toBe(changeSentences(left, right, language).length);
    }), { numRuns: 150 });
  });
});

describe('words', () => {
  it('exist for every setting and every kind', () => {
    const groups = { optimizer: limits.optimizer, schedule: limits.schedule, clip: limits.clip, loss: limits.loss, init: limits.init };
    const paths = Object.entries(groups).flatMap(([group, kinds]) => [`${group}.kind`, ...Object.values(kinds).flatMap((fields) => Object.keys(fields).map((key) => `${group}.${key}`))]);
    const all = [...paths, ...laneLeaves(base, base.lanes[0]!).keys(), ...Object.keys(limits.experiment), 'label', 'layers.details'];
    for (const path of all) for (const language of ['en', 'zh'] as const) expect(settingName(path, language), `${path}`).not.toBe(path);
    for (const [group, kinds] of Object.entries(groups)) for (const kind of Object.keys(kinds)) expect(settingValue(`${group}.kind`, kind, 'zh'), `${group} ${kind}`).toMatch(/\p{Script=Han}|SGD|Nesterov|AdaGrad|RMSProp|Adam|Nadam|LeCun|Glorot|^He$|Huber|Caffe/u);
  });

  it('say nothing of a preset against itself, and start from the nearest one', () => {
    for (const { lab } of allLessons) {
      lab.presets.forEach((preset, index) => {
        const sentences = differencesFromLesson(lab.presets, preset.experiment, 'en');
        expect(sentences).toEqual(index === 0 ? [] : [`Preset: “${preset.title.en}”`]);
        const longer = differencesFromLesson(lab.presets, { ...preset.experiment, evalEvery: preset.experiment.evalEvery + 7 }, 'zh');
        expect(longer.at(-1)).toContain('两次评估之间的步数');
      });
    }
  });
});
