import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useProgressStatus } from '@/session/progress/ProgressContext';
import { defineMessages } from '@/lib/messages';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from '@/ui/preferences/language';

const messages = defineMessages({
  en: {
    damaged: 'The progress on this device could not be read. It has been put aside, and nothing of it is overwritten.',
    newer: 'The progress on this device was written by a newer version of Descent, and is left as it is: what you do now is not kept.',
    look: 'What you can do',
  },
  zh: {
    damaged: '这台设备上的学习进度无法读取。原文已另存，不会被覆盖。',
    newer: '这台设备上的学习进度由更新版本的 Descent 写出，本页不会改动它：你现在的进度不会保存。',
    look: '可以怎么办',
  },
});

/** Says once per visit, on any page but that of the progress, that something is wrong with it. */
export function ProgressNotice() {
  const text = useMessages(messages);
  const [location] = useLocation();
  const { keeping, damaged } = useProgressStatus();
  const [dismissed, setDismissed] = useState(false);
  const trouble = keeping === 'newer' ? 'newer' : damaged ? 'damaged' : null;
  if (trouble === null || dismissed || location === '/progress') return null;
  return (
    <Notice tone="warning" actions={<Link href="/progress">{text.look}</Link>} onDismiss={() => setDismissed(true)}>
      {text[trouble]}
    </Notice>
  );
}
