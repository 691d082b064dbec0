import { createContext, use, useCallback, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { runInLab } from './labRun';
import type { LabSession } from './labSession';
import type { LabCommands, LabState } from './types';

const Context = createContext<LabSession | null>(null);

/** Gives everything below it the lab's state and commands. */
export function LabContext({ session, children }: { readonly session: LabSession; readonly children: ReactNode }) {
  return <Context value={session}>{children}</Context>;
}

function useSession(): LabSession {
  const session = use(Context);
  if (!session) throw new Error('there is no <LabContext> around this component');
  return session;
}

/** A part of the lab's state; the component renders again when the selected value changes (by Object.is). */
export function useLab<T>(selector: (state: LabState) => T): T {
  return useStore(useSession().store, selector);
}

/** Reads the whole state when something happens, without rendering again when it changes. */
export function useLabSnapshot(): () => LabState {
  return useSession().store.getState;
}

export function useLabCommands(): LabCommands {
  return useSession().commands;
}

/** Runs an experiment in the lab, before the reader's eyes (see runInLab). */
export function useRunInLab(): (experiment: Experiment, signal: AbortSignal) => Promise<MeasuredRun> {
  const session = useSession();
  return useCallback((experiment, signal) => runInLab(session, experiment, signal), [session]);
}
