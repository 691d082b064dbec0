import { defineMessages } from '@/lib/messages';
import { useRadioName } from '@/ui/controls/useRadioName';
import { Badge } from '@/ui/feedback/Badge';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { ChoiceOption } from '@/lesson-kit/types';
import styles from './PredictCard.module.css';

const messages = defineMessages({
  en: { yours: 'your answer', outcome: 'what the run did', exact: 'what comes out' },
  zh: { yours: '你的答案', outcome: '实际结果', exact: '算出的结果' },
});

interface ChoiceInputProps {
  readonly options: readonly ChoiceOption[];
  readonly chosen: string | null;
  /** what the run has made true; null before */
  readonly outcome: string | null;
  /** nothing was trained: the outcome was computed */
  readonly exact: boolean;
  readonly onChoose: (option: string) => void;
  readonly locked: boolean;
  readonly labelledBy: string;
}

export function ChoiceInput({ options, chosen, outcome, exact, onChoose, locked, labelledBy }: ChoiceInputProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const name = useRadioName();
  return (
    <fieldset className={styles.options} aria-labelledby={labelledBy} disabled={locked}>
      {options.map((option) => (
        <label key={option.id} className={styles.option} data-outcome={outcome === option.id}>
          <input type="radio" name={name} value={option.id} checked={chosen === option.id} onChange={() => onChoose(option.id)} />
          <span>{option.text[language]}</span>
          {locked && chosen === option.id && <Badge tone={outcome === null ? 'accent' : outcome === option.id ? 'success' : 'warning'}>{text.yours}</Badge>}
          {outcome === option.id && chosen !== option.id && <Badge tone="accent">{exact ? text.exact : text.outcome}</Badge>}
        </label>
      ))}
    </fieldset>
  );
}
