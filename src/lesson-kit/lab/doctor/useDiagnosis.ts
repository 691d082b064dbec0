import { useMemo, useState } from 'react';
import { dataFacts } from '@/export/code/dataFacts';
import { featureSpread, laneBatchSize, laneData, sharedOriginals } from '@/session/experiments';
import { useLab, useLabSnapshot } from '@/session/LabContext';
import type { RunHistory } from '@/session/runHistory';
import type { LabState } from '@/session/types';
import { diagnose } from '@/tutor/diagnosis/diagnose';
import type { Diagnosis, DiagnosisInput } from '@/tutor/diagnosis/types';
import type { Inside } from '@/engine/worker/insideProtocol';
import { useThrottled } from '@/lesson-kit/lab/useThrottled';

/** A verdict that changes faster is not read, and a long run takes a while to go through. */
const refreshMs = 1000;

type Source = Pick<LabState, 'experiment' | 'history' | 'lanes'>;

/** What the doctor is shown of one lane. */
function inputOf({ experiment, history, lanes }: Source, index: number, looks: readonly Inside[]): DiagnosisInput | null {
  const lane = experiment.lanes[index];
  if (!lane || index >= history.lanes) return null;
  const data = laneData(experiment, lane);
  const exact = (metric: 'trainLoss' | 'trainAccuracy' | 'validationLoss' | 'validationAccuracy') => history.exact(index, metric);
  const [trainLoss, trainAccuracy, validationLoss, validationAccuracy] = [exact('trainLoss'), exact('trainAccuracy'), exact('validationLoss'), exact('validationAccuracy')];
  return {
    facts: { lane, data, classes: dataFacts(data).classes, featureSpread: featureSpread(data), sharedOriginals: sharedOriginals(data), trainSize: data.trainSize, batchSize: Math.min(laneBatchSize(experiment, lane), data.trainSize), plannedSteps: experiment.steps },
    batchLoss: history.exact(index, 'batchLoss'),
    evaluations: history.evaluationSteps.map((step, at) => ({ step, trainLoss: trainLoss[at]!, trainAccuracy: trainAccuracy[at]!, validationLoss: validationLoss[at]!, validationAccuracy: validationAccuracy[at]! })),
    progress: lanes[index] ?? { status: 'active', divergedAt: null, keptStep: null },
    looks: looks.flatMap(({ step, layers }) => (layers?.[index] ? [{ step, layers: layers[index] }] : [])),
  };
}

interface Looks {
  readonly history: RunHistory;
  readonly first: Inside;
  readonly last: Inside;
}

/** The first and the newest look inside of the run on screen, as far as somebody watched. */
function useLooks(): readonly Inside[] {
  const history = useLab((state) => state.history);
  const inside = useLab((state) => (state.inside?.layers ? state.inside : null));
  const [looks, setLooks] = useState<Looks | null>(null);
  // Kept while rendering: what has been seen before is part of what is shown now.
  if (inside && (looks?.history !== history || looks.last !== inside)) setLooks({ history, first: looks?.history === history ? looks.first : inside, last: inside });
  return useMemo(() => {
    if (looks?.history !== history) return [];
    return looks.first.step === looks.last.step ? [looks.last] : [looks.first, looks.last];
  }, [looks, history]);
}

/** What the curves of a lane say now; a new verdict once a second at most. The first is the main one. */
export function useDiagnosis(lane: number): readonly Diagnosis[] {
  const snapshot = useLabSnapshot();
  const experiment = useLab((state) => state.experiment);
  const history = useLab((state) => state.history);
  const version = useThrottled(useLab((state) => state.historyVersion), refreshMs);
  const looks = useThrottled(useLooks(), refreshMs);
  return useMemo(() => {
    const input = inputOf(snapshot(), lane, looks);
    return input ? diagnose(input) : [];
    // The history grows in place: its version is what changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [snapshot, experiment, history, version, looks, lane]);
}
