import { Link } from 'wouter';
import { defineMessages } from '@/lib/messages';
import { OfflineStatus } from '@/app/offline/OfflineStatus';
import { labId } from '@/lesson-kit/lab/labId';
import { TourAgain } from '@/lesson-kit/tour/TourAgain';
import { useMessages } from '@/ui/preferences/language';
import styles from './Footer.module.css';

const messages = defineMessages({
  en: {
    contents: 'Contents',
    map: 'Map',
    glossary: 'Glossary',
    progress: 'Your progress',
    lectures: 'Lectures',
    credits: 'Credits and how the numbers are checked',
    privacy: 'No account, no tracking. Everything runs on this device.',
  },
  zh: {
    contents: '目录',
    map: '课程地图',
    glossary: '术语表',
    progress: '学习进度',
    lectures: '讲课',
    credits: '致谢，以及数字如何核对',
    privacy: '无需账号，不做跟踪，一切都在你的设备上运行。',
  },
});

/** Where the lab is above the text, the card at its lower edge would be out of sight. */
function toLab(): void {
  const lab = document.getElementById(labId);
  lab?.scrollIntoView();
  lab?.focus({ preventScroll: true });
}

export function Footer() {
  const text = useMessages(messages);
  return (
    <footer className={styles.footer} data-print="no">
      <div className={styles.row}>
        <Link href="/">{text.contents}</Link>
        <Link href="/map">{text.map}</Link>
        <Link href="/glossary">{text.glossary}</Link>
        <Link href="/progress">{text.progress}</Link>
        <Link href="/lecture">{text.lectures}</Link>
        <Link href="/credits">{text.credits}</Link>
        <span className={styles.again}>
          <TourAgain onShown={toLab} />
        </span>
        <OfflineStatus />
        <span className={styles.privacy}>{text.privacy}</span>
      </div>
    </footer>
  );
}
