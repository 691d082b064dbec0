import { useRef, type ComponentType } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { ErrorBoundary } from '@/ui/feedback/ErrorBoundary';
import { FailureNotice } from '@/ui/feedback/FailureNotice';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLecture } from '@/ui/preferences/lecture';
import { LabProvider } from '@/session/LabProvider';
import { rememberedBackend } from '@/widgets/controls/backendChoice';
import { chapters } from './chapters';
import { Lab } from './lab/Lab';
import { LabSkeleton } from './lab/LabSkeleton';
import { useLabView } from './lab/labView';
import { LabViewProvider } from './lab/LabViewProvider';
import type { DeckPosition } from './lecture/deckPosition';
import { LectureView } from './lecture/LectureView';
import { RevealProvider } from './lecture/RevealProvider';
import { useRootMark } from './lecture/useRootMark';
import { LessonContext } from './LessonContext';
import styles from './LessonPage.module.css';
import { LessonProse } from './LessonProse';
import type { LessonFolder, LessonLab } from './types';
import { useLessonContent } from './useLessonContent';

const messages = defineMessages({
  en: {
    minutes: (count: number) => `about ${count} minutes`,
    goals: 'You will be able to',
    failed: 'This lesson did not arrive',
    why: 'Its files could not be fetched. If the site was updated meanwhile, reloading the page helps.',
    retry: 'Try again',
  },
  zh: {
    minutes: (count: number) => `约 ${count} 分钟`,
    goals: '学完之后你能',
    failed: '没有取到这一课',
    why: '课程文件无法下载。如果网站刚刚更新过，刷新页面即可。',
    retry: '再试一次',
  },
});

/** A lesson: text on the left, its lab in view beside it; on small windows the lab first. */
export function LessonPage({ lesson, deck = null }: { readonly lesson: LessonFolder; /** the state of a deck that is shown in place of the lesson's own */ readonly deck?: DeckPosition | null }) {
  const text = useMessages(messages);
  const { state, retry } = useLessonContent(lesson);
  const { on } = useLecture();
  useRootMark('data-projected', on);
  if (state.kind === 'failed') {
    return (
      <div className={styles.page}>
        <LessonHeader lesson={lesson} />
        <div className={styles.lab}>
          <Notice tone="danger" title={text.failed} actions={<Button onClick={retry}>{text.retry}</Button>}>
            {text.why}
          </Notice>
        </div>
      </div>
    );
  }
  if (state.kind === 'loading') {
    return (
      <div className={styles.page} data-projected={on || undefined}>
        {!on && <LessonHeader lesson={lesson} />}
        <div className={styles.lab}>
          <LabSkeleton />
        </div>
      </div>
    );
  }
  const { lab, scope, Picture } = state.value;
  return (
    <LabProvider experiment={deck?.item.experiment ?? lab.presets[0].experiment} backend={rememberedBackend()} linked={deck === null}>
      <LessonContext value={scope}>
        <LabViewProvider {...(deck && { initial: deck.item.view })}>
          <LessonBody lesson={lesson} lab={lab} Picture={Picture} deck={deck} />
        </LabViewProvider>
      </LessonContext>
    </LabProvider>
  );
}

/** At a desk the lab beside the text; in a lecture one of the two, in the spotlight. */
function LessonBody({ lesson, lab, Picture, deck }: { readonly lesson: LessonFolder; readonly lab: LessonLab; readonly Picture: ComponentType | null; readonly deck: DeckPosition | null }) {
  const { on } = useLecture();
  const { spotlight, place = 0 } = useLabView().view;
  const article = useRef<HTMLElement>(null);
  const reading = spotlight === 'section' || spotlight === 'picture';
  return (
    <RevealProvider scene={`${spotlight} ${place}`}>
      <div className={styles.page} data-projected={on || undefined}>
        {!on && <LessonHeader lesson={lesson} />}
        <div className={styles.lab}>
          <ErrorBoundary fallback={(error, again) => <FailureNotice error={error} onRetry={again} />}>
            {on ? <LectureView lesson={lesson} lab={lab} article={article} deck={deck} /> : <Lab lab={lab} name={lesson.slug} />}
          </ErrorBoundary>
        </div>
        <article ref={article} className={styles.prose} hidden={on && !reading}>
          <ErrorBoundary fallback={(error, again) => <FailureNotice error={error} onRetry={again} />}>
            <LessonProse lesson={lesson} Picture={Picture} />
          </ErrorBoundary>
        </article>
      </div>
    </RevealProvider>
  );
}

function LessonHeader({ lesson }: { readonly lesson: LessonFolder }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { meta } = lesson;
  const chapter = chapters.find(({ id }) => id === meta.chapter);
  return (
    <header className={styles.header}>
      <p className={styles.chapter}>
        {chapter?.title[language]} · {text.minutes(meta.minutes)}
      </p>
      <h1 tabIndex={-1}>{meta.title[language]}</h1>
      <p className={styles.summary}>{meta.summary[language]}</p>
      <details className={styles.goals}>
        <summary>{text.goals}</summary>
        <ul>
          {meta.goals[language].map((goal) => (
            <li key={goal}>{goal}</li>
          ))}
        </ul>
      </details>
    </header>
  );
}
