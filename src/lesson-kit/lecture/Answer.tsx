import type { ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import { useReveal } from './reveal';

const messages = defineMessages({
  en: { reveal: 'Show the answer' },
  zh: { reveal: '显示答案' },
});

/** What a card may say only after it was asked: its children, or in a lecture a button until then. */
export function Answer({ children }: { readonly children: ReactNode }) {
  const text = useMessages(messages);
  const { shown, show } = useReveal();
  if (shown) return children;
  return (
    <Button shortcut="A" onClick={show}>
      {text.reveal}
    </Button>
  );
}
