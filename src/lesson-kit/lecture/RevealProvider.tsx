import { useMemo, useState, type ReactNode } from 'react';
import { useHotkeys } from '@/ui/keys/useHotkeys';
import { useLecture } from '@/ui/preferences/lecture';
import { RevealContext } from './reveal';

/** In a lecture answers stay hidden until A is pressed; A hides them again. */
export function RevealProvider({ children }: { readonly children: ReactNode }) {
  const { on } = useLecture();
  const [asked, setAsked] = useState(false);
  useHotkeys(on ? { a: () => setAsked(!asked) } : {});
  const value = useMemo(() => ({ shown: !on || asked, show: () => setAsked(true) }), [on, asked]);
  return <RevealContext value={value}>{children}</RevealContext>;
}
