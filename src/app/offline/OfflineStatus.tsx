import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import type { OfflineCopy } from './offlineCopy';
import styles from './OfflineStatus.module.css';
import { pageOffline } from './pageOffline';
import { useOffline } from './useOffline';

const messages = defineMessages({
  en: {
    offered: 'Keep a copy for use without a network',
    fetching: (percent: number) => `Saving a copy for use without a network: ${percent} %`,
    kept: 'Works without a network',
    full: 'No room on this device for a copy to use without a network',
    update: 'Reload into the new version',
  },
  zh: {
    offered: '保存一份副本，供离线使用',
    fetching: (percent: number) => `正在保存离线副本：${percent}%`,
    kept: '可离线使用',
    full: '设备空间不足，未能保存离线副本',
    update: '重新加载，进入新版本',
  },
});

/** One quiet line: nobody has to wait for it, so nothing announces it. */
export function OfflineStatus({ copy = pageOffline }: { readonly copy?: OfflineCopy | null }) {
  const text = useMessages(messages);
  const { copy: kept, share, update } = useOffline(copy);
  return (
    <>
      {kept === 'offered' && (
        <span className={styles.action}>
          <Button variant="quiet" icon="download" onClick={copy?.keep}>
            {text.offered}
          </Button>
        </span>
      )}
      {kept === 'fetching' && <span className={styles.progress}>{text.fetching(Math.floor(100 * share))}</span>}
      {(kept === 'kept' || kept === 'full') && <span>{text[kept]}</span>}
      {update === 'later' && (
        <span className={styles.action}>
          <Button variant="quiet" icon="reset" onClick={copy?.updateNow}>
            {text.update}
          </Button>
        </span>
      )}
    </>
  );
}
