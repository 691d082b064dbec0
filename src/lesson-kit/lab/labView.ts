import { createContext, use } from 'react';
import type { DeckView } from '@/export/deck/types';

/** What of the lab is in view, and how: a deck keeps it with the experiment. */
export interface LabView {
  readonly view: DeckView;
  readonly change: (part: Partial<DeckView>) => void;
}

export const firstView: DeckView = { spotlight: 'training', metric: 'loss', log: false, smoothing: 0.9 };

export const LabViewContext = createContext<LabView | null>(null);

export function useLabView(): LabView {
  const view = use(LabViewContext);
  if (!view) throw new Error('there is no <LabViewProvider> around this component');
  return view;
}
