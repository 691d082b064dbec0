import { defineMessages } from '@/lib/messages';
import type { LessonState } from '@/tutor/progress/standing';
import { Icon } from '@/ui/icons/Icon';
import type { IconName } from '@/ui/icons/paths';
import { useMessages } from '@/ui/preferences/language';
import styles from './StateMark.module.css';

const messages = defineMessages({
  en: { untouched: 'not begun', begun: 'begun', done: 'done' },
  zh: { untouched: '未开始', begun: '进行中', done: '已完成' },
});

const icons: Readonly<Record<LessonState, IconName>> = { untouched: 'circle', begun: 'circleDots', done: 'circleCheck' };

/** Where the reader stands in a lesson: a sign and a word, never colour alone. */
export function StateMark({ state }: { readonly state: LessonState }) {
  const text = useMessages(messages);
  return (
    <span className={styles.mark} data-state={state}>
      <Icon name={icons[state]} />
      {text[state]}
    </span>
  );
}
