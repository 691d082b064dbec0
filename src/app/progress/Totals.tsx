import type { CourseLesson } from '@/app/course/useCourse';
import { defineMessages } from '@/lib/messages';
import type { Standing } from '@/tutor/progress/standing';
import { useMessages } from '@/ui/preferences/language';
import styles from './Totals.module.css';

const messages = defineMessages({
  en: { lessons: 'lessons done', claims: 'claims checked', predictions: 'predictions right', challenges: 'challenges solved', of: (done: number, of: number) => `${done} of ${of}` },
  zh: { lessons: '完成的课程', claims: '验证过的结论', predictions: '答对的预测', challenges: '完成的挑战', of: (done: number, of: number) => `${done} / ${of}` },
});

/** The whole course in up to four numbers. */
export function Totals({ lessons }: { readonly lessons: readonly CourseLesson[] }) {
  const text = useMessages(messages);
  const sum = (number: (standing: Standing) => number): number => lessons.reduce((total, { standing }) => total + number(standing), 0);
  const rows = [
    { name: text.lessons, done: sum(({ state }) => Number(state === 'done')), of: lessons.length },
    { name: text.claims, done: sum(({ claims }) => claims.done), of: sum(({ claims }) => claims.of) },
    { name: text.predictions, done: sum(({ predictions }) => predictions.well), of: sum(({ predictions }) => predictions.of) },
    { name: text.challenges, done: sum(({ challenges }) => challenges.well), of: sum(({ challenges }) => challenges.of) },
  ].filter(({ of }) => of > 0);
  return (
    <dl className={styles.totals}>
      {rows.map(({ name, done, of }) => (
        <div key={name} className={styles.total}>
          <dt>{name}</dt>
          <dd>{text.of(done, of)}</dd>
        </div>
      ))}
    </dl>
  );
}
