import { sameValue } from '@/session/experiments';
import type { LessonLab } from '@/lesson-kit/types';

/** The preset an experiment is, apart from its seed; null when it came from a link or a file. */
export function presetOf(lab: LessonLab, experiment: unknown): number | null {
  const withoutSeed = (value: unknown): unknown => ({ ...(value as object), seed: 0 });
  const index = lab.presets.findIndex((preset) => sameValue(withoutSeed(preset.experiment), withoutSeed(experiment)));
  return index < 0 ? null : index;
}
