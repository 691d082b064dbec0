import { Link } from 'wouter';
import { defineMessages } from '@/lib/messages';
import { Icon } from '@/ui/icons/Icon';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import styles from './NextLesson.module.css';
import type { Course } from './useCourse';

const messages = defineMessages({
  en: { first: 'Begin with ', go: 'Go on with ', next: 'Next for you: ', all: 'You have done every lesson there is.' },
  zh: { first: '从这里开始：', go: '接着学：', next: '下一课：', all: '现有的课程你已全部学完。' },
});

/** One suggestion: what was begun, else what its prerequisites allow. */
export function NextLesson({ course: { lessons, next, begun } }: { readonly course: Course }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const found = lessons.find(({ lesson }) => lesson.slug === next);
  if (!found) return <p className={styles.next}>{text.all}</p>;
  const kind = found.standing.state === 'begun' ? 'go' : begun ? 'next' : 'first';
  return (
    <p className={styles.next}>
      {text[kind]}
      <Link href={`/lessons/${found.lesson.slug}`} className={styles.link}>
        {found.lesson.meta.title[language]}
        <Icon name="arrowRight" />
      </Link>
    </p>
  );
}
