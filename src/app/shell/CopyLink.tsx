import { useEffect, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import type { IconName } from '@/ui/icons/paths';
import { useMessages } from '@/ui/preferences/language';

const messages = defineMessages({
  en: {
    idle: 'Copy the link to this experiment',
    copied: 'Link copied',
    denied: 'The browser did not allow it: copy the link from the address bar',
  },
  zh: {
    idle: '复制此实验的链接',
    copied: '链接已复制',
    denied: '浏览器不允许复制，请从地址栏复制链接',
  },
});

type Outcome = 'idle' | 'copied' | 'denied';

const icons: Readonly<Record<Outcome, IconName>> = { idle: 'link', copied: 'check', denied: 'warning' };
const shownMs = 4000;

/** The address holds the exact experiment; this saves the way to it. */
export function CopyLink() {
  const text = useMessages(messages);
  const [outcome, setOutcome] = useState<Outcome>('idle');

  useEffect(() => {
    if (outcome === 'idle') return undefined;
    const timer = window.setTimeout(() => setOutcome('idle'), shownMs);
    return () => window.clearTimeout(timer);
  }, [outcome]);

  const copy = (): void => {
    // Undefined where the page is not in a secure context.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    Promise.resolve(clipboard?.writeText(window.location.href) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setOutcome('copied'),
      () => setOutcome('denied'),
    );
  };

  return (
    <>
      <IconButton icon={icons[outcome]} label={text[outcome]} onClick={copy} />
      <VisuallyHidden>
        <span role="status">{outcome === 'idle' ? '' : text[outcome]}</span>
      </VisuallyHidden>
    </>
  );
}
