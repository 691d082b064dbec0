import type { Language } from '@/lib/messages';
import type { Experiment, Lane } from '@/engine/experiment/types';
import { defaultOptimizer, laneDifferences, type LaneDifference } from '@/session/experiments';
import { optimizerNames } from '@/lesson-kit/names';
import { formatSetting } from '@/widgets/format';
import { valueWords } from './settingValues';

type Value = LaneDifference['values'][number];

/** Symbols before numbers: the same in every language. */
const symbols: Readonly<Record<string, string>> = {
  'optimizer.learningRate': 'η',
  'optimizer.momentum': 'β',
  'optimizer.rho': 'ρ',
  'optimizer.beta1': 'β₁',
  'optimizer.beta2': 'β₂',
  'optimizer.epsilon': 'ε',
  'optimizer.weightDecay': 'λ',
  'regularisation.l1': 'L1',
  'regularisation.l2': 'L2',
  'regularisation.maxNorm': '‖w‖ ≤',
  'clip.threshold': '‖g‖ ≤',
  'init.sigma': 'σ',
  'init.value': 'c',
  'init.gain': 'g',
  'init.low': '≥',
  'init.high': '≤',
  'layers.dropout': 'dropout',
  'layers.convolution': 'conv',
  batchSize: 'B',
  'data.trainSize': 'n',
  'data.copies': '×',
};

const switches: Readonly<Record<string, Readonly<Record<Language, readonly [on: string, off: string]>>>> = {
  'optimizer.biasCorrection': { en: ['corrected', 'uncorrected'], zh: ['有偏差修正', '无偏差修正'] },
  'layers.batchNorm': { en: ['batch norm', 'no batch norm'], zh: ['批归一化', '无批归一化'] },
};

function describe(path: string, value: Value, language: Language): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return switches[path]?.[language][value ? 0 : 1] ?? null;
  const word = valueWords[path]?.[String(value)]?.[language];
  if (word !== undefined) return word;
  const shown = typeof value === 'number' ? formatSetting(value) : value;
  const symbol = symbols[path];
  return symbol === undefined ? shown : `${symbol} ${shown}`;
}

/** More than this in a name is not read. */
const longestName = 3;

/** Numbers of the rule itself (β, ε …) count between lanes of one rule, or where the reader has moved them: defaults differ by rule. */
function counts({ path, values }: LaneDifference, lanes: readonly Lane[], lane: Lane): boolean {
  const key = path.startsWith('optimizer.') ? path.slice('optimizer.'.length) : 'learningRate';
  if (key === 'learningRate') return true;
  if (key === 'kind') return false;
  const among = new Set(values.filter((_, index) => lanes[index]?.optimizer.kind === lane.optimizer.kind));
  const byDefault = (defaultOptimizer(lane.optimizer.kind) as { readonly [Key: string]: unknown })[key];
  return among.size > 1 || !among.has(byDefault as Value);
}

/** The optimizer first: its rate means little without it. */
function nameOf(experiment: Experiment, lane: number, differences: readonly LaneDifference[], language: Language): string {
  const own = experiment.lanes[lane];
  if (!own) return '';
  if (own.label !== '') return own.label;
  const aboutOptimizer = differences.length === 0 || differences.some(({ path }) => path.startsWith('optimizer.'));
  const method = aboutOptimizer ? [optimizerNames[own.optimizer.kind][language]] : [];
  const others = differences.filter((difference) => counts(difference, experiment.lanes, own)).flatMap(({ path, values }) => describe(path, values[lane] ?? null, language) ?? []);
  const alone = differences.length === 0 ? [`η ${formatSetting(own.optimizer.learningRate)}`] : [];
  return [...method, ...others.slice(0, longestName), ...alone].join(' · ');
}

/** Names of all lanes by what tells them apart: "Adam · η 0.01". */
export function laneNames(experiment: Experiment, language: Language): readonly string[] {
  const differences = laneDifferences(experiment);
  return experiment.lanes.map((_, lane) => nameOf(experiment, lane, differences, language));
}
