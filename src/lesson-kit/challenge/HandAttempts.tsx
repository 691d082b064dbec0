import { defineMessages, type Language } from '@/lib/messages';
import { Icon } from '@/ui/icons/Icon';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { HandChallenge, HandField, HandValues } from '@/lesson-kit/types';
import { formatCount, formatNumber, formatSetting } from '@/widgets/format';
import styles from './ChallengeCard.module.css';

const messages = defineMessages({
  en: { solved: 'Solved', not: 'Not yet', reached: 'reached', missed: 'missed', never: 'never', tries: 'Your tries, the last one first' },
  zh: { solved: '完成', not: '还没有', reached: '达到', missed: '未达到', never: '从未', tries: '你的各次尝试，最近的在最前' },
});

export interface HandAttempt {
  readonly values: HandValues;
  readonly value: number;
  readonly reached: boolean;
}

/** More than these are not compared any more. */
const shown = 6;

/** What has been tried and what came of it. */
export function HandAttempts({ challenge: { fields, quantity }, attempts }: { readonly challenge: HandChallenge; readonly attempts: readonly HandAttempt[] }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [last] = attempts;
  const valueText = (value: number): string => (value === Infinity ? text.never : Number.isInteger(value) ? formatCount(value) : formatNumber(value));
  return (
    <div className={styles.outcome}>
      <div role="status">
        {last && (
          <p className={styles.verdict} data-solved={last.reached}>
            <Icon name={last.reached ? 'check' : 'cross'} />
            {last.reached ? text.solved : text.not} · {quantity[language]}: {valueText(last.value)}
          </p>
        )}
      </div>
      {attempts.length > 0 && (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.tries}>
          <table className={styles.table}>
            <thead>
              <tr>
                {fields.map((field) => (
                  <th key={field.id} scope="col">
                    {field.label[language]}
                  </th>
                ))}
                <th scope="col">{quantity[language]}</th>
              </tr>
            </thead>
            <tbody>
              {attempts.slice(0, shown).map(({ values, value, reached }, index) => (
                <tr key={attempts.length - index}>
                  {fields.map((field) => (
                    <td key={field.id}>{entryText(field, values, language)}</td>
                  ))}
                  <td data-reached={reached}>
                    {valueText(value)} <Icon name={reached ? 'check' : 'cross'} />
                    <VisuallyHidden>{reached ? text.reached : text.missed}</VisuallyHidden>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function entryText({ id, control }: HandField, values: HandValues, language: Language): string {
  const value = values[id];
  if (control.kind === 'number') return formatSetting(Number(value));
  return control.options.find((option) => option.value === value)?.label[language] ?? '';
}
