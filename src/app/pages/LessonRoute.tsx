import { lazy } from 'react';
import { findLesson } from '@/app/catalog';
import { CopyLink } from '@/app/shell/CopyLink';
import { HeaderActions } from '@/ui/layout/HeaderSlot';
import { useLanguage } from '@/ui/preferences/language';
import { NotFoundPage } from './NotFoundPage';
import { useTitle } from './useTitle';

const LessonPage = lazy(() => import('@/lesson-kit/LessonPage').then((module) => ({ default: module.LessonPage })));

export function LessonRoute({ slug }: { readonly slug: string }) {
  const lesson = findLesson(slug);
  const { language } = useLanguage();
  useTitle(lesson ? `${lesson.meta.title[language]} · Descent` : 'Descent');
  if (!lesson) return <NotFoundPage slug={slug} />;
  return (
    // Text and lab side by side need more room than text alone; the header follows.
    <div data-wide>
      <HeaderActions>
        <CopyLink />
      </HeaderActions>
      <LessonPage lesson={lesson} />
    </div>
  );
}
