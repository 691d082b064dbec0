import type { Language } from '@/lib/messages';
import type { Experiment } from '@/engine/experiment/types';
import { laneLeaves } from '@/session/experiments';
import { layerName } from '@/lesson-kit/lab/layerNames';
import { settingName } from '@/lesson-kit/lab/settingNames';
import { settingValue } from '@/lesson-kit/lab/settingValues';

export interface SettingRow {
  readonly name: string;
  /** one value where all lanes agree, else one for each */
  readonly values: readonly string[];
}

/** Coded for comparing; the layers themselves are a row of their own. */
const coded: ReadonlySet<string> = new Set(['layers.order', 'layers.init', 'layers.convolution', 'layers.pooling', 'layers.hidden']);

/** Every setting of an experiment in words, for the record: first what is the experiment's, then what is the lanes'. */
export function settingRows(experiment: Experiment, language: Language): readonly SettingRow[] {
  const numbers = (['steps', 'evalEvery'] as const).map((key): SettingRow => ({ name: settingName(key, language), values: [settingValue(key, experiment[key], language)] }));
  const lanes = experiment.lanes.map((lane) => laneLeaves(experiment, lane));
  const paths = [...new Set(lanes.flatMap((lane) => [...lane.keys()]))].filter((path) => !coded.has(path));
  const settings = paths.map((path): SettingRow => ({ name: settingName(path, language), values: merged(lanes.map((lane) => settingValue(path, lane.get(path) ?? null, language))) }));
  const layers: SettingRow = { name: settingName('layers.details', language), values: merged(experiment.lanes.map((lane) => lane.layers.map((layer) => layerName(layer, language)).join(', '))) };
  return [...numbers, layers, ...settings];
}

const merged = (values: readonly string[]): readonly string[] => (new Set(values).size === 1 ? values.slice(0, 1) : values);
