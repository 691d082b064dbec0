import { defineMessages } from '@/lib/messages';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from '@/ui/preferences/language';
import { LazyPart } from '@/lesson-kit/lab/tools/LazyPart';
import type { BringBack } from './useBringBack';

const messages = defineMessages({
  en: { unavailable: 'The part of the page that reads files could not be fetched. Nothing has changed; try again when the connection is back.' },
  zh: { unavailable: '没有取到读取文件的部分。一切保持原样；网络恢复后请再试。' },
});

const loadNotice = () => import('./RunFileNotice');

export function BringBackNotice({ result, dismiss }: Pick<BringBack, 'result' | 'dismiss'>) {
  const text = useMessages(messages);
  if (result === null) return null;
  if (result === 'unavailable') {
    return (
      <Notice tone="warning" onDismiss={dismiss}>
        {text.unavailable}
      </Notice>
    );
  }
  return <LazyPart load={loadNotice}>{({ RunFileNotice }) => <RunFileNotice opened={result} onDismiss={dismiss} />}</LazyPart>;
}
