import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { DeckView } from '@/export/deck/types';
import { firstView, LabViewContext } from './labView';

/** Keeps the view while the lab changes between desk and lecture. */
export function LabViewProvider({ initial = firstView, children }: { readonly initial?: DeckView; readonly children: ReactNode }) {
  const [view, setView] = useState(initial);
  const change = useCallback((part: Partial<DeckView>) => setView((before) => ({ ...before, ...part })), []);
  const value = useMemo(() => ({ view, change }), [view, change]);
  return <LabViewContext value={value}>{children}</LabViewContext>;
}
