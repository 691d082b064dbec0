import { useCallback, useEffect, useState } from 'react';

export interface Playback {
  readonly step: number;
  readonly playing: boolean;
  readonly seek: (step: number) => void;
  /** from the beginning; under reduced motion it shows the end at once */
  readonly play: () => void;
  readonly stop: () => void;
}

const durationMs = 5000;

const wantsStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Runs through `last` steps in five seconds, slowly at first: half of the time belongs to the first tenth of the way,
 * where the paths part. Begins at rest, at the end.
 */
export function usePlayback(last: number): Playback {
  const [step, setStep] = useState(Infinity);
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return undefined;
    const start = performance.now();
    let frame = requestAnimationFrame(function advance(now) {
      const share = Math.min(1, Math.max(0, (now - start) / durationMs));
      setStep(Math.round(last ** share - 1 + share));
      if (share < 1) frame = requestAnimationFrame(advance);
      else setPlaying(false);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, last]);

  const stop = useCallback(() => setPlaying(false), []);
  const seek = useCallback((to: number) => {
    setPlaying(false);
    setStep(to);
  }, []);
  const play = useCallback(() => {
    if (wantsStillness()) setStep(Infinity);
    else setPlaying(true);
  }, []);
  return { step: Math.min(step, last), playing, seek, play, stop };
}
