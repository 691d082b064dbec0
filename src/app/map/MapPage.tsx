import { Link } from 'wouter';
import { NextLesson } from '@/app/course/NextLesson';
import { useCourse } from '@/app/course/useCourse';
import pageStyles from '@/app/pages/Page.module.css';
import { useTitle } from '@/app/pages/useTitle';
import { chapters } from '@/lesson-kit/chapters';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { LessonMap } from './LessonMap';
import styles from './MapPage.module.css';

const messages = defineMessages({
  en: {
    tab: 'Map of lessons · Descent',
    title: 'Map of lessons',
    lead: 'Which lessons build on which. You may begin anywhere; it is easier with what comes before.',
    empty: (titles: string) => `In the plan, not written yet: ${titles}`,
    progress: 'Your progress in detail',
  },
  zh: {
    tab: '课程地图 · Descent',
    title: '课程地图',
    lead: '课与课之间的先后关系。从哪里开始都可以，先学前面的会更轻松。',
    empty: (titles: string) => `计划中、尚未写成的章节：${titles}`,
    progress: '查看详细的学习进度',
  },
});

export default function MapPage() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const course = useCourse();
  useTitle(text.tab);
  const empty = chapters.filter(({ id }) => !course.lessons.some(({ lesson }) => lesson.meta.chapter === id));
  return (
    <article className={`${pageStyles.page} ${styles.page}`}>
      <header className={styles.header}>
        <h1 tabIndex={-1}>{text.title}</h1>
        <p className={styles.lead}>{text.lead}</p>
        <NextLesson course={course} />
      </header>
      <LessonMap course={course} />
      {empty.length > 0 && <p className={styles.empty}>{text.empty(empty.map(({ title }) => title[language]).join(' · '))}</p>}
      <p>
        <Link href="/progress">{text.progress}</Link>
      </p>
    </article>
  );
}
