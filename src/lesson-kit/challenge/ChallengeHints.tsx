import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { Challenge } from '@/lesson-kit/types';
import type { HintState } from '@/tutor/grading/challenge';
import styles from './ChallengeCard.module.css';

const messages = defineMessages({
  en: {
    first: 'A hint',
    next: (left: number) => `Another hint (${left} left)`,
    surrender: 'Give up and see the solution',
    solution: 'Our solution',
    lab: 'Put it into the lab',
    fields: 'Fill it in',
    hint: (number: number) => `Hint ${number}`,
  },
  zh: {
    first: '给个提示',
    next: (left: number) => `再给个提示（还有 ${left} 个）`,
    surrender: '放弃，看参考解',
    solution: '参考解',
    lab: '放到实验台上',
    fields: '填进去',
    hint: (number: number) => `提示 ${number}`,
  },
});

interface ChallengeHintsProps {
  readonly challenge: Pick<Challenge, 'hints' | 'explanation'>;
  readonly state: HintState;
  readonly solved: boolean;
  readonly onNext: () => void;
  readonly onLoad: () => void;
  /** what the solution is loaded into */
  readonly into?: 'lab' | 'fields';
}

/** Hints one at a time; the solution after success, or on surrender. */
export function ChallengeHints({ challenge, state, solved, onNext, onLoad, into = 'lab' }: ChallengeHintsProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const open = solved || state.solutionOpen;
  const left = challenge.hints.length - state.revealed;
  return (
    <div className={styles.hints}>
      <div role="status">
        <ol className={styles.hintList}>
          {challenge.hints.slice(0, state.revealed).map((hint, index) => (
            <li key={hint.en}>
              <b>{text.hint(index + 1)}.</b> {hint[language]}
            </li>
          ))}
        </ol>
      </div>
      {!open && (
        <div className={styles.row}>
          <Button variant="quiet" onClick={onNext}>
            {left === 0 ? text.surrender : state.revealed === 0 ? text.first : text.next(left)}
          </Button>
        </div>
      )}
      {open && (
        <div className={styles.solution}>
          <p>
            <b>{text.solution}.</b> {challenge.explanation[language]}
          </p>
          <Button icon={into === 'lab' ? 'settings' : 'check'} onClick={onLoad}>
            {text[into]}
          </Button>
        </div>
      )}
    </div>
  );
}
