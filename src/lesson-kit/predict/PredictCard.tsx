import { useId, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { usePrediction } from '@/lesson-kit/LessonContext';
import { Answer } from '@/lesson-kit/lecture/Answer';
import { useReveal } from '@/lesson-kit/lecture/reveal';
import { useThrottled } from '@/lesson-kit/lab/useThrottled';
import { ToLab } from '@/lesson-kit/ToLab';
import type { LessonPrediction } from '@/lesson-kit/types';
import { useLab } from '@/session/LabContext';
import { answerProblem, type Answer as ReaderAnswer } from '@/tutor/grading/prediction';
import { formatCount } from '@/widgets/format';
import { AnswerInput } from './AnswerInput';
import { blankAnswer, gradable } from './gradable';
import styles from './PredictCard.module.css';
import { PredictResult } from './PredictResult';
import { usePredictionFlow, type PredictionState } from './usePredictionFlow';

const messages = defineMessages({
  en: {
    kicker: 'Predict',
    commit: 'Commit and run',
    commitExact: 'Commit',
    again: 'Ask me again',
    first: { choice: 'Choose an answer first.', ranking: 'Put the lanes in order, then commit.', sketch: 'Draw your curve first.' },
    running: (step: string, steps: string) => `Committed. The lab is training: step ${step} of ${steps}.`,
    paused: 'Committed. The run in the lab is paused; your answer is marked when it has ended.',
    measuring: 'The curves are there; the inside of the networks is being measured …',
    void: {
      changed: 'Not marked: the experiment in the lab was changed before the run had ended.',
      failed: 'Not marked: the device reported an error during the run.',
      data: 'Not marked: the data did not arrive.',
      unmeasured: 'Not marked: this run did not measure what the question asks for.',
    },
  },
  zh: {
    kicker: '先预测',
    commit: '就选它，开始训练',
    commitExact: '就选它',
    again: '再来一次',
    first: { choice: '请先选一个答案。', ranking: '排好各通道的顺序，再提交。', sketch: '请先画出曲线。' },
    running: (step: string, steps: string) => `答案已锁定。实验台正在训练：第 ${step} / ${steps} 步。`,
    paused: '答案已锁定。实验台上的训练暂停中，结束后才会判定。',
    measuring: '曲线已经有了，正在测量网络内部……',
    void: {
      changed: '没有判定：训练结束之前，实验台上的实验被改动了。',
      failed: '没有判定：训练过程中设备报告了错误。',
      data: '没有判定：没有取到数据。',
      unmeasured: '没有判定：这次训练没有测到问题所问的量。',
    },
  },
});

/** A question to commit to before the run that answers it. */
export function PredictCard({ id }: { readonly id: string }) {
  const prediction = usePrediction(id);
  return <Question key={id} prediction={prediction} />;
}

function Question({ prediction }: { readonly prediction: LessonPrediction }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const questionId = useId();
  const [draft, setDraft] = useState<ReaderAnswer | null>(() => blankAnswer(prediction));
  const { state, commit, askAgain } = usePredictionFlow(prediction);
  const { shown } = useReveal();
  const asking = state.kind === 'asking';
  const marked = state.kind === 'marked' ? state : null;
  const ready = draft !== null && answerProblem(gradable(prediction), draft) === null;
  const again = (): void => {
    setDraft(blankAnswer(prediction));
    askAgain();
  };
  return (
    <section className={styles.card} data-state={marked ? (!shown ? 'hidden' : marked.mark.right ? 'right' : 'wrong') : state.kind} aria-labelledby={questionId}>
      <p className={styles.kicker}>{text.kicker}</p>
      <p id={questionId} className={styles.question}>
        {prediction.question[language]}
      </p>
      <AnswerInput prediction={prediction} answer={asking ? draft : state.answer} marked={shown ? marked : null} onChange={setDraft} locked={!asking} labelledBy={questionId} />
      {asking && (
        <div className={styles.row}>
          <Button variant="primary" icon={prediction.run ? 'play' : 'check'} disabled={!ready} onClick={() => draft && commit(draft)}>
            {prediction.run ? text.commit : text.commitExact}
          </Button>
          {!ready && <span className={styles.note}>{text.first[prediction.answer.kind]}</span>}
        </div>
      )}
      <div role="status" className={styles.status}>
        <Progress state={state} />
        {marked && (
          <Answer>
            <PredictResult prediction={prediction} {...marked} />
          </Answer>
        )}
      </div>
      {state.kind === 'running' && <ToLab />}
      {(marked || state.kind === 'void') && (
        <div className={styles.row}>
          <Button icon="reset" onClick={again}>
            {text.again}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A sentence that changes faster is not read. */
const refreshMs = 500;

function Progress({ state }: { readonly state: PredictionState }) {
  const text = useMessages(messages);
  const step = useThrottled(useLab((lab) => lab.step), refreshMs);
  const steps = useLab((lab) => lab.experiment.steps);
  const paused = useLab((lab) => lab.status === 'paused');
  if (state.kind === 'void') return <p>{text.void[state.why]}</p>;
  if (state.kind === 'measuring') return <p>{text.measuring}</p>;
  if (state.kind !== 'running') return null;
  return <p>{paused ? text.paused : text.running(formatCount(step), formatCount(steps))}</p>;
}
