import { defineMessages } from '@/lib/messages';
import { Icon } from '@/ui/icons/Icon';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { metricText, metricValue } from '@/lesson-kit/metricText';
import type { ChoiceAnswer, LessonPrediction, RankingAnswer, SketchAnswer, Translated } from '@/lesson-kit/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { metricOf } from '@/tutor/grading/metrics';
import type { Answer, Mark } from '@/tutor/grading/prediction';
import { formatNumber } from '@/widgets/format';
import { measuredFor } from './gradable';
import styles from './PredictCard.module.css';

const messages = defineMessages({
  en: {
    right: 'As you said.',
    wrong: 'The run says otherwise.',
    wrongExact: 'The numbers say otherwise.',
    computed: 'Computed',
    measured: 'Measured',
    order: 'The run’s order',
    regions: { start: 'in the first third', middle: 'in the middle third', end: 'in the last third' },
    off: (where: string, side: 'above' | 'below') => `Your curve is furthest off ${where}: too ${side === 'above' ? 'high' : 'low'}.`,
  },
  zh: {
    right: '和你说的一样。',
    wrong: '训练的结果并非如此。',
    wrongExact: '算出来并非如此。',
    computed: '算得',
    measured: '测得',
    order: '实际的顺序',
    regions: { start: '前三分之一', middle: '中间三分之一', end: '后三分之一' },
    off: (where: string, side: 'above' | 'below') => `你的曲线在${where}偏得最多：${side === 'above' ? '偏高' : '偏低'}。`,
  },
});

interface PredictResultProps {
  readonly prediction: LessonPrediction;
  readonly answer: Answer;
  readonly mark: Mark;
  readonly run: MeasuredRun;
}

/** The mark, what it rests on, what that means for the answer given, and why. */
export function PredictResult({ prediction, answer, mark, run }: PredictResultProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { answer: asked, explanation } = prediction;
  return (
    <div className={styles.result}>
      <p className={styles.verdict}>
        <Icon name={mark.right ? 'check' : 'cross'} />
        {mark.right ? text.right : prediction.run ? text.wrong : text.wrongExact}
      </p>
      {asked.kind === 'choice' && <ChoiceEvidence asked={asked} run={run} exact={prediction.run === null} />}
      {asked.kind === 'ranking' && mark.kind === 'ranking' && <RankingEvidence prediction={prediction} asked={asked} outcome={mark.outcome} run={run} />}
      {mark.kind === 'sketch' && !mark.right && mark.mostWrong && <p>{text.off(text.regions[mark.mostWrong.region], mark.mostWrong.side)}</p>}
      <p>{feedbackOf(asked, answer, mark)[language]}</p>
      <p>{explanation[language]}</p>
    </div>
  );
}

const nothing: Translated = { en: '', zh: '' };

function feedbackOf(asked: LessonPrediction['answer'], answer: Answer, mark: Mark): Translated {
  if (asked.kind === 'choice') return asked.options.find(({ id }) => answer.kind === 'choice' && id === answer.option)?.feedback ?? nothing;
  if (asked.kind === 'ranking') return mark.right ? asked.feedback.right : asked.feedback.wrong;
  return sketchFeedback(asked, mark);
}

function sketchFeedback({ feedback }: SketchAnswer, mark: Mark): Translated {
  if (mark.right || mark.kind !== 'sketch') return feedback.right;
  return mark.directionRight ? feedback.level : feedback.direction;
}

function ChoiceEvidence({ asked, run, exact }: { readonly asked: ChoiceAnswer; readonly run: MeasuredRun; readonly exact: boolean }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const values = measuredFor(asked, run);
  return (
    <dl className={styles.evidence}>
      <dt>
        {exact ? text.computed : text.measured}: {asked.quantity[language]}
      </dt>
      {values.map((value, index) => (
        <dd key={asked.options[index]!.id}>
          {values.length > 1 && `${asked.options[index]!.text[language]}: `}
          <b>{formatNumber(value, asked.digits)}</b>
        </dd>
      ))}
    </dl>
  );
}

interface RankingEvidenceProps {
  readonly prediction: LessonPrediction;
  readonly asked: RankingAnswer;
  readonly outcome: readonly number[];
  readonly run: MeasuredRun;
}

function RankingEvidence({ prediction, asked, outcome, run }: RankingEvidenceProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const names = prediction.run ? laneNames(prediction.run.experiment(0), language) : [];
  return (
    <dl className={styles.evidence}>
      <dt>
        {text.order}: {metricText(asked.metric, language)}
      </dt>
      {outcome.map((lane, place) => (
        <dd key={lane}>
          {place + 1}. {names[lane]}: <b>{metricValue(asked.metric, metricOf(run, lane, asked.metric), language)}</b>
        </dd>
      ))}
    </dl>
  );
}
