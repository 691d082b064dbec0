import { useEffect, useMemo, type ComponentType } from 'react';
import 'katex/dist/katex.min.css';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useProgressCommands } from '@/session/progress/ProgressContext';
import styles from './LessonProse.module.css';
import { MissingPlace } from './prose/MissingPlace';
import { ProseSection } from './prose/ProseSection';
import { placed } from './prose/PlacedPicture';
import { vocabulary } from './prose/vocabulary';
import type { LessonFolder } from './types';
import { useProse } from './useLessonContent';

const messages = defineMessages({
  en: { loading: 'The text is on its way …', failed: 'The text did not arrive', retry: 'Try again' },
  zh: { loading: '课文加载中…', failed: '没有取到课文', retry: '再试一次' },
});

/** The text of the lesson in the reader's language. */
export function LessonProse({ lesson, Picture }: { readonly lesson: LessonFolder; readonly Picture: ComponentType | null }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { state, retry } = useProse(lesson, language);
  const components = useMemo(() => ({ ...vocabulary, section: ProseSection, Picture: placed(Picture) }) as unknown as typeof vocabulary, [Picture]);
  const { visit } = useProgressCommands();
  const arrived = state.kind === 'ready';
  useEffect(() => {
    if (arrived) visit(lesson.slug);
  }, [arrived, lesson.slug, visit]);
  if (state.kind === 'loading') return <p className={styles.waiting}>{text.loading}</p>;
  if (state.kind === 'failed') return <Notice tone="danger" title={text.failed} actions={<Button onClick={retry}>{text.retry}</Button>} />;
  const { Text } = state.value;
  return (
    <div className={styles.prose}>
      <Text components={components} />
      <MissingPlace />
    </div>
  );
}
