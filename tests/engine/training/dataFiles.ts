import { readFile } from 'node:fs/promises';
import { loadDataset } from '@/engine/data/loadDataset';
import type { LoadDataset } from '@/engine/training/prepare';

/** Generated sets, and the image files that the product ships. */
export const loadAnyDataset: LoadDataset = (spec, seed) =>
  loadDataset(spec, seed, async (name) => Uint8Array.from(await readFile(new URL(`../../../public/data/${name}`, import.meta.url))).buffer);
