import { useState } from 'react';
import { fileSize, type FileContent } from '@/export/runFile/fileSize';
import { fileCaps, type Mark } from '@/export/runFile/types';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { useLabCommands, useLabSnapshot } from '@/session/LabContext';
import { saveText } from '@/lesson-kit/lab/handOver';
import { recordOf } from './runRecord';

export type RunFileOutcome = { readonly kind: 'saved'; readonly name: string } | { readonly kind: 'large' | 'ended' };

export interface SaveRunFile {
  readonly save: (content: FileContent) => Promise<RunFileOutcome | null>;
  /** the engine has been asked for what the page does not have */
  readonly waiting: boolean;
}

/** Saves the run on screen as a file named after the lesson. `marks` are asked for when it is written. */
export function useRunFile(lesson: string, marks: () => readonly Mark[]): SaveRunFile {
  const snapshot = useLabSnapshot();
  const { take } = useLabCommands();
  const [waiting, setWaiting] = useState(false);

  const write = async (content: FileContent): Promise<RunFileOutcome | null> => {
    const before = snapshot();
    if (fileSize(before.experiment, before.step, content) > fileCaps.characters) return { kind: 'large' };
    const taken = content === 'curves' ? { state: before, belongings: {} } : await take(content === 'everything').catch(() => null);
    if (!taken) return { kind: 'ended' };
    const record = recordOf(taken.state, lesson, marks());
    if (!record) return null;
    const name = `${lesson}-${record.experiment.seed}.descent-run.json`;
    saveText(name, writeRunFile({ ...record, ...taken.belongings }), 'application/json');
    return { kind: 'saved', name };
  };
  const save = async (content: FileContent): Promise<RunFileOutcome | null> => {
    setWaiting(true);
    try {
      return await write(content);
    } catch (problem) {
      if (problem instanceof RangeError) return { kind: 'large' };
      throw problem;
    } finally {
      setWaiting(false);
    }
  };
  return { save, waiting };
}
