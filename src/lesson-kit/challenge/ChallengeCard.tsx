import { useCallback, useMemo, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useChallenge, useLesson, useStageActions } from '@/lesson-kit/LessonContext';
import { goalText } from '@/lesson-kit/metricText';
import { ToLab } from '@/lesson-kit/ToLab';
import type { Challenge } from '@/lesson-kit/types';
import { useActiveChallenge } from '@/lesson-kit/useTask';
import { useLab, useLabCommands } from '@/session/LabContext';
import { sameValue } from '@/session/experiments';
import { useProgressCommands } from '@/session/progress/ProgressContext';
import { judgedPart, noHints, revealHint, violations, type ChallengeResult } from '@/tutor/grading/challenge';
import styles from './ChallengeCard.module.css';
import { ChallengeFrame, useSolved } from './ChallengeFrame';
import { ChallengeHints } from './ChallengeHints';
import { ChallengeOutcome } from './ChallengeOutcome';
import { HandTask } from './HandTask';
import { rulesText, violationText } from './ruleText';
import { useChallengeCheck } from './useChallengeCheck';

const messages = defineMessages({
  en: {
    kicker: 'Challenge',
    goal: 'Goal',
    rules: 'Rules',
    take: 'Set it up in the lab',
    back: 'Back to the start',
    check: (seeds: number) => `Check what is in the lab, on ${seeds} seeds`,
    cancel: 'Cancel',
    untouched: 'The lab holds the start, unchanged. Change something first.',
    elsewhere: 'The lab holds something else now. Set the challenge up again to go on.',
  },
  zh: {
    kicker: '挑战',
    goal: '目标',
    rules: '规则',
    take: '放到实验台上',
    back: '回到起点',
    check: (seeds: number) => `检验实验台上的设置（${seeds} 个种子）`,
    cancel: '取消',
    untouched: '实验台上还是起点，没有改动。请先改点什么。',
    elsewhere: '实验台上现在是别的实验。要继续，请重新放上这道题。',
  },
});

/** A goal to reach with the lab's own controls, or with a few numbers by hand. */
export function ChallengeCard({ id }: { readonly id: string }) {
  const challenge = useChallenge(id);
  return 'fields' in challenge ? <HandTask key={id} challenge={challenge} /> : <Task key={id} challenge={challenge} />;
}

function Task({ challenge }: { readonly challenge: Challenge }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { rules } = challenge;
  const { load } = useLabCommands();
  const { setState: setStage } = useStageActions();
  const active = useActiveChallenge() === challenge;
  const [taken, setTaken] = useState(false);
  const [hints, setHints] = useState(noHints);
  const { slug } = useLesson();
  const progress = useProgressCommands();
  const solved = useSolved(challenge.id);
  const onJudged = useCallback(
    (result: ChallengeResult) => progress.attempt(slug, challenge.id, { solved: result.solved, hints: hints.revealed, solutionOpen: hints.solutionOpen }),
    [progress, slug, challenge, hints],
  );
  const { check, start, cancel } = useChallengeCheck(rules, onJudged);

  const setUp = (experiment = rules.start): void => {
    load(experiment);
    setStage({ task: { kind: 'challenge', id: challenge.id, experiment }, challenge, sketch: null });
    setTaken(true);
  };
  return (
    <ChallengeFrame challenge={challenge} kicker={text.kicker} solved={solved}>
      <dl className={styles.rules}>
        <dt>{text.goal}</dt>
        {rules.goals.map((goal) => (
          <dd key={goalText(goal, 'en')}>{goalText(goal, language)}</dd>
        ))}
        <dt>{text.rules}</dt>
        {rulesText(rules, language).map((rule) => (
          <dd key={rule}>{rule}</dd>
        ))}
      </dl>
      {!taken && (
        <div className={styles.row}>
          <Button variant="primary" icon="settings" onClick={() => setUp()}>
            {text.take}
          </Button>
        </div>
      )}
      {taken && (
        <>
          {active ? <Attempt challenge={challenge} running={check.kind === 'running'} onCheck={start} onCancel={cancel} onRestart={() => setUp()} /> : <Elsewhere onSetUp={() => setUp()} />}
          <ChallengeOutcome check={check} challenge={challenge} />
          <ChallengeHints challenge={challenge} state={hints} solved={solved} onNext={() => setHints((before) => revealHint(before, challenge.hints.length))} onLoad={() => setUp(challenge.reference)} />
        </>
      )}
    </ChallengeFrame>
  );
}

function Elsewhere({ onSetUp }: { readonly onSetUp: () => void }) {
  const text = useMessages(messages);
  return (
    <div className={styles.row}>
      <span className={styles.note}>{text.elsewhere}</span>
      <Button onClick={onSetUp}>{text.take}</Button>
    </div>
  );
}

interface AttemptProps {
  readonly challenge: Challenge;
  readonly running: boolean;
  readonly onCheck: (attempt: Parameters<ReturnType<typeof useChallengeCheck>['start']>[0]) => void;
  readonly onCancel: () => void;
  readonly onRestart: () => void;
}

/** What the lab holds now, against the rules. */
function Attempt({ challenge: { rules }, running, onCheck, onCancel, onRestart }: AttemptProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const attempt = useMemo(() => judgedPart(rules, experiment), [rules, experiment]);
  const problems = useMemo(() => violations(rules, attempt), [rules, attempt]);
  const untouched = sameValue({ ...attempt, seed: 0 }, { ...rules.start, seed: 0 });
  return (
    <>
      <div role="status">
        <ul className={styles.problems}>
          {untouched && <li>{text.untouched}</li>}
          {[...new Set(problems.map((problem) => violationText(problem, rules, language)))].map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
      <div className={styles.row}>
        <Button variant="primary" icon={running ? 'close' : 'check'} disabled={!running && (untouched || problems.length > 0)} onClick={() => (running ? onCancel() : onCheck(attempt))}>
          {running ? text.cancel : text.check(rules.seeds.length)}
        </Button>
        <ToLab />
        <Button variant="quiet" icon="reset" onClick={onRestart}>
          {text.back}
        </Button>
      </div>
    </>
  );
}
