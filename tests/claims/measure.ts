import type { LabCommands } from '@/session/types';

export type Measure = LabCommands['measure'];

/** Statements about the same experiment share its run: training it again would give the same numbers. */
function remember(measure: Measure): Measure {
  const known = new Map<string, ReturnType<Measure>>();
  return (experiment, options) => {
    const key = JSON.stringify([experiment, options?.request ?? {}]);
    const run = known.get(key) ?? measure(experiment, options);
    known.set(key, run);
    return run;
  };
}

const inBrowser = typeof window !== 'undefined';

/** Trains what a lesson speaks of: in Node on the CPU, in Chromium (the stage `full`) on WebGL. */
export const measure = remember(inBrowser ? (await import('./measureInWorker')).measureInWorker('webgl') : (await import('./measureOnCpu')).measureOnCpu);

/** In Chromium, the same on the CPU, for the table. */
export const twin = inBrowser ? remember((await import('./measureInWorker')).measureInWorker('cpu')) : null;
