import { useId, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLesson } from '@/lesson-kit/LessonContext';
import type { Challenge, HandChallenge } from '@/lesson-kit/types';
import { useProgress } from '@/session/progress/ProgressContext';
import styles from './ChallengeCard.module.css';

const messages = defineMessages({ en: { solved: 'Solved' }, zh: { solved: '已完成' } });

/** Whether the reader has solved a challenge of this lesson, now or on an earlier visit. */
export function useSolved(id: string): boolean {
  const { slug } = useLesson();
  return useProgress(({ lessons }) => (lessons.get(slug)?.challenges.get(id)?.solvedAt ?? null) !== null);
}

interface ChallengeFrameProps {
  readonly challenge: Pick<Challenge | HandChallenge, 'title' | 'prompt'>;
  /** what kind of challenge it is */
  readonly kicker: string;
  readonly solved: boolean;
  readonly children: ReactNode;
}

/** What every challenge begins with: its kind, its name, and what is asked. */
export function ChallengeFrame({ challenge, kicker, solved, children }: ChallengeFrameProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const titleId = useId();
  return (
    <section className={styles.card} data-solved={solved} aria-labelledby={titleId}>
      <p className={styles.kicker}>
        {kicker}
        {solved && ` · ${text.solved}`}
      </p>
      <p id={titleId} className={styles.title}>
        {challenge.title[language]}
      </p>
      <p>{challenge.prompt[language]}</p>
      {children}
    </section>
  );
}
