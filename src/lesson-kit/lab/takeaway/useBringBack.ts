import { useCallback, useState } from 'react';
import { useLabCommands } from '@/session/LabContext';
import type { OpenedFile } from './openRunFile';

export interface BringBack {
  /** the last file and what became of it; `unavailable`: the code that reads files did not arrive */
  readonly result: OpenedFile | 'unavailable' | null;
  readonly open: (file: File) => Promise<void>;
  readonly dismiss: () => void;
}

/** Brings a run file back into the lab: a good one becomes a pinned ghost, a bad one changes nothing. What reads it is fetched then. */
export function useBringBack(): BringBack {
  const { pinFile } = useLabCommands();
  const [result, setResult] = useState<BringBack['result']>(null);
  const open = useCallback(
    async (file: File): Promise<void> => {
      try {
        const [{ openRunFile }, { historyOf }] = await Promise.all([import('./openRunFile'), import('./runRecord')]);
        const opened = await openRunFile(file);
        if (opened.file) pinFile(opened.name, opened.file.experiment, historyOf(opened.file));
        setResult(opened);
      } catch {
        setResult('unavailable');
      }
    },
    [pinFile],
  );
  return { result, open, dismiss: useCallback(() => setResult(null), []) };
}
