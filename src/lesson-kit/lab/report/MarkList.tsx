import { use } from 'react';
import { defineMessages, type Language } from '@/lib/messages';
import type { Mark } from '@/export/runFile/types';
import { LessonContext, type LessonScope } from '@/lesson-kit/LessonContext';
import styles from './RunReport.module.css';

const messages = defineMessages({
  en: {
    marks: 'Predictions, challenges and claims',
    kinds: { prediction: 'Prediction', challenge: 'Challenge', claim: 'Claim' },
    results: { right: 'right', wrong: 'wrong', solved: 'solved', 'solved-after-solution': 'solved, after seeing the solution', surrendered: 'solution opened', open: 'not solved yet', passed: 'holds', failed: 'does not hold' },
    tries: (attempts: number) => `attempts: ${attempts}`,
    hints: (hints: number) => `hints: ${hints}`,
  },
  zh: {
    marks: '预测、挑战与结论',
    kinds: { prediction: '预测', challenge: '挑战', claim: '结论' },
    results: { right: '对', wrong: '错', solved: '已完成', 'solved-after-solution': '看过解答后完成', surrendered: '已看解答', open: '尚未完成', passed: '成立', failed: '不成立' },
    tries: (attempts: number) => `尝试 ${attempts} 次`,
    hints: (hints: number) => `提示 ${hints} 条`,
  },
});

const wordOf = (words: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);

/** The words of the lesson for what was answered; its id where it has none. */
function titleOf({ kind, id }: Mark, lesson: LessonScope | null, language: Language): string {
  const titles = { prediction: lesson?.predictions.get(id)?.question, challenge: lesson?.challenges.get(id)?.title, claim: lesson?.claims.get(id)?.text };
  return (Object.hasOwn(titles, kind) ? titles[kind as keyof typeof titles]?.[language] : undefined) ?? id;
}

export function MarkList({ marks, language }: { readonly marks: readonly Mark[]; readonly language: Language }) {
  const text = messages[language];
  const lesson = use(LessonContext);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.marks}>
      <table className={styles.table}>
        <tbody>
          {marks.map((mark) => (
            <tr key={`${mark.kind} ${mark.id}`}>
              <th scope="row">{wordOf(text.kinds, mark.kind)}</th>
              <td>{titleOf(mark, lesson, language)}</td>
              <td>{wordOf(text.results, mark.result)}</td>
              <td>{[mark.attempts === null ? '' : text.tries(mark.attempts), mark.hints ? text.hints(mark.hints) : ''].filter((part) => part !== '').join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
