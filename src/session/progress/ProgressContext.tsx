import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Progress } from '@/tutor/progress/progress';
import { pageProgress } from './pageProgress';
import type { ProgressStore } from './progressStore';
import type { ProgressCommands, ProgressStatus } from './types';

const Context = createContext<ProgressStore | null>(null);

/** Another progress than the page's own for everything below it. */
export function ProgressContext({ progress, children }: { readonly progress: ProgressStore; readonly children: ReactNode }) {
  return <Context value={progress}>{children}</Context>;
}

const useProgressStore = (): ProgressStore => use(Context) ?? pageProgress();

/** A part of the reader's progress; the component renders again when the selected value changes (by Object.is). */
export function useProgress<T>(selector: (progress: Progress) => T): T {
  return useStore(useProgressStore().store, ({ progress }) => selector(progress));
}

/** The same functions at every render. */
export function useProgressCommands(): ProgressCommands {
  return useProgressStore().commands;
}

export function useProgressStatus(): ProgressStatus {
  return useStore(useProgressStore().store, ({ status }) => status);
}

/** `forget` was used in this visit, and can be taken back. */
export function useCanRestoreProgress(): boolean {
  return useStore(useProgressStore().store, ({ canRestore }) => canRestore);
}
