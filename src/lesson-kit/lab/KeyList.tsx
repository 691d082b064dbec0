import { defineMessages } from '@/lib/messages';
import { Kbd } from '@/ui/feedback/Kbd';
import { boundHotkeys } from '@/ui/keys/useHotkeys';
import { Dialog } from '@/ui/overlay/Dialog';
import { useMessages } from '@/ui/preferences/language';
import { TourAgain } from '@/lesson-kit/tour/TourAgain';
import styles from './KeyList.module.css';

const messages = defineMessages({
  en: {
    title: 'Keys',
    chart: 'On a chart: ← → move the crosshair, with Shift in large steps; + − zoom; Esc shows the whole run.',
  },
  zh: {
    title: '快捷键',
    chart: '在图上：← → 移动十字线，按住 Shift 则大步移动；+ − 缩放；Esc 显示整个过程。',
  },
});

export function KeyList({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useMessages(messages);
  return (
    <Dialog open={open} title={text.title} onClose={onClose}>
      <Keys />
      <p className={styles.chart}>{text.chart}</p>
      <TourAgain onShown={onClose} />
    </Dialog>
  );
}

/** Asks what is bound, so the list cannot say anything else. */
function Keys() {
  return (
    <dl className={styles.keys}>
      {boundHotkeys().map(({ shown, label }) => (
        <div key={shown}>
          <dt>
            <Kbd>{shown}</Kbd>
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
