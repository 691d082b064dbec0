import { defineMessages } from '@/lib/messages';
import { Icon } from '@/ui/icons/Icon';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { goalText, metricValue } from '@/lesson-kit/metricText';
import type { Challenge } from '@/lesson-kit/types';
import type { ChallengeResult } from '@/tutor/grading/challenge';
import { formatCount } from '@/widgets/format';
import styles from './ChallengeCard.module.css';
import type { ChallengeCheck } from './useChallengeCheck';

const messages = defineMessages({
  en: {
    running: (seed: number, step: string, steps: string) => `seed ${seed}: step ${step} of ${steps}`,
    failed: 'It could not be checked: the device reported an error. What is in the lab is untouched.',
    data: 'It could not be checked: the data did not arrive.',
    solved: 'Solved: the goal is reached on every seed.',
    not: 'Not yet: on this seed the goal is not reached. The other seeds were not tried.',
    seed: 'seed',
    reached: 'reached',
    missed: 'missed',
  },
  zh: {
    running: (seed: number, step: string, steps: string) => `种子 ${seed}：第 ${step} / ${steps} 步`,
    failed: '无法检验：设备报告了错误。实验台上的内容没有变。',
    data: '无法检验：没有取到数据。',
    solved: '完成：每个种子都达到了目标。',
    not: '还没有：这个种子没有达到目标，其余种子不再尝试。',
    seed: '种子',
    reached: '达到',
    missed: '未达到',
  },
});

/** How far the check has come, and what it measured seed by seed. */
export function ChallengeOutcome({ check, challenge }: { readonly check: ChallengeCheck; readonly challenge: Challenge }) {
  const text = useMessages(messages);
  const done = check.kind === 'done' ? check.result : null;
  return (
    <div className={styles.outcome}>
      <div role="status">
        {check.kind === 'failed' && <p>{check.code.startsWith('data-') ? text.data : text.failed}</p>}
        {check.kind === 'running' && <p>{text.running(check.seed, formatCount(check.step), formatCount(check.steps))}</p>}
        {done && (
          <p className={styles.verdict} data-solved={done.solved}>
            <Icon name={done.solved ? 'check' : 'cross'} />
            {done.solved ? text.solved : text.not}
          </p>
        )}
      </div>
      {(check.kind === 'done' || check.kind === 'running') && check.result.seeds.length > 0 && <Measured result={check.result} challenge={challenge} />}
    </div>
  );
}

function Measured({ result, challenge: { rules } }: { readonly result: ChallengeResult; readonly challenge: Challenge }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.seed}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.seed}</th>
            {rules.goals.map((goal) => (
              <th key={goalText(goal, 'en')} scope="col">
                {goalText(goal, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.seeds.map(({ seed, goals }) => (
            <tr key={seed}>
              <th scope="row">{seed}</th>
              {goals.map(({ value, reached }, index) => (
                <td key={goalText(rules.goals[index]!, 'en')} data-reached={reached}>
                  {metricValue(rules.goals[index]!.metric, value, language)} <Icon name={reached ? 'check' : 'cross'} />
                  <VisuallyHidden>{reached ? text.reached : text.missed}</VisuallyHidden>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
