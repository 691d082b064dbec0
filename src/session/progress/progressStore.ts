import { createStore, type StoreApi } from 'zustand/vanilla';
import { joinProgressFile } from '@/tutor/progress/joinProgressFile';
import { mergeProgress } from '@/tutor/progress/mergeProgress';
import { emptyProgress, recordAttempt, recordClaim, recordPrediction, recordVisit, type Progress } from '@/tutor/progress/progress';
import { encodeProgress } from '@/tutor/progress/progressFile';
import { ProgressKeeper, type Removed } from './progressKeeper';
import type { ProgressCommands, ProgressEnvironment, ProgressState, ProgressStatus } from './types';

export interface ProgressStore {
  readonly store: StoreApi<ProgressState>;
  readonly commands: ProgressCommands;
  /** Stops listening to other tabs. */
  destroy(): void;
}

/** The reader's progress as state: in memory for this visit, and on the device as far as it allows. */
export function createProgressStore(environment: ProgressEnvironment): ProgressStore {
  const keeper = new ProgressKeeper(environment.storage);
  const store = createStore<ProgressState>(() => ({ progress: keeper.join(emptyProgress), status: keeper.status, canRestore: false }));
  let forgotten: (Removed & { readonly progress: Progress }) | null = null;

  const show = (progress: Progress): void => store.setState({ progress, status: settled(store.getState().status, keeper.status), canRestore: forgotten !== null });
  const change = (next: (progress: Progress) => Progress): void => {
    const progress = next(keeper.join(store.getState().progress));
    keeper.save(progress);
    show(progress);
  };
  /** Nothing was done here: what was cleared away stays away, and what another tab overwrote is put back. */
  const follow = (): void => {
    const progress = keeper.join(store.getState().progress);
    if (keeper.isOnDevice) keeper.save(progress);
    show(progress);
  };

  const commands: ProgressCommands = {
    visit: (lesson) => change((progress) => recordVisit(progress, lesson, environment.clock())),
    claim: (lesson, id, { passed, value }) => change((progress) => recordClaim(progress, lesson, id, { at: environment.clock(), passed, value })),
    prediction: (lesson, id, mark) => change((progress) => recordPrediction(progress, lesson, id, environment.clock(), mark)),
    attempt: (lesson, id, attempt) => change((progress) => recordAttempt(progress, lesson, id, { at: environment.clock(), ...attempt })),
    importText: (text) => {
      const result = joinProgressFile(keeper.join(store.getState().progress), text);
      if (result.merged) change(() => result.merged);
      return result;
    },
    exportText: () => encodeProgress(store.getState().progress),
    forget: () => {
      const progress = keeper.join(store.getState().progress);
      forgotten = { progress, ...keeper.forget(environment.clock()) };
      show(emptyProgress);
    },
    restore: () => {
      if (!forgotten) return;
      const { progress: before, ...removed } = forgotten;
      forgotten = null;
      keeper.restore(removed);
      change((progress) => mergeProgress(progress, before));
    },
    discardDamaged: () => {
      keeper.discardDamaged();
      follow();
    },
  };

  const destroy = environment.onChange(follow);
  return { store, commands, destroy };
}

/** The same object while it says the same, for those who render it. */
function settled(before: ProgressStatus, now: ProgressStatus): ProgressStatus {
  return before.keeping === now.keeping && before.damaged?.text === now.damaged?.text ? before : now;
}
