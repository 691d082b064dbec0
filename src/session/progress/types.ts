import type { Mark } from '@/tutor/grading/prediction';
import type { JoinedFile } from '@/tutor/progress/joinProgressFile';
import type { Attempt, ClaimRecord, Progress } from '@/tutor/progress/progress';
import type { ProgressError } from '@/tutor/progress/read';

/** Whether what the reader does now survives the visit. `newer`: what is kept was written by a newer Descent, and is left as it is. */
export type Keeping = 'kept' | 'unavailable' | 'full' | 'newer';

export interface ProgressStatus {
  readonly keeping: Keeping;
  /** What was found on the device and could not be read; it stays there until the reader discards it. */
  readonly damaged: { readonly text: string; readonly error: ProgressError } | null;
}

export interface ProgressState {
  readonly progress: Progress;
  readonly status: ProgressStatus;
  /** `forget` was used in this visit, and can be taken back */
  readonly canRestore: boolean;
}

/** Commands of the progress; none of them throws, and what the device refuses to keep is held for this visit. */
export interface ProgressCommands {
  visit(lesson: string): void;
  claim(lesson: string, id: string, result: Pick<ClaimRecord, 'passed' | 'value'>): void;
  prediction(lesson: string, id: string, mark: Pick<Mark, 'kind' | 'right'>): void;
  attempt(lesson: string, id: string, attempt: Omit<Attempt, 'at'>): void;
  /** Joins an exported file with what is here. A text that is no such file changes nothing. */
  importText(text: string): JoinedFile;
  exportText(): string;
  /** Everything, on this device and in every tab of it. */
  forget(): void;
  /** Takes `forget` back; what was done since stays as well. */
  restore(): void;
  /** Throws away the text that could not be read. */
  discardDamaged(): void;
}

/** What the store needs from its page; tests own the time and the device. */
export interface ProgressEnvironment {
  /** May throw: where storage is denied the mere access does. */
  storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** milliseconds since 1970 */
  clock(): number;
  /** Calls back when another tab may have changed the storage; returns how to stop. */
  onChange(callback: () => void): () => void;
}
