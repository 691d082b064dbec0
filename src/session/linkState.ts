import { decodeExperiment, encodeExperiment } from '@/export/experimentLink';
import type { Experiment } from '@/engine/experiment/types';
import type { LabSession } from './labSession';

/** The address bar and a timer; tests bring their own. */
export interface LinkEnvironment {
  readHash(): string;
  /** replaces the part behind # without an entry in the history */
  writeHash(hash: string): void;
  onHashChange(callback: () => void): () => void;
  after(ms: number, callback: () => void): () => void;
}

/** Browsers refuse addresses that change more often than about a hundred times in half a minute. */
const writeIntervalMs = 300;

const textOf = (hash: string): string | null => /^#e=(.+)$/.exec(hash)?.[1] ?? null;

/** The experiment that an address holds, for the first picture; null when there is none to be read. */
export function linkedExperiment(hash: string): Experiment | null {
  const text = textOf(hash);
  return text === null ? null : (decodeExperiment(text).experiment ?? null);
}

/**
 * Keeps `#e=…` and the experiment of a session the same: the address's experiment is loaded now and whenever the reader
 * changes it, and every edit is written into it. Returns what ends this.
 */
export function bindLink({ store, commands }: LabSession, environment: LinkEnvironment = pageLink): () => void {
  let written: string | null = null;
  let cancelWrite: (() => void) | null = null;

  function load(): void {
    const text = textOf(environment.readHash());
    if (text !== null && text !== written) commands.loadLink(text);
  }
  function write(): void {
    cancelWrite = null;
    written = encodeExperiment(store.getState().experiment);
    if (textOf(environment.readHash()) !== written) environment.writeHash(`#e=${written}`);
  }
  /** At most once per interval, and always with the newest. */
  function scheduleWrite(): void {
    cancelWrite ??= environment.after(writeIntervalMs, write);
  }

  load();
  write();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.experiment !== before.experiment) scheduleWrite();
  });
  const stopListening = environment.onHashChange(() => {
    load();
    // Also after a jump to a heading, which has put its own name there.
    scheduleWrite();
  });
  return () => {
    unsubscribe();
    stopListening();
    cancelWrite?.();
  };
}

const pageLink: LinkEnvironment = {
  readHash: () => location.hash,
  writeHash: (hash) => history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`),
  onHashChange(callback) {
    addEventListener('hashchange', callback);
    return () => removeEventListener('hashchange', callback);
  },
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
