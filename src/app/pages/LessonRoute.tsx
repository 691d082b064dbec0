import { findLesson } from '@/app/catalog';
import { useLanguage } from '@/ui/preferences/language';
import { NotFoundPage } from './NotFoundPage';
import styles from './Page.module.css';
import { useTitle } from './useTitle';

export function LessonRoute({ slug }: { readonly slug: string }) {
  const lesson = findLesson(slug);
  const { language } = useLanguage();
  useTitle(lesson ? `${lesson.meta.title[language]} · Descent` : 'Descent');
  if (!lesson) return <NotFoundPage slug={slug} />;
  return (
    <article className={`${styles.page} ${styles.prose}`}>
      <h1 tabIndex={-1}>{lesson.meta.title[language]}</h1>
      <p>{lesson.meta.summary[language]}</p>
    </article>
  );
}
