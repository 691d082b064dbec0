import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Badge } from '@/ui/feedback/Badge';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { Answer } from '@/lesson-kit/lecture/Answer';
import { useReveal } from '@/lesson-kit/lecture/reveal';
import { useClaim, useLesson } from '@/lesson-kit/LessonContext';
import { tourTarget } from '@/lesson-kit/tour/pointOut';
import { useTourNote } from '@/lesson-kit/tour/tour';
import type { Claim } from '@/lesson-kit/types';
import type { ClaimOutcome } from '@/session/claimRunner';
import { useProgress } from '@/session/progress/ProgressContext';
import { formatCount, formatNumber, formatSetting } from '@/widgets/format';
import styles from './ClaimCard.module.css';
import { ClaimResult } from './ClaimResult';
import { useClaimRun, type ClaimRun } from './useClaimRun';

const messages = defineMessages({
  en: {
    run: 'Check it',
    again: 'Check again',
    fresh: 'Measured on seeds drawn for you.',
    listed: 'With the seeds of our tests',
    cancel: 'Cancel',
    holds: 'holds',
    fails: 'does not hold',
    queued: 'waiting for the device …',
    progress: (seed: number, step: string, steps: string) => `seed ${seed}: step ${step} of ${steps}`,
    failed: 'It could not be run: the device reported an error. The rest of the lesson is not affected.',
    data: 'It could not be run: its data did not arrive.',
    held: 'It held when you last checked it.',
    failedBefore: 'It did not hold when you last checked it.',
  },
  zh: {
    run: '验证',
    again: '再验证一次',
    fresh: '以上是刚为你随机抽取的种子。',
    listed: '改用我们测试所用的种子',
    cancel: '取消',
    holds: '成立',
    fails: '不成立',
    queued: '等待设备…',
    progress: (seed: number, step: string, steps: string) => `种子 ${seed}：第 ${step} / ${steps} 步`,
    failed: '无法运行：设备报告了错误。课文其余部分不受影响。',
    data: '无法运行：没有取到数据。',
    held: '你上次验证时成立。',
    failedBefore: '你上次验证时不成立。',
  },
});

/** A quantitative statement with the button that measures it. */
export function ClaimCard({ id }: { readonly id: string }) {
  const claim = useClaim(id);
  return <RunnableClaim key={id} claim={claim} />;
}

function RunnableClaim({ claim }: { readonly claim: Claim }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { run, start, cancel } = useClaimRun(claim);
  useTourNote('claim', run.kind === 'done');
  const { shown } = useReveal();
  const running = run.kind === 'running';
  return (
    <div className={styles.claim} {...tourTarget('claim')} data-state={run.kind !== 'done' ? run.kind : shown ? (run.outcome.passed ? 'holds' : 'fails') : 'hidden'}>
      <div className={styles.statement}>
        <p>{claim.text[language]}</p>
        {run.kind === 'done' && shown && <Badge tone={run.outcome.passed ? 'success' : 'danger'}>{run.outcome.passed ? text.holds : text.fails}</Badge>}
        <Button onClick={running ? cancel : () => start('fresh')} icon={running ? 'close' : run.kind === 'done' ? 'reset' : 'play'}>
          {running ? text.cancel : run.kind === 'done' ? text.again : text.run}
        </Button>
      </div>
      <div role="status" className={styles.state}>
        <ClaimState claim={claim} run={run} />
      </div>
      {run.kind === 'done' && isFresh(claim, run.outcome) && (
        <p className={styles.source}>
          {text.fresh}{' '}
          <Button variant="quiet" onClick={() => start('listed')}>
            {text.listed}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Exact arithmetic knows no seed. */
const isFresh = (claim: Claim, { seeds }: ClaimOutcome): boolean => seeds.some(({ seed }) => seed !== null && !claim.seeds.includes(seed));

function ClaimState({ claim, run }: { readonly claim: Claim; readonly run: ClaimRun }) {
  const text = useMessages(messages);
  const { shown } = useReveal();
  if (run.kind === 'failed') return <p>{run.code.startsWith('data-') ? text.data : text.failed}</p>;
  if (run.kind === 'done') {
    return (
      <Answer>
        <ClaimResult claim={claim} seeds={run.outcome.seeds} value={run.outcome.value} />
      </Answer>
    );
  }
  if (run.kind !== 'running') return shown && <LastRun claim={claim} />;
  const { progress } = run;
  if (!progress) return <p>{text.queued}</p>;
  const share = (progress.seeds.length + progress.step / Math.max(1, progress.steps)) / claim.seeds.length;
  return (
    <>
      <progress value={Math.min(1, share)} max={1} aria-label={claim.id} />
      <p>{text.progress(progress.seed, formatCount(progress.step), formatCount(progress.steps))}</p>
      {shown && progress.seeds.length > 0 && <p>{progress.seeds.map(({ value }) => formatNumber(value, claim.digits)).join(' · ')} ({claim.comparator === '<=' ? '≤' : '≥'} {formatSetting(claim.threshold)})</p>}
    </>
  );
}

/** What came out on an earlier visit. */
function LastRun({ claim }: { readonly claim: Claim }) {
  const text = useMessages(messages);
  const { slug } = useLesson();
  const last = useProgress(({ lessons }) => lessons.get(slug)?.claims.get(claim.id));
  return last && <p>{last.passed ? text.held : text.failedBefore}</p>;
}
