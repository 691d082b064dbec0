import { encodeExperiment } from '@/export/experimentLink';
import type { Experiment } from '@/engine/experiment/types';

/** The address that opens this very experiment in this lesson. */
export function addressOf(experiment: Experiment): string {
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${search}#e=${encodeExperiment(experiment)}`;
}
