import { useSyncExternalStore, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from './language';
import { preferences, type PreferenceStore } from './storage';

const messages = defineMessages({
  en: {
    unavailable: 'This browser does not let the page store anything. Everything works; language and theme are forgotten when you close it.',
    full: 'The storage of this site is full. Everything works; language and theme are forgotten when you close it.',
  },
  zh: {
    unavailable: '浏览器不允许本页保存数据。功能一切正常，只是关闭页面后不会记住语言和主题。',
    full: '本站的存储空间已满。功能一切正常，只是关闭页面后不会记住语言和主题。',
  },
});

/** Says once per visit that choices are not kept. */
export function StorageNotice({ store = preferences }: { readonly store?: PreferenceStore }) {
  const text = useMessages(messages);
  const status = useSyncExternalStore(store.subscribe, store.status);
  const [dismissed, setDismissed] = useState(false);
  if (status === 'kept' || dismissed) return null;
  return (
    <Notice tone="warning" onDismiss={() => setDismissed(true)}>
      {text[status]}
    </Notice>
  );
}
