import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from '@/ui/preferences/language';
import type { OfflineCopy } from './offlineCopy';
import { pageOffline } from './pageOffline';
import styles from './UpdateNotice.module.css';
import { useOffline } from './useOffline';

const messages = defineMessages({
  en: {
    title: 'A new version of Descent is ready',
    text: 'Nothing changes until you reload. The address keeps your experiment; a run in progress begins again.',
    reload: 'Reload now',
    later: 'Later',
  },
  zh: {
    title: 'Descent 有新版本了',
    text: '在你重新加载之前，一切保持原样。地址栏保留着你的实验；正在进行的训练会从头开始。',
    reload: '现在重新加载',
    later: '以后再说',
  },
});

/** Asks; what is going on in the page goes on meanwhile, and for as long as the reader likes. */
export function UpdateNotice({ copy = pageOffline }: { readonly copy?: OfflineCopy | null }) {
  const text = useMessages(messages);
  const { update } = useOffline(copy);
  if (!copy || update !== 'ready') return null;
  return (
    <div className={styles.place} data-print="no">
      <Notice
        title={text.title}
        actions={
          <>
            <Button onClick={copy.updateNow}>{text.reload}</Button>
            <Button variant="quiet" onClick={copy.updateLater}>
              {text.later}
            </Button>
          </>
        }
      >
        {text.text}
      </Notice>
    </div>
  );
}
