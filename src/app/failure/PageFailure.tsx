import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { FailureNotice } from '@/ui/feedback/FailureNotice';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from '@/ui/preferences/language';
import { isMissingChunk } from './missingChunks';
import styles from '@/app/pages/Page.module.css';

const messages = defineMessages({
  en: {
    title: 'This page did not arrive',
    text: 'A file of the page could not be loaded: the connection failed, or a new version has just been published. The address keeps your experiment.',
    reload: 'Load again',
  },
  zh: {
    title: '页面没有加载完整',
    text: '有一个文件没能加载：可能是网络中断，也可能是网站刚刚更新。你的实验保存在地址栏里，不会丢。',
    reload: '重新加载',
  },
});

/** What stands in the place of a page that failed. The shell around it keeps working. */
export function PageFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const text = useMessages(messages);
  return (
    <div className={styles.page}>
      {isMissingChunk(error) ? (
        <Notice tone="danger" title={text.title} actions={<Button onClick={() => window.location.reload()}>{text.reload}</Button>}>
          {text.text}
        </Notice>
      ) : (
        <FailureNotice error={error} onRetry={onRetry} />
      )}
    </div>
  );
}
