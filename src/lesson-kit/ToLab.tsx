import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import { labId } from './lab/labId';
import styles from './ToLab.module.css';

const messages = defineMessages({ en: { go: 'Go to the lab' }, zh: { go: '去实验台' } });

/** Where the lab is not beside the text but above it: the way there, for eyes, keyboard and screen reader. */
export function ToLab() {
  const text = useMessages(messages);
  const go = (): void => {
    const lab = document.getElementById(labId);
    lab?.scrollIntoView();
    lab?.focus({ preventScroll: true });
  };
  return (
    <span className={styles.toLab}>
      <Button onClick={go}>{text.go}</Button>
    </span>
  );
}
