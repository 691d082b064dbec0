/** The public face for lessons: everything a lesson folder may use. */
export type { Claim, LessonLab, LessonMeta, Preset, Setting, Translated } from './types';
export type { Experiment, OptimizerSpec } from '@/engine/experiment/types';
export type { MeasuredRun } from '@/engine/worker/protocol';
export { buildExperiment, buildMlp, type LaneDraft } from '@/session/experiments';
export { applyUpdate, descend, quadraticBowl, rosenbrock, rotate, stepsOf, updateCoefficients, type Point, type Surface } from '@/session/formulas';
export { useLanguage } from '@/ui/preferences/language';
export { OptimizerRace, type OptimizerRaceProps } from '@/widgets/charts/race/OptimizerRace';
export type { RacePath, Terrain } from '@/widgets/charts/race/race';
export { formatSetting } from '@/widgets/format';
export { optimizerNames } from './names';
export { dataSetting, labelNoise, noise, turns } from './settings/data';
export { optimizerSettings } from './settings/optimizer';
export { activationSetting, batchSize, hiddenLayers, hiddenWidth, seed, steps } from './settings/training';
