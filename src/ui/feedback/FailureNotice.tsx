import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import { Notice } from './Notice';
import styles from './FailureNotice.module.css';

const messages = defineMessages({
  en: {
    title: 'This part of the page has stopped working',
    text: 'It is a mistake in Descent, not in what you did. Nothing you saved is lost.',
    retry: 'Try again',
    details: 'For a bug report',
  },
  zh: {
    title: '页面的这一部分出错了',
    text: '这是 Descent 的问题，与你的操作无关。你保存的内容没有丢失。',
    retry: '再试一次',
    details: '用于反馈问题的信息',
  },
});

const describe = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** The designed state of a crash; the technical text is there for whoever wants to report it. */
export function FailureNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const text = useMessages(messages);
  return (
    <Notice tone="danger" title={text.title} actions={onRetry && <Button onClick={onRetry}>{text.retry}</Button>}>
      <p>{text.text}</p>
      <details>
        <summary>{text.details}</summary>
        <pre className={styles.detail}>{describe(error)}</pre>
      </details>
    </Notice>
  );
}
