import type { PredictionRequest } from '@/engine/worker/measureProtocol';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { auroc } from '@/lib/auroc';

/**
 * How well doubt (1 − the largest probability, averaged over dropout masks) tells inverted images from ordinary ones:
 * the area under the ROC curve, 0.5 for a guess. Goals of one challenge that ask it agree on the number of masks.
 */
export interface DoubtMetric {
  readonly kind: 'doubt';
  readonly masks: number;
}

/** What a run is asked for it: inverted images first. */
export const doubtQuestions = ({ masks }: DoubtMetric): readonly PredictionRequest[] => [
  { inputs: 'inverted', mode: 'dropout', samples: masks },
  { inputs: 'validation', mode: 'dropout', samples: masks },
];

/** The number, or NaN when the run was not asked. */
export function doubtMetricOf(run: MeasuredRun, lane: number): number {
  const [inverted, ordinary] = [0, 1].map((question) => doubtsOf(run, question, lane));
  return inverted && ordinary ? auroc(inverted, ordinary) : NaN;
}

/** Row by row: high means "this is strange". */
function doubtsOf(run: MeasuredRun, question: number, lane: number): readonly number[] | null {
  const answer = run.predictions?.[question]?.[lane];
  if (!answer) return null;
  const { rows, columns, mean } = answer;
  return Array.from({ length: rows }, (_, row) => 1 - Math.max(...mean.subarray(row * columns, (row + 1) * columns)));
}
