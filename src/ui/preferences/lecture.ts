import { createContext, useContext } from 'react';

export interface LectureChoice {
  /** the page is projected: large type, one thing at a time, answers hidden until they are asked for */
  readonly on: boolean;
  /** the reader's choice, remembered */
  readonly toggle: () => void;
  /** on for as long as a deck is shown; the returned function goes back to the reader's choice */
  readonly enter: () => () => void;
}

/** Off without a provider, so that a part can be tested alone. */
export const LectureContext = createContext<LectureChoice>({ on: false, toggle: () => undefined, enter: () => () => undefined });

export const useLecture = (): LectureChoice => useContext(LectureContext);
