import type { EngineRun } from '@/engine/worker/client';

const nothing = (): void => undefined;

/** Stands in while no run is open: commands of a lab that nobody sees go nowhere. */
export const noRun: EngineRun = { configure: nothing, run: nothing, pause: nothing, step: nothing, amend: nothing, pace: nothing, watch: nothing, take: () => Promise.reject(new Error('no run is open')), release: nothing };
