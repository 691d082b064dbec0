import { Link } from 'wouter';
import { NextLesson } from '@/app/course/NextLesson';
import { useCourse } from '@/app/course/useCourse';
import pageStyles from '@/app/pages/Page.module.css';
import { useTitle } from '@/app/pages/useTitle';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { Forget } from './Forget';
import { KeepingNotices } from './KeepingNotices';
import { LessonList } from './LessonList';
import styles from './ProgressPage.module.css';
import { TakeAlong } from './TakeAlong';
import { Totals } from './Totals';

const messages = defineMessages({
  en: {
    tab: 'Your progress · Descent',
    title: 'Your progress',
    privacy: 'Kept on this device only. It is sent nowhere, and nothing in Descent depends on it.',
    lessons: 'Lesson by lesson',
    rule: 'A lesson is done when its predictions are answered and its challenges solved; one without either, when its claims have been checked.',
    map: 'See the lessons as a map',
  },
  zh: {
    tab: '学习进度 · Descent',
    title: '学习进度',
    privacy: '只保存在这台设备上，不会发送到任何地方；Descent 的任何功能都不依赖它。',
    lessons: '逐课查看',
    rule: '一课里的预测都作答、挑战都完成，就算学完；两者都没有的课，验证过全部结论即算学完。',
    map: '查看课程地图',
  },
});

export default function ProgressPage() {
  const text = useMessages(messages);
  const course = useCourse();
  useTitle(text.tab);
  return (
    <article className={`${pageStyles.page} ${styles.page}`}>
      <header className={styles.header}>
        <h1 tabIndex={-1}>{text.title}</h1>
        <p className={styles.privacy}>{text.privacy}</p>
      </header>
      <KeepingNotices />
      <Totals lessons={course.lessons} />
      <NextLesson course={course} />
      <section aria-labelledby="lessons" className={styles.section}>
        <h2 id="lessons">{text.lessons}</h2>
        <p className={styles.rule}>{text.rule}</p>
        <LessonList lessons={course.lessons} />
        <p>
          <Link href="/map">{text.map}</Link>
        </p>
      </section>
      <TakeAlong />
      <Forget />
    </article>
  );
}
