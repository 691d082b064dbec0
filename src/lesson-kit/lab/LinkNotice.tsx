import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import type { SessionNotice } from '@/session/types';
import type { Preset } from '@/lesson-kit/types';
import { differencesFromLesson } from './changeText';
import styles from './LinkNotice.module.css';

const messages = defineMessages({
  en: {
    title: 'The address holds another experiment than the lesson’s own',
    rest: (count: number) => `${count} more`,
    back: 'Back to the lesson’s own experiment',
  },
  zh: {
    title: '地址中的实验与课程自带的不同',
    rest: (count: number) => `另有 ${count} 处`,
    back: '回到课程自带的实验',
  },
});

/** More lines would push the curves off the window. */
const shownAtOnce = 4;

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** After a link was opened: what in it is not as the lesson has it, and the way back. */
export function LinkNotice({ presets }: { readonly presets: readonly [Preset, ...Preset[]] }) {
  const notice = useLab((state) => state.notices.find((known): known is Extract<SessionNotice, { kind: 'link-opened' }> => known.kind === 'link-opened'));
  const { language } = useLanguage();
  const text = useMessages(messages);
  const { load, dismiss } = useLabCommands();
  if (!notice) return null;
  const items = differencesFromLesson(presets, notice.experiment, language);
  const rest = items.slice(shownAtOnce);
  return (
    <Notice title={text.title} onDismiss={() => dismiss(notice.id)} actions={<Button icon="undo" onClick={() => load(presets[0].experiment)}>{text.back}</Button>}>
      <List items={items.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details className={styles.rest}>
          <summary>{text.rest(rest.length)}</summary>
          <List items={rest} />
        </details>
      )}
    </Notice>
  );
}
