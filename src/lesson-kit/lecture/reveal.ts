import { createContext, use } from 'react';

export interface Reveal {
  /** answers may be seen: always at a desk, in a lecture when they have been asked for */
  readonly shown: boolean;
  readonly show: () => void;
  readonly hide: () => void;
}

/** Without a lecture around it nothing is hidden. */
export const RevealContext = createContext<Reveal>({ shown: true, show: () => undefined, hide: () => undefined });

/** For cards that know an answer (claims, predictions, challenges): whether they may say it now. */
export const useReveal = (): Reveal => use(RevealContext);
