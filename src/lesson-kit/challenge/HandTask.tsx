import { useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { NumberField } from '@/ui/controls/NumberField';
import { Select } from '@/ui/controls/Select';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLesson } from '@/lesson-kit/LessonContext';
import type { HandChallenge, HandField, HandValues } from '@/lesson-kit/types';
import { useProgressCommands } from '@/session/progress/ProgressContext';
import { noHints, revealHint } from '@/tutor/grading/challenge';
import { reaches } from '@/tutor/grading/metrics';
import { formatSetting } from '@/widgets/format';
import styles from './ChallengeCard.module.css';
import { ChallengeFrame, useSolved } from './ChallengeFrame';
import { ChallengeHints } from './ChallengeHints';
import { HandAttempts, type HandAttempt } from './HandAttempts';

const messages = defineMessages({
  en: { kicker: 'Challenge by hand', goal: 'Goal', check: 'Check' },
  zh: { kicker: '手算挑战', goal: '目标', check: '检验' },
});

/** A goal to reach with typed numbers: what they lead to is computed on the spot. */
export function HandTask({ challenge }: { readonly challenge: HandChallenge }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { slug } = useLesson();
  const progress = useProgressCommands();
  const solved = useSolved(challenge.id);
  const [values, setValues] = useState(challenge.start);
  const [attempts, setAttempts] = useState<readonly HandAttempt[]>([]);
  const [hints, setHints] = useState(noHints);
  const check = (): void => {
    const value = challenge.measure(values);
    const reached = reaches(challenge, value);
    setAttempts((before) => [{ values, value, reached }, ...before]);
    progress.attempt(slug, challenge.id, { solved: reached, hints: hints.revealed, solutionOpen: hints.solutionOpen });
  };
  return (
    <ChallengeFrame challenge={challenge} kicker={text.kicker} solved={solved}>
      <dl className={styles.rules}>
        <dt>{text.goal}</dt>
        <dd>{`${challenge.quantity[language]} ${challenge.comparator === '<=' ? '≤' : '≥'} ${formatSetting(challenge.threshold)}`}</dd>
      </dl>
      <div className={styles.fields}>
        {challenge.fields.map((field) => (
          <FieldInput key={field.id} field={field} value={values[field.id]!} onChange={(value) => setValues((before) => ({ ...before, [field.id]: value }))} />
        ))}
        <Button variant="primary" icon="check" onClick={check}>
          {text.check}
        </Button>
      </div>
      <HandAttempts challenge={challenge} attempts={attempts} />
      <ChallengeHints challenge={challenge} state={hints} solved={solved} onNext={() => setHints((before) => revealHint(before, challenge.hints.length))} onLoad={() => setValues(challenge.reference)} into="fields" />
    </ChallengeFrame>
  );
}

function FieldInput({ field: { label, control }, value, onChange }: { readonly field: HandField; readonly value: HandValues[string]; readonly onChange: (value: HandValues[string]) => void }) {
  const { language } = useLanguage();
  if (control.kind === 'number') return <NumberField label={label[language]} value={Number(value)} min={control.min} max={control.max} {...(control.integer ? { integer: true } : {})} onChange={onChange} />;
  return <Select label={label[language]} value={String(value)} options={control.options.map((option) => ({ value: option.value, label: option.label[language] }))} onChange={onChange} />;
}
