import { useMemo, useState, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { useHotkeys } from '@/ui/keys/useHotkeys';
import { useMessages } from '@/ui/preferences/language';
import { useLecture } from '@/ui/preferences/lecture';
import { RevealContext } from './reveal';

const messages = defineMessages({ en: { answers: 'in a lecture: show or hide the answers' }, zh: { answers: '讲课时：显示或隐藏答案' } });

/** In a lecture answers stay hidden until A is pressed; A hides them again. */
export function RevealProvider({ children }: { readonly children: ReactNode }) {
  const text = useMessages(messages);
  const { on } = useLecture();
  const [asked, setAsked] = useState(false);
  useHotkeys(on ? [{ keys: ['a'], shown: 'A', label: text.answers, act: () => setAsked(!asked) }] : []);
  const value = useMemo(() => ({ shown: !on || asked, show: () => setAsked(true) }), [on, asked]);
  return <RevealContext value={value}>{children}</RevealContext>;
}
