// What lesson-kit needs of the experiment's own room: building, editing, naming differences, ranges of settings.
export { buildExperiment, buildMlp, type ExperimentDraft, type LaneDraft } from '@/engine/experiment/build';
export { defaultClip, defaultDataSpec, defaultInit, defaultLayer, defaultLoss, defaultOptimizer, defaultSchedule, laneBatchSize, laneData } from '@/engine/experiment/defaults';
export { laneDifferences, type LaneDifference } from '@/engine/experiment/differences';
export { changesInFlight, duplicateLane, removeLane, sameValue, setLane } from '@/engine/experiment/edit';
export { limits } from '@/engine/experiment/limits';
export { validateExperiment } from '@/engine/experiment/validate';
