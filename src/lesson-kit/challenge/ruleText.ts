import type { Language } from '@/lib/messages';
import type { LayerSpec } from '@/engine/experiment/types';
import type { ChallengeRules, Violation } from '@/tutor/grading/challenge';
import { formatCount } from '@/widgets/format';
import { pathsText, pathText } from './pathText';

const layerWords: Readonly<Record<LayerSpec['kind'], Readonly<Record<Language, string>>>> = {
  dense: { en: 'dense layers', zh: '全连接层' },
  activation: { en: 'activation functions', zh: '激活函数' },
  prelu: { en: 'PReLU', zh: 'PReLU' },
  dropout: { en: 'dropout', zh: 'Dropout' },
  alphaDropout: { en: 'alpha dropout', zh: 'alpha dropout' },
  batchNorm: { en: 'batch normalisation', zh: '批归一化' },
  conv2d: { en: 'convolutions', zh: '卷积层' },
  maxPool: { en: 'max pooling', zh: '最大池化' },
  avgPool: { en: 'average pooling', zh: '平均池化' },
  flatten: { en: 'flattening', zh: '展平层' },
};

/** The rules as sentences, for the reader who is about to begin. */
export function rulesText(rules: ChallengeRules, language: Language): readonly string[] {
  const en = language === 'en';
  const { allowed, forbidden, insertable, forbiddenLayers, mostChanges, stepLimit, seeds } = rules;
  return [
    ...(allowed ? [en ? `You may change: ${pathsText(allowed, language)}.` : `可以改：${pathsText(allowed, language)}。`] : []),
    ...(forbidden ? [en ? `Not to be changed: ${pathsText(forbidden, language)}.` : `不许改：${pathsText(forbidden, language)}。`] : []),
    ...(insertable ? [en ? `Free to come and go: ${insertable.map((kind) => layerWords[kind].en).join(', ')}.` : `可以加减：${insertable.map((kind) => layerWords[kind].zh).join('、')}。`] : []),
    ...(forbiddenLayers ? [en ? `Without ${forbiddenLayers.map((kind) => layerWords[kind].en).join(', ')}.` : `不许用${forbiddenLayers.map((kind) => layerWords[kind].zh).join('、')}。`] : []),
    ...(mostChanges === undefined ? [] : [en ? `At most ${mostChanges} ${mostChanges === 1 ? 'setting' : 'settings'} may change.` : `最多改 ${mostChanges} 项设置。`]),
    en ? `At most ${formatCount(stepLimit)} steps, on each of ${seeds.length} seeds.` : `最多 ${formatCount(stepLimit)} 步，${seeds.length} 个种子都要达到。`,
  ];
}

/** What an attempt does that it must not. */
export function violationText({ kind, path }: Violation, rules: ChallengeRules, language: Language): string {
  const en = language === 'en';
  const what = pathText(path, language);
  switch (kind) {
    case 'forbidden':
    case 'not-allowed': return en ? `This challenge does not allow a change of ${what}.` : `这道题不许改${what}。`;
    case 'forbidden-layer': return en ? `A layer is in the network that this challenge must do without: ${(rules.forbiddenLayers ?? []).map((layer) => layerWords[layer].en).join(', ')}.` : `网络里有这道题不许用的层：${(rules.forbiddenLayers ?? []).map((layer) => layerWords[layer].zh).join('、')}。`;
    case 'too-many-changes': return en ? `Too many settings were changed: ${pathsText(path.split(' '), language)}. Only ${rules.mostChanges} may differ from the start.` : `改动的设置太多：${pathsText(path.split(' '), language)}。与起点相比最多只能有 ${rules.mostChanges} 项不同。`;
    case 'too-many-steps': return en ? `The run is longer than the ${formatCount(rules.stepLimit)} steps of the challenge.` : `训练步数超过了题目规定的 ${formatCount(rules.stepLimit)} 步。`;
    case 'no-such-lane': return en ? 'The lane that the goal is about has been removed.' : '目标所针对的通道已被删除。';
  }
}
