import { useCallback, useEffect, useRef, useState } from 'react';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { useLesson, useStageActions } from '@/lesson-kit/LessonContext';
import type { LessonPrediction } from '@/lesson-kit/types';
import { freshSeeds } from '@/session/freshSeeds';
import { useLabCommands, useRunInLab } from '@/session/LabContext';
import { useProgressCommands } from '@/session/progress/ProgressContext';
import { markAnswer, type Answer, type Mark } from '@/tutor/grading/prediction';
import { gradable, noRun } from './gradable';

export type PredictionState =
  | { readonly kind: 'asking' }
  /** committed; the lab trains */
  | { readonly kind: 'running'; readonly answer: Answer }
  /** the curves are there; what the question needs besides is being measured */
  | { readonly kind: 'measuring'; readonly answer: Answer }
  | { readonly kind: 'marked'; readonly answer: Answer; readonly mark: Mark; readonly run: MeasuredRun }
  /** the run said nothing: changed on the way, or failed */
  | { readonly kind: 'void'; readonly answer: Answer; readonly why: 'changed' | 'failed' | 'data' | 'unmeasured' };

interface PredictionFlow {
  readonly state: PredictionState;
  readonly commit: (answer: Answer) => void;
  /** back to the question; what runs is left alone */
  readonly askAgain: () => void;
}

/** From the question over the run in the lab to the mark. Leaving the page or asking again ends it. */
export function usePredictionFlow(prediction: LessonPrediction): PredictionFlow {
  const runInLab = useRunInLab();
  const { measure } = useLabCommands();
  const { setState: setStage } = useStageActions();
  const { slug } = useLesson();
  const progress = useProgressCommands();
  const [state, setState] = useState<PredictionState>({ kind: 'asking' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const askAgain = useCallback(() => {
    controller.current?.abort();
    setStage({ sketch: null });
    setState({ kind: 'asking' });
  }, [setStage]);

  const commit = useCallback(
    (answer: Answer) => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      const show = (next: PredictionState): void => {
        if (!own.signal.aborted) setState(next);
      };
      const finish = (run: MeasuredRun): void => {
        const mark = markAnswer(gradable(prediction), answer, run);
        if (own.signal.aborted) return;
        if (!mark || isUnmeasured(mark)) return show({ kind: 'void', answer, why: 'unmeasured' });
        progress.prediction(slug, prediction.id, mark);
        show({ kind: 'marked', answer, mark, run });
      };
      const { run } = prediction;
      if (!run) return finish(noRun);
      const experiment = run.experiment(freshSeeds(1)[0]!);
      setState({ kind: 'running', answer });
      const trained = runInLab(experiment, own.signal);
      // After loading, which takes what was on the stage away.
      setStage({ task: { kind: 'prediction', id: prediction.id, experiment }, challenge: null, sketch: sketchOf(prediction, answer) });
      const judged = run.request
        ? trained.then(() => {
            show({ kind: 'measuring', answer });
            return measure(experiment, { signal: own.signal, request: run.request! });
          })
        : trained;
      judged.then(finish, (error: unknown) => show({ kind: 'void', answer, why: reasonOf(error) }));
    },
    [prediction, runInLab, measure, setStage, slug, progress],
  );
  return { state, commit, askAgain };
}

const isUnmeasured = (mark: Mark): boolean => mark.kind === 'choice' && mark.outcome === '';

function sketchOf({ answer: asked }: LessonPrediction, answer: Answer) {
  return asked.kind === 'sketch' && answer.kind === 'sketch' ? { quantity: asked.quantity, lane: asked.lane, points: answer.points } : null;
}

function reasonOf(error: unknown): 'changed' | 'failed' | 'data' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'changed') return 'changed';
  return code.startsWith('data-') ? 'data' : 'failed';
}
