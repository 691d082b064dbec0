import type { Dataset } from '@/engine/data/types';
import type { LoadDataset } from '@/engine/training/prepare';

/** A reader moves between a few: the lab's, and those of the claims beside it. */
const capacity = 3;

/** Remembers the last data sets: a restarted run finds its data at once. */
export function cacheDatasets(load: LoadDataset): LoadDataset {
  const known = new Map<string, Promise<Dataset>>();
  return (spec, seed) => {
    const key = JSON.stringify([seed, Object.entries(spec).sort(([left], [right]) => (left < right ? -1 : 1))]);
    const pending = known.get(key) ?? load(spec, seed);
    known.delete(key);
    known.set(key, pending);
    pending.catch(() => known.delete(key));
    for (const oldest of known.keys()) {
      if (known.size <= capacity) break;
      known.delete(oldest);
    }
    return pending;
  };
}
