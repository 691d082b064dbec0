import { useMemo } from 'react';
import { useLanguage } from '@/ui/preferences/language';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { metricText, quantityText } from '@/lesson-kit/metricText';
import type { LessonPrediction, RankingAnswer, SketchAnswer } from '@/lesson-kit/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import type { Answer, Mark } from '@/tutor/grading/prediction';
import { blankSketch } from '@/widgets/charts/sketch/sketchPoints';
import { SketchPad } from '@/widgets/charts/sketch/SketchPad';
import { ChoiceInput } from './ChoiceInput';
import { RankingInput } from './RankingInput';

export interface AnswerInputProps {
  readonly prediction: LessonPrediction;
  readonly answer: Answer | null;
  readonly marked: { readonly mark: Mark; readonly run: MeasuredRun } | null;
  readonly onChange: (answer: Answer) => void;
  readonly locked: boolean;
  readonly labelledBy: string;
}

/** The control that a question is answered with; once committed it shows the answer, and then what the run did. */
export function AnswerInput({ prediction, answer, marked, onChange, locked, labelledBy }: AnswerInputProps) {
  const { language } = useLanguage();
  const names = useMemo(() => (prediction.run ? laneNames(prediction.run.experiment(0), language) : []), [prediction, language]);
  const { answer: asked } = prediction;
  if (asked.kind === 'choice') {
    return (
      <ChoiceInput
        options={asked.options}
        chosen={answer?.kind === 'choice' ? answer.option : null}
        outcome={marked?.mark.kind === 'choice' ? marked.mark.outcome : null}
        exact={prediction.run === null}
        onChoose={(option) => onChange({ kind: 'choice', option })}
        locked={locked}
        labelledBy={labelledBy}
      />
    );
  }
  if (asked.kind === 'ranking') {
    return <RankingInput order={answer?.kind === 'ranking' ? answer.order : asked.lanes} names={names} hint={rankingHint(asked, language)} onChange={(order) => onChange({ kind: 'ranking', order })} locked={locked} labelledBy={labelledBy} />;
  }
  return <SketchInput asked={asked} steps={prediction.run?.experiment(0).steps ?? 1} points={answer?.kind === 'sketch' ? answer.points : null} run={marked?.run ?? null} name={names[asked.lane] ?? ''} several={names.length > 1} onChange={onChange} locked={locked} />;
}

function rankingHint({ metric, first }: RankingAnswer, language: 'en' | 'zh'): string {
  const what = metricText(metric, language);
  if (language === 'zh') return `${what}：${first === 'highest' ? '最高' : '最低'}的排在最前`;
  return `${first === 'highest' ? 'Highest' : 'Lowest'} first: ${what}`;
}

interface SketchInputProps {
  readonly asked: SketchAnswer;
  readonly steps: number;
  readonly points: readonly { readonly step: number; readonly value: number }[] | null;
  readonly run: MeasuredRun | null;
  readonly name: string;
  /** lanes to tell apart */
  readonly several: boolean;
  readonly onChange: (answer: Answer) => void;
  readonly locked: boolean;
}

function SketchInput({ asked, steps, points, run, name, several, onChange, locked }: SketchInputProps) {
  const { language } = useLanguage();
  const scale = asked.quantity === 'trainLoss' || asked.quantity === 'validationLoss' ? 'log' : 'linear';
  const curves = useMemo(() => {
    if (!run) return [];
    const series = run.evaluations.map(({ step, lanes }) => ({ step, value: finite(lanes[asked.lane]?.[asked.quantity]) }));
    return [{ id: 'run', lane: asked.lane, label: name, series }];
  }, [run, asked, name]);
  return (
    <SketchPad
      title={[quantityText(asked.quantity, language), ...(several ? [name] : [])].join(' · ')}
      steps={steps}
      range={asked.range}
      scale={scale}
      points={points ?? blankSketch(steps, asked.range, scale)}
      onChange={(drawn) => onChange({ kind: 'sketch', points: drawn })}
      locked={locked}
      curves={curves}
    />
  );
}

const finite = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
