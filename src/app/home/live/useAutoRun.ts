import { useEffect, useState, type RefObject } from 'react';
import { useLab, useLabCommands } from '@/session/LabContext';
import { useWatched } from './useWatched';

/** Who wants less movement decides when something moves. */
const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Trains while the figure is watched and the reader has not paused it. */
export function useAutoRun(figure: RefObject<HTMLElement | null>): { readonly toggle: () => void; readonly again: () => void } {
  const [wanted, setWanted] = useState(() => !prefersStillness());
  const watched = useWatched(figure);
  const commands = useLabCommands();
  const training = useLab(({ status }) => status === 'running' || status === 'warming');
  const startable = useLab(({ status }) => status === 'idle' || status === 'paused');

  useEffect(() => {
    if (wanted && watched && startable) commands.run();
    if (training && !(wanted && watched)) commands.pause();
  }, [wanted, watched, startable, training, commands]);

  return {
    toggle: () => setWanted(!wanted),
    again() {
      setWanted(true);
      commands.newSeed();
    },
  };
}
