import { describe, expect, it } from 'vitest';
import { byLetter, letterOf } from '@/app/glossary/alphabet';
import { findTerms } from '@/app/glossary/findTerms';
import { lessonsWith } from '@/app/glossary/termIndex';
import { languages } from '@/lib/messages';
import { glossary, type TermId } from '@/lesson-kit/glossary';
import { allLessons } from './allLessons';
import { idsOf, outline, readProse } from './prose';

const terms = Object.entries(glossary);
const ids = terms.map(([id]) => id);

/** What a setting's label speaks of; none where every reader knows the word. */
const settingTerms: Readonly<Record<string, readonly TermId[]>> = {
  activation: ['activation'], laneActivation: ['activation'], normActivation: ['activation'], laneAlpha: ['leaky-relu'],
  laneInit: ['initialisation'], init: ['initialisation'], 'init-sigma': ['standard-deviation', 'normal-distribution'], 'init-value': [], 'init-reach': ['uniform-distribution'],
  'init-gain': ['gain'], 'init-distribution': ['normal-distribution', 'uniform-distribution'], 'init-fan': ['fan-in', 'filler'], laneBias: ['bias', 'hidden-layer'],
  hiddenLayers: ['hidden-layer', 'depth'], hiddenWidth: ['unit', 'hidden-layer', 'width'],
  placement: ['batch-normalisation', 'activation'], laneBatchNorm: ['batch-normalisation'], normMomentum: ['running-statistics'],
  dropoutRate: ['dropout-rate'], laneAlphaDropout: ['alpha-dropout'],
  optimizer: ['optimizer', 'sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'nadam', 'adamw'], learningRate: ['learning-rate'], momentum: ['momentum', 'decay-rate'],
  rho: ['decay-rate'], beta1: ['decay-rate'], beta2: ['decay-rate'], epsilon: ['epsilon'], biasCorrection: ['bias-correction'],
  weightDecay: ['weight-decay'], decayMode: ['l2-penalty', 'decoupled-weight-decay'],
  batchSize: ['batch-size'], laneBatch: ['batch-size'], steps: ['step'], seed: ['seed'],
  data: [], turns: [], trainSize: ['training-set', 'sample'], noise: ['noise'], labelNoise: ['label-noise'], preprocess: ['standardisation'],
};

/** What charts, tables and panels of the lab are about. */
const panelTerms: readonly TermId[] = [
  'loss', 'accuracy', 'training-set', 'validation-set', 'nat', 'epoch', 'step', 'mini-batch', 'smoothing', 'lane', 'learning-curve',
  'decision-boundary', 'confusion-matrix', 'recall', 'histogram', 'activation-value', 'weight', 'gradient', 'gradient-norm', 'parameter',
  'dead-unit', 'saturation', 'forward-pass', 'back-propagation', 'cross-entropy', 'mean-squared-error', 'over-fitting', 'under-fitting', 'divergence', 'plateau', 'vanishing-gradient', 'exploding-gradient',
];

describe('the glossary', () => {
  it('has a name and one sentence for every term, in both languages', () => {
    const odd = terms.flatMap(([id, { name, meaning }]) => [
      ...(languages.some((language) => name[language].trim() === '' || name[language] !== name[language].trim()) ? [`${id}: name`] : []),
      ...(/^\S[^]*\.$/.test(meaning.en) && !/[.!?] [A-Z]/.test(meaning.en) ? [] : [`${id}: ${meaning.en}`]),
      ...(/\p{Script=Han}[^]*。$/u.test(meaning.zh) && !meaning.zh.slice(0, -1).includes('。') ? [] : [`${id}: ${meaning.zh}`]),
      ...(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) ? [] : [`${id}: id`]),
    ]);
    expect(odd).toEqual([]);
  });

  it('has no term twice', () => {
    for (const language of languages) {
      const names = terms.map(([, { name }]) => name[language].toLowerCase());
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('explains every setting of every lesson, and what the lab shows', () => {
    for (const { folder, lab } of allLessons) {
      for (const { id } of lab.settings) {
        expect(Object.keys(settingTerms), `${folder.slug}: say which terms the label of "${id}" speaks of`).toContain(id);
        for (const term of settingTerms[id] ?? []) expect(ids).toContain(term);
      }
    }
    for (const term of panelTerms) expect(ids).toContain(term);
  });
});

describe('where a term appears', () => {
  it('is where the text marks it, in either language', () => {
    for (const { folder: { slug } } of allLessons) {
      for (const language of languages) {
        const marked = new Set(idsOf('Term', outline(readProse(slug, language))));
        const indexed = ids.filter((id) => lessonsWith(id).some((lesson) => lesson.slug === slug));
        expect({ slug, language, terms: indexed }).toEqual({ slug, language, terms: ids.filter((id) => marked.has(id)) });
      }
    }
  });
});

describe('the order', () => {
  it.each([['权重', 'Q'], ['饱和', 'B'], ['梯度', 'T'], ['层', 'C'], ['宽度', 'K'], ['掩码', 'Y'], ['召回率', 'Z'], ['阿', 'A'], ['做', 'Z'], ['单元', 'D'], ['softmax', 'S'], ['Adam', 'A'], ['ε', '#']])('puts %s under %s', (name, letter) => {
    expect(letterOf(name, 'zh')).toBe(letter);
  });

  it('is alphabetical in English and by pinyin in Chinese, with signs at the end', () => {
    const names = [{ name: 'ε' }, { name: 'softmax' }, { name: 'Adam' }, { name: 'bias' }, { name: 'SGD' }];
    expect(byLetter(names, ({ name }) => name, 'en').map(({ letter, entries }) => [letter, ...entries.map(({ name }) => name)])).toEqual([['A', 'Adam'], ['B', 'bias'], ['S', 'SGD', 'softmax'], ['#', 'ε']]);
    const chinese = ['梯度', '偏置', 'ε', '批大小', 'Adam', '层'].map((name) => ({ name }));
    expect(byLetter(chinese, ({ name }) => name, 'zh').map(({ letter, entries }) => [letter, ...entries.map(({ name }) => name)])).toEqual([['A', 'Adam'], ['C', '层'], ['P', '批大小', '偏置'], ['T', '梯度'], ['#', 'ε']]);
  });

  it('leaves no Chinese name among the signs', () => {
    const astray = terms.filter(([, { name }]) => letterOf(name.zh, 'zh') === '#' && /^\p{Script=Han}/u.test(name.zh));
    expect(astray).toEqual([]);
  });
});

describe('the search', () => {
  const found = (query: string, language: 'en' | 'zh' = 'en') => findTerms(query, language).map(({ id }) => id);

  it('looks at the names of both languages and the meaning, whatever the case', () => {
    expect(found('GRADIENT NORM')).toEqual(['gradient-norm']);
    expect(found('动量')).toContain('momentum');
    expect(found('momentum', 'zh')).toContain('momentum');
    expect(found('back propagation')).toContain('back-propagation');
    expect(found('velocity')).toEqual(expect.arrayContaining(['velocity', 'momentum']));
    expect(found('')).toEqual(ids);
    expect(found('quantum tea')).toEqual([]);
  });
});
