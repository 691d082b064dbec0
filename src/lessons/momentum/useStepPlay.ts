import { useCallback, useEffect, useState } from 'react';

export interface StepPlay {
  readonly step: number;
  readonly playing: boolean;
  readonly seek: (step: number) => void;
  readonly toggle: () => void;
}

const intervalMs = 450;

/** One step after another, slowly enough to read the arrows. Under reduced motion it moves on by one step a press. */
export function useStepPlay(last: number, first: number): StepPlay {
  const [wanted, setWanted] = useState(first);
  const [playing, setPlaying] = useState(false);
  const step = Math.min(wanted, last);

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setWanted((old) => Math.min(old + 1, last)), intervalMs);
    return () => clearInterval(timer);
  }, [playing, last]);

  const seek = useCallback((to: number) => {
    setPlaying(false);
    setWanted(to);
  }, []);
  const toggle = useCallback(() => {
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return setWanted(step >= last ? 0 : step + 1);
    if (step >= last) setWanted(0);
    setPlaying((old) => !old || step >= last);
  }, [step, last]);
  return { step, playing: playing && step < last, seek, toggle };
}
