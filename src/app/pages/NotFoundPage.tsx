import { Link } from 'wouter';
import { lessons } from '@/app/catalog';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import styles from './Page.module.css';
import { useTitle } from './useTitle';

const messages = defineMessages({
  en: {
    tab: 'Not found · Descent',
    noPage: 'There is no such page',
    noLesson: (slug: string) => `There is no lesson called “${slug}”`,
    pageText: (path: string) => `Nothing lives at ${path}. The link may be mistyped or from an older version.`,
    lessonText: 'The link may be mistyped or from an older version. These lessons exist:',
    home: 'To the contents',
  },
  zh: {
    tab: '找不到页面 · Descent',
    noPage: '没有这个页面',
    noLesson: (slug: string) => `没有名为“${slug}”的课程`,
    pageText: (path: string) => `${path} 这个地址没有内容。链接可能输错了，或者来自旧版本。`,
    lessonText: '链接可能输错了，或者来自旧版本。现有的课程如下：',
    home: '回到目录',
  },
});

const longestShown = 80;
const shorten = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

/** A wrong address, named, with the right ones beside it. */
export function NotFoundPage({ path, slug }: { readonly path?: string; readonly slug?: string }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  useTitle(text.tab);
  return (
    <article className={`${styles.page} ${styles.prose}`}>
      <h1 tabIndex={-1}>{slug === undefined ? text.noPage : text.noLesson(shorten(slug))}</h1>
      <p>{slug === undefined ? text.pageText(shorten(path ?? '')) : text.lessonText}</p>
      {slug !== undefined && (
        <ul>
          {lessons.map((lesson) => (
            <li key={lesson.slug}>
              <Link href={`/lessons/${lesson.slug}`}>{lesson.meta.title[language]}</Link>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href="/">{text.home}</Link>
      </p>
    </article>
  );
}
