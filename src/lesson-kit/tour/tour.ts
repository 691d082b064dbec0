import { useEffect, useSyncExternalStore } from 'react';
import { preferences, type PreferenceStore } from '@/ui/preferences/storage';

/** What a reader does in a first lesson, in this order when nothing else is done first. */
export const tourSteps = ['run', 'chart', 'lane', 'inside', 'claim'] as const;
export type TourStep = (typeof tourSteps)[number];

export interface TourState {
  readonly shown: boolean;
  readonly done: readonly TourStep[];
  /** how many labs are on the page: without one there is nothing to show */
  readonly labs: number;
}

export interface Tour {
  readonly state: () => TourState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The reader has done this. */
  readonly note: (step: TourStep) => void;
  /** Nothing is left to do: it stays in view, and does not come back by itself. */
  readonly finish: () => void;
  readonly dismiss: () => void;
  /** From the first step on, however much was done before. */
  readonly bringBack: () => void;
  /** A lab has come; what it returns says that it has gone. */
  readonly enter: () => () => void;
}

const key = 'tour';
const over = 'over';

const isStep = (name: string): name is TourStep => tourSteps.some((step) => step === name);

/** Which first steps a reader has taken: kept on the device, and over for good once they are taken or dismissed. */
export function createTour(store: PreferenceStore): Tour {
  const listeners = new Set<() => void>();
  const kept = store.read(key) ?? '';
  let state: TourState = { shown: kept !== over, done: kept.split(' ').filter(isStep), labs: 0 };

  function show(change: Partial<TourState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    note(step) {
      if (!state.shown || state.done.includes(step)) return;
      show({ done: [...state.done, step] });
      store.write(key, state.done.join(' '));
    },
    finish: () => store.write(key, over),
    dismiss() {
      show({ shown: false });
      store.write(key, over);
    },
    bringBack() {
      show({ shown: true, done: [] });
      store.write(key, '');
    },
    enter() {
      show({ labs: state.labs + 1 });
      return () => show({ labs: state.labs - 1 });
    },
  };
}

/** The page's own. */
export const tour = createTour(preferences);

export const useTour = (): TourState => useSyncExternalStore(tour.subscribe, tour.state);

/** Ticks a step as soon as it has happened. */
export function useTourNote(step: TourStep, happened: boolean): void {
  useEffect(() => {
    if (happened) tour.note(step);
  }, [step, happened]);
}
