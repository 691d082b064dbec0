import { useMemo, useState, type RefObject } from 'react';
import { laneNames, useLab, useLanguage, useThrottled, useWatch } from '@/lesson-kit';

const refreshMs = 200;

/** What the worker measures over many masks, while `panel` is on screen. */
export function useInsideSpread() {
  const panel: RefObject<HTMLDivElement | null> = useWatch('uncertainty');
  const inside = useThrottled(useLab((state) => state.inside), refreshMs);
  return { panel, inside };
}

export interface LaneOption {
  readonly value: string;
  readonly label: string;
}

/** Which lane a picture shows, with the names of all. */
export function useLanePick(): { readonly lane: number; readonly options: readonly LaneOption[]; readonly pick: (value: string) => void } {
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const [chosen, setChosen] = useState(0);
  const options = useMemo(() => laneNames(experiment, language).map((name, index) => ({ value: String(index), label: `${index + 1} · ${name}` })), [experiment, language]);
  return { lane: Math.min(chosen, options.length - 1), options, pick: (value) => setChosen(Number(value)) };
}
