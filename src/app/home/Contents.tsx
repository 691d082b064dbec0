import { Link } from 'wouter';
import { lessons } from '@/app/catalog';
import { NextLesson } from '@/app/course/NextLesson';
import { StateMark } from '@/app/course/StateMark';
import { useCourse, type CourseLesson } from '@/app/course/useCourse';
import { chapters, type Chapter } from '@/lesson-kit/chapters';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import styles from './Contents.module.css';

const messages = defineMessages({
  en: {
    heading: 'Contents',
    map: 'As a map',
    minutes: (count: number) => `${count} min`,
    needs: 'after',
    lectures: 'For teachers: lectures ready to be projected',
    others: (titles: readonly string[]) => `In the plan, not written yet: ${titles.join(' · ')}`,
  },
  zh: {
    heading: '目录',
    map: '课程地图',
    minutes: (count: number) => `约 ${count} 分钟`,
    needs: '先修：',
    lectures: '给教师：可直接投影的讲稿',
    others: (titles: readonly string[]) => `计划中、尚未写成的章节：${titles.join(' · ')}`,
  },
});

/** The chapters that have lessons, with their lessons; one quiet line for the rest. */
export function Contents() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const course = useCourse();
  const filled = chapters.map((chapter, index) => ({ chapter, number: index + 1, lessons: course.lessons.filter(({ lesson }) => lesson.meta.chapter === chapter.id) }));
  const empty = filled.filter((entry) => entry.lessons.length === 0).map(({ chapter }) => chapter.title[language]);
  return (
    <section aria-labelledby="contents">
      <div className={styles.top}>
        <h2 id="contents" className={styles.heading}>
          {text.heading}
        </h2>
        <Link href="/map">{text.map}</Link>
      </div>
      {course.begun && (
        <div className={styles.next}>
          <NextLesson course={course} />
        </div>
      )}
      {filled
        .filter((entry) => entry.lessons.length > 0)
        .map((entry) => (
          <ChapterRow key={entry.chapter.id} {...entry} />
        ))}
      <p className={styles.others}>
        <Link href="/lecture">{text.lectures}</Link>
      </p>
      {empty.length > 0 && <p className={styles.others}>{text.others(empty)}</p>}
    </section>
  );
}

interface ChapterRowProps {
  readonly chapter: Chapter;
  readonly number: number;
  readonly lessons: readonly CourseLesson[];
}

function ChapterRow({ chapter, number, lessons: own }: ChapterRowProps) {
  const { language } = useLanguage();
  return (
    <div className={styles.chapter}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <h3 className={styles.chapterTitle}>{chapter.title[language]}</h3>
      <ul className={styles.lessons}>
        {own.map((entry) => (
          <LessonRow key={entry.lesson.slug} {...entry} />
        ))}
      </ul>
    </div>
  );
}

function LessonRow({ lesson: { slug, meta }, standing: { state } }: CourseLesson) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const needed = lessons.filter((other) => meta.prerequisites.includes(other.slug));
  return (
    <li className={styles.lesson}>
      <div className={styles.line}>
        <h4 className={styles.lessonTitle}>
          <Link href={`/lessons/${slug}`}>{meta.title[language]}</Link>
        </h4>
        {state === 'untouched' ? <span className={styles.minutes}>{text.minutes(meta.minutes)}</span> : <StateMark state={state} />}
      </div>
      <p className={styles.summary}>{meta.summary[language]}</p>
      {needed.length > 0 && (
        <p className={styles.needs}>
          {text.needs}{' '}
          {needed.map((other, index) => (
            <span key={other.slug}>
              {index > 0 && ' · '}
              <Link href={`/lessons/${other.slug}`}>{other.meta.title[language]}</Link>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
