import { useCallback, useEffect, useRef, useState } from 'react';
import { useLabCommands, type Experiment } from '@/lesson-kit';
import { order, rates, readPoints, sweepExperiment, type SweepPoints } from './rateSweep';

export interface RateSweep {
  readonly status: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  /** what is or was swept; null before the first start */
  readonly base: Experiment | null;
  readonly points: SweepPoints;
  /** of the whole sweep, 0 … 1 */
  readonly share: number;
  /** of the failure, '' without one */
  readonly code: string;
}

const nothing: RateSweep = { status: 'idle', base: null, points: new Map(), share: 0, code: '' };

interface Sweeper {
  readonly sweep: RateSweep;
  /** Goes on where the same sweep was stopped, and begins anew with another one. */
  readonly start: (base: Experiment) => void;
  readonly stop: () => void;
}

/** Trains all rules at one rate after another beside the lab. Stopping keeps what has been measured. */
export function useRateSweep(): Sweeper {
  const { measure } = useLabCommands();
  const [sweep, setSweep] = useState(nothing);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const stop = useCallback(() => {
    controller.current?.abort();
    setSweep((old) => ({ ...old, status: 'stopped' }));
  }, []);

  const start = useCallback(
    (base: Experiment) => {
      controller.current?.abort();
      const { signal } = (controller.current = new AbortController());
      const points = new Map(sweep.base === base && sweep.status !== 'done' ? sweep.points : []);
      const show = (status: RateSweep['status'], within = 0, code = ''): void => {
        if (!signal.aborted) setSweep({ status, base, points: new Map(points), share: (points.size + within) / rates.length, code });
      };
      const run = async (): Promise<void> => {
        for (const index of order) {
          if (points.has(index)) continue;
          const measured = await measure(sweepExperiment(base, rates[index]!), { signal, onProgress: (step, steps) => show('running', step / Math.max(1, steps)) });
          points.set(index, readPoints(measured));
          show('running');
        }
      };
      show('running');
      run().then(
        () => show('done'),
        (error: unknown) => show('failed', 0, error instanceof Error && 'code' in error ? String(error.code) : 'internal'),
      );
    },
    [measure, sweep],
  );
  return { sweep, start, stop };
}
