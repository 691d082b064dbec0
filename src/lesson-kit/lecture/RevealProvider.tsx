import { useMemo, useState, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { useHotkeys } from '@/ui/keys/useHotkeys';
import { useMessages } from '@/ui/preferences/language';
import { useLecture } from '@/ui/preferences/lecture';
import { RevealContext } from './reveal';

const messages = defineMessages({ en: { answers: 'in a lecture: show or hide the answers' }, zh: { answers: '讲课时：显示或隐藏答案' } });

/**
 * In a lecture answers stay hidden until A is pressed; A hides them again. `scene`: what is in the spotlight; another one
 * begins without answers.
 */
export function RevealProvider({ scene, children }: { readonly scene: string; readonly children: ReactNode }) {
  const text = useMessages(messages);
  const { on } = useLecture();
  const [asked, setAsked] = useState<string | null>(null);
  const shown = !on || asked === scene;
  const value = useMemo(() => ({ shown, show: () => setAsked(scene), hide: () => setAsked(null) }), [shown, scene]);
  useHotkeys(on ? [{ keys: ['a'], shown: 'A', label: text.answers, act: shown ? value.hide : value.show }] : []);
  return <RevealContext value={value}>{children}</RevealContext>;
}
