import { Link } from 'wouter';
import { StateMark } from '@/app/course/StateMark';
import type { CourseLesson } from '@/app/course/useCourse';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import styles from './LessonList.module.css';
import { tallyText } from './tallyText';

const messages = defineMessages({
  en: { share: (title: string) => `Share of “${title}” that is done`, visit: (date: string) => `last visit ${date}` },
  zh: { share: (title: string) => `“${title}”完成的比例`, visit: (date: string) => `上次学习：${date}` },
});

const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

/** Every lesson with what was done in it: a bar, and the same in words. */
export function LessonList({ lessons }: { readonly lessons: readonly CourseLesson[] }) {
  return (
    <ul className={styles.list}>
      {lessons.map((entry) => (
        <LessonRow key={entry.lesson.slug} {...entry} />
      ))}
    </ul>
  );
}

function LessonRow({ lesson: { slug, meta }, standing, lastVisit }: CourseLesson) {
  const text = useMessages(messages);
  const words = useMessages(tallyText);
  const { language } = useLanguage();
  const title = meta.title[language];
  const date = lastVisit === null ? [] : [text.visit(new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium' }).format(lastVisit))];
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <Link href={`/lessons/${slug}`}>{title}</Link>
        </h3>
        <StateMark state={standing.state} />
      </div>
      <progress className={styles.bar} value={standing.share} max={1} aria-label={text.share(title)} />
      <p className={styles.words}>
        {[...words.lesson(standing), ...date].map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
    </li>
  );
}
