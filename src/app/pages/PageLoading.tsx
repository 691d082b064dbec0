import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import styles from './Page.module.css';

const messages = defineMessages({ en: { loading: 'Loading the page…' }, zh: { loading: '正在加载页面……' } });

export function PageLoading() {
  const text = useMessages(messages);
  return (
    <div className={styles.page}>
      <p role="status" className={styles.loading}>
        {text.loading}
      </p>
    </div>
  );
}
