import { defineMessages, type Language } from '@/lib/messages';
import type { Experiment } from '@/engine/experiment/types';
import { experimentChanges, type ExperimentChange } from '@/session/experiments';
import type { Preset } from '@/lesson-kit/types';
import { laneNames } from './laneNames';
import { layerName } from './layerNames';
import { settingName } from './settingNames';
import { settingValue } from './settingValues';

const messages = defineMessages({
  en: {
    preset: (title: string) => `Preset: “${title}”`,
    changed: (name: string, before: string, after: string) => `${name}: ${before} → ${after}`,
    on: (name: string, lanes: string) => `${name}, ${lanes}`,
    lanes: (numbers: readonly number[]) => `${numbers.length === 1 ? 'lane' : 'lanes'} ${numbers.join(', ')}`,
    'lane-added': (number: number, name: string) => `Lane ${number} is new: ${name}`,
    'lane-removed': (number: number, name: string) => `Lane ${number} is gone: ${name}`,
  },
  zh: {
    preset: (title: string) => `预设：“${title}”`,
    changed: (name: string, before: string, after: string) => `${name}：${before} → ${after}`,
    on: (name: string, lanes: string) => `${name}（${lanes}）`,
    lanes: (numbers: readonly number[]) => `通道 ${numbers.join('、')}`,
    'lane-added': (number: number, name: string) => `新增通道 ${number}：${name}`,
    'lane-removed': (number: number, name: string) => `没有通道 ${number}：${name}`,
  },
});

/** Paths whose values are too long or too coded to be read: the layers themselves are said instead. */
const byLayers: ReadonlySet<string> = new Set(['layers.order', 'layers.details', 'layers.init']);

function layersOf(experiment: Experiment, lane: number, language: Language): string {
  return (experiment.lanes[lane]?.layers ?? []).map((layer) => layerName(layer, language)).join(', ');
}

function sentence(change: ExperimentChange, before: Experiment, after: Experiment, language: Language): string {
  const text = messages[language];
  if (change.kind !== 'setting') {
    const holder = change.kind === 'lane-added' ? after : before;
    return text[change.kind](change.lane + 1, laneNames(holder, language)[change.lane] ?? '');
  }
  const { path, lanes } = change;
  const name = settingName(path, language);
  const place = lanes === 'all' ? name : text.on(name, text.lanes(lanes.map((lane) => lane + 1)));
  const first = lanes === 'all' ? 0 : (lanes[0] ?? 0);
  const values = byLayers.has(path) ? [layersOf(before, first, language), layersOf(after, first, language)] : [settingValue(path, change.before, language), settingValue(path, change.after, language)];
  return text.changed(place, values[0]!, values[1]!);
}

/** What differs between two experiments, one sentence each. */
export function changeSentences(before: Experiment, after: Experiment, language: Language): readonly string[] {
  return experimentChanges(before, after).map((change) => sentence(change, before, after, language));
}

/**
 * What differs from a lesson's own experiment. Said from the preset that comes nearest: against another one, every lane
 * of it would be a difference.
 */
export function differencesFromLesson(presets: readonly Preset[], experiment: Experiment, language: Language): readonly string[] {
  const counted = presets.map((preset, index) => ({ preset, index, count: experimentChanges(preset.experiment, experiment).length }));
  const [nearest] = counted.toSorted((left, right) => left.count - right.count);
  if (!nearest) return [];
  const named = nearest.index === 0 ? [] : [messages[language].preset(nearest.preset.title[language])];
  return [...named, ...changeSentences(nearest.preset.experiment, experiment, language)];
}
