import { useCallback, useMemo } from 'react';
import { useLanguage } from '@/ui/preferences/language';
import { useLab } from '@/session/LabContext';
import type { RunHistory } from '@/session/runHistory';
import type { Ghost } from '@/session/types';
import type { Curve } from '@/widgets/charts/curves/curve';
import type { ReadCurve } from '@/widgets/charts/curves/Crosshair';
import { laneNames } from './laneNames';
import { useThrottled } from './useThrottled';

export type CurveMetric = 'batchLoss' | 'batchAccuracy' | 'validationLoss' | 'validationAccuracy';

/** Between two redraws while a run goes on: charts share the page's thread with everything the reader does. */
const redrawMs = 125;
const pointsPerLine = 240;

const isBatch = (metric: CurveMetric): boolean => metric.startsWith('batch');

function ghostCurves(ghost: Ghost, metric: CurveMetric, beta: number, names: readonly string[]): Curve[] {
  return Array.from({ length: ghost.history.lanes }, (_, lane) => ({
    id: `ghost ${ghost.id} ${lane}`,
    lane,
    label: names[lane] ?? '',
    series: ghost.history.smoothed(lane, metric, beta, pointsPerLine / 2),
    ghost: true,
  }));
}

export interface Curves {
  readonly curves: readonly Curve[];
  readonly read: ReadCurve;
}

/** The lanes' curves of one metric, earlier runs included, redrawn a few times a second at most. */
export function useCurves(metric: CurveMetric, smoothing: number): Curves {
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const history = useLab((state) => state.history);
  const divergedAt = useDivergence();
  const ghosts = useLab((state) => state.ghosts);
  const training = useLab((state) => state.status === 'running' || state.status === 'warming');
  const version = useThrottled(useLab((state) => state.historyVersion), training ? redrawMs : 0);
  const beta = isBatch(metric) ? smoothing : 0;

  const names = useMemo(() => laneNames(experiment, language), [experiment, language]);
  const ghostNames = useMemo(() => ghosts.map((ghost) => laneNames(ghost.experiment, language)), [ghosts, language]);

  const curves = useMemo(() => {
    const lanes = Array.from({ length: history.lanes }, (_, lane): Curve => ({
      id: `lane ${lane}`,
      lane,
      label: names[lane] ?? '',
      series: history.smoothed(lane, metric, beta, pointsPerLine),
      raw: beta > 0 ? history.series(lane, metric, pointsPerLine) : undefined,
      divergedAt: divergedAt[lane] ?? null,
    }));
    const old = ghosts.flatMap((ghost, index) => ghostCurves(ghost, metric, beta, ghostNames[index] ?? []));
    return [...old, ...lanes];
    // The history grows in place: its version is what changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [names, ghostNames, history, version, divergedAt, ghosts, metric, beta]);

  const read = useCallback<ReadCurve>(
    (curve, step) => {
      const run = owner(curve, history, ghosts);
      // Beyond its end a run has no value, not its last one again.
      return step > run.steps ? NaN : run.valueAt(curve.lane, metric, step);
    },
    [history, ghosts, metric],
  );
  return useMemo(() => ({ curves, read }), [curves, read]);
}

/** Steps at which lanes diverged. Reports bring a new list every time; only other steps are news. */
function useDivergence(): readonly (number | null)[] {
  const steps = useLab((state) => state.lanes.map((lane) => lane.divergedAt ?? '').join());
  return useMemo(() => steps.split(',').map((step) => (step === '' ? null : Number(step))), [steps]);
}

function owner(curve: Curve, history: RunHistory, ghosts: readonly Ghost[]): RunHistory {
  const id = curve.ghost ? Number(curve.id.split(' ')[1]) : NaN;
  return ghosts.find((ghost) => ghost.id === id)?.history ?? history;
}
