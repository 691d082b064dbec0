import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import styles from './LabSkeleton.module.css';

const messages = defineMessages({ en: { loading: 'The lab is on its way …' }, zh: { loading: '实验台加载中…' } });

/** Holds the lab's place while its code arrives. */
export function LabSkeleton() {
  const text = useMessages(messages);
  return (
    <div className={styles.skeleton} role="status">
      {text.loading}
    </div>
  );
}
