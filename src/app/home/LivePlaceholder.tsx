import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import styles from './LivePlaceholder.module.css';

const messages = defineMessages({
  en: {
    loading: 'Starting two networks…',
    failed: 'Two networks would train here, but this browser could not start them. The lessons can still be read.',
  },
  zh: {
    loading: '正在启动两个网络……',
    failed: '这里本该有两个网络在训练，但这个浏览器没能启动它们。课文仍然可以阅读。',
  },
});

/** Holds the place of the live run, so that nothing jumps when it comes, and says why when it cannot. */
export function LivePlaceholder({ state }: { readonly state: 'loading' | 'failed' }) {
  const text = useMessages(messages);
  return (
    <div className={styles.placeholder}>
      <svg viewBox="0 0 100 60" className={styles.drawing} aria-hidden="true" focusable="false">
        <path d="M4 8c24 0 28 40 52 40 18 0 22-16 40-20" />
      </svg>
      <p role="status" className={styles.text}>
        {text[state]}
      </p>
    </div>
  );
}
