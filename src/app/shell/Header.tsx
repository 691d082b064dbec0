import { Link } from 'wouter';
import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { HeaderSlot } from '@/ui/layout/HeaderSlot';
import { useMessages } from '@/ui/preferences/language';
import { useLecture } from '@/ui/preferences/lecture';
import styles from './Header.module.css';
import { LanguageSwitch } from './LanguageSwitch';
import { ThemeMenu } from './ThemeMenu';
import { Wordmark } from './Wordmark';

const messages = defineMessages({
  en: { home: 'Descent, contents', lecture: 'Lecture mode: large type', settings: 'Language and display' },
  zh: { home: 'Descent，目录', lecture: '讲课模式：放大字号', settings: '语言与显示' },
});

export function Header() {
  const text = useMessages(messages);
  const lecture = useLecture();
  return (
    <header className={styles.header} data-print="no">
      <div className={styles.row}>
        <Link href="/" className={styles.home} aria-label={text.home}>
          <Wordmark />
        </Link>
        <HeaderSlot />
        <nav className={styles.settings} aria-label={text.settings}>
          <LanguageSwitch />
          <ThemeMenu />
          <IconButton icon="lecture" label={text.lecture} shortcut="P" aria-pressed={lecture.on} onClick={lecture.toggle} />
        </nav>
      </div>
    </header>
  );
}
