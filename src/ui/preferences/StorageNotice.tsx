import { useSyncExternalStore, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from './language';
import { preferences, type PreferenceStore, type StorageStatus } from './storage';

const messages = defineMessages({
  en: {
    unavailable: 'This browser does not let the page store anything. Everything works; language, theme and progress are forgotten when you close it.',
    full: 'The storage of this site is full. Everything works; language, theme and progress are forgotten when you close it.',
  },
  zh: {
    unavailable: '浏览器不允许本页保存数据。功能一切正常，只是关闭页面后不会记住语言、主题和学习进度。',
    full: '本站的存储空间已满。功能一切正常，只是关闭页面后不会记住语言、主题和学习进度。',
  },
});

interface StorageNoticeProps {
  readonly store?: PreferenceStore;
  /** how it goes for what others keep on the device */
  readonly others?: StorageStatus;
}

/** Says once per visit that choices are not kept. */
export function StorageNotice({ store = preferences, others = 'kept' }: StorageNoticeProps) {
  const text = useMessages(messages);
  const own = useSyncExternalStore(store.subscribe, store.status);
  const status = own === 'kept' ? others : own;
  const [dismissed, setDismissed] = useState(false);
  if (status === 'kept' || dismissed) return null;
  return (
    <Notice tone="warning" onDismiss={() => setDismissed(true)}>
      {text[status]}
    </Notice>
  );
}
