import { useMemo } from 'react';
import { useLab, useThrottled } from '@/lesson-kit';
import { maskedLayers, type MaskedLayer } from './masks';

export interface LabMasks {
  readonly seed: number;
  readonly batchSize: number;
  readonly layers: readonly MaskedLayer[];
  /** the last update that has trained, or the first while none has */
  readonly update: number;
  readonly lastUpdate: number;
}

const refreshMs = 150;
const mostUpdates = 1000;

/** What decides the masks of the lab: its seed, its network, and how far it has come. */
export function useLabMasks(): LabMasks {
  const experiment = useLab((state) => state.experiment);
  const step = useThrottled(useLab((state) => state.step), refreshMs);
  const layers = useMemo(() => maskedLayers(experiment), [experiment]);
  const lastUpdate = Math.max(2, Math.min(experiment.steps, mostUpdates));
  return { seed: experiment.seed, batchSize: Math.min(experiment.batchSize, experiment.data.trainSize), layers, update: Math.min(Math.max(step, 1), lastUpdate), lastUpdate };
}
