import { useMemo, useState } from 'react';
import { useLanguage } from '@/ui/preferences/language';
import type { Setting } from '@/lesson-kit/types';
import { useLab, useLabCommands } from '@/session/LabContext';
import { LaneLegend, type LegendLane } from '@/widgets/controls/LaneLegend';
import { maximumLanes } from '@/widgets/lanes/laneStyle';
import { laneNames } from './laneNames';
import { SettingsPanel } from './SettingsPanel';
import { useThrottled } from './useThrottled';

/** Numbers that change faster are not read. */
const refreshMs = 250;

/** The lanes with their latest measurements; opening one shows its settings in place. */
export function LabLegend({ settings }: { readonly settings: readonly Setting[] }) {
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const history = useLab((state) => state.history);
  const progress = useLab((state) => state.lanes);
  // Before the first step the rates are still those of the run before.
  const rates = useLab((state) => (state.step > 0 ? state.learningRates : null));
  const version = useThrottled(useLab((state) => state.historyVersion), refreshMs);
  const { duplicateLane, removeLane } = useLabCommands();
  const [open, setOpen] = useState<number | null>(null);
  const shown = open !== null && open < experiment.lanes.length ? open : null;

  const lanes = useMemo(() => {
    const names = laneNames(experiment, language);
    return experiment.lanes.map((lane, index): LegendLane => {
      const at = (metric: 'trainLoss' | 'validationLoss' | 'trainAccuracy' | 'validationAccuracy'): number => history.valueAt(index, metric, Infinity);
      return {
        name: names[index] ?? '',
        trainLoss: at('trainLoss'),
        validationLoss: at('validationLoss'),
        trainAccuracy: at('trainAccuracy'),
        validationAccuracy: at('validationAccuracy'),
        learningRate: rates?.[index] ?? lane.optimizer.learningRate,
        divergedAt: progress[index]?.divergedAt ?? null,
      };
    });
    // The history grows in place: its version is what changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [experiment, language, history, version, progress, rates]);

  const duplicate = (lane: number): void => {
    duplicateLane(lane);
    setOpen(lane + 1);
  };
  const remove = (lane: number): void => {
    setOpen(null);
    removeLane(lane);
  };
  return (
    <LaneLegend lanes={lanes} open={shown} onOpen={setOpen} onDuplicate={duplicate} onRemove={remove} maximum={maximumLanes}>
      {shown !== null && <SettingsPanel settings={settings.filter(({ scope }) => scope === 'lane')} lane={shown} />}
    </LaneLegend>
  );
}
