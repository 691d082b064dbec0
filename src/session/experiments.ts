// What lessons and lesson-kit need of the experiment's own room: building, comparing, naming differences. Add what is missing.
export { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
export { experimentChanges, type ExperimentChange } from '@/engine/experiment/changes';
export { defaultDataSpec, defaultInit, defaultOptimizer, featureSpread, laneBatchSize, laneData, sharedOriginals } from '@/engine/experiment/defaults';
export { laneLeaves } from '@/engine/experiment/differences';
export { laneDifferences, type LaneDifference } from '@/engine/experiment/differences';
export { changesInFlight, sameValue, setLane } from '@/engine/experiment/edit';
export { validateExperiment } from '@/engine/experiment/validate';
