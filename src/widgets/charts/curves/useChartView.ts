import { useCallback, useState } from 'react';
import type { Range } from './curve';

/** What the panels of one run look at together: the window of steps and the step under the crosshair. */
export interface ChartView {
  readonly window: Range;
  readonly zoomed: boolean;
  readonly crosshair: number | null;
  readonly setCrosshair: (step: number | null) => void;
  /** null shows the whole run again */
  readonly zoom: (window: Range | null) => void;
}

const smallestWindow = 4;

/** `steps` is the length of the run; a window that reached beyond a shortened run is given up. */
export function useChartView(steps: number): ChartView {
  const [chosen, setChosen] = useState<Range | null>(null);
  const [crosshair, setCrosshair] = useState<number | null>(null);
  const valid = chosen !== null && chosen[0] < steps;
  const zoom = useCallback(
    (window: Range | null) => {
      if (window === null) return setChosen(null);
      // What sticks out on one side is given to the other.
      const width = Math.max(smallestWindow, Math.round(window[1] - window[0]));
      const from = Math.max(0, Math.min(Math.round(window[0]), steps - width));
      return setChosen(width >= steps ? null : [from, from + width]);
    },
    [steps],
  );
  return { window: valid ? [chosen[0], Math.min(chosen[1], steps)] : [0, Math.max(1, steps)], zoomed: valid, crosshair, setCrosshair, zoom };
}
