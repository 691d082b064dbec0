import { useState } from 'react';
import { laneNames, useLab, useLanguage, useThrottled, type BatchNormView } from '@/lesson-kit';
import { defaultEpsilon } from './sample';

const refreshMs = 250;

export interface RealBatch {
  readonly view: BatchNormView;
  readonly epsilon: number;
  readonly step: number;
  readonly lane: number;
  /** which normalisation of the lane, from 0 */
  readonly depth: number;
  readonly depths: number;
  readonly lanes: readonly { readonly index: number; readonly name: string }[];
  readonly chooseLane: (lane: number) => void;
  readonly chooseDepth: (depth: number) => void;
}

/** The mini-batch that the lab's run has in hand, of the lane and layer chosen; null before the first look. */
export function useRealBatch(): RealBatch | null {
  const { language } = useLanguage();
  const inside = useThrottled(useLab((state) => state.inside), refreshMs);
  const experiment = useLab((state) => state.experiment);
  const [wantedLane, chooseLane] = useState(-1);
  const [wantedDepth, chooseDepth] = useState(0);
  const views = inside?.batchNorm;
  if (!inside || !views) return null;
  const names = laneNames(experiment, language);
  const lanes = names.flatMap((name, index) => ((views[index]?.length ?? 0) > 0 ? [{ index, name }] : []));
  const lane = (lanes.find(({ index }) => index === wantedLane) ?? lanes[0])?.index ?? -1;
  const depths = views[lane]?.length ?? 0;
  const depth = Math.min(wantedDepth, depths - 1);
  const view = views[lane]?.[depth];
  if (!view) return null;
  const layer = experiment.lanes[lane]?.layers[view.layer];
  return { view, epsilon: layer?.kind === 'batchNorm' ? layer.epsilon : defaultEpsilon, step: inside.step, lane, depth, depths, lanes, chooseLane, chooseDepth };
}
