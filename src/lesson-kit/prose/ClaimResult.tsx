import { defineMessages } from '@/lib/messages';
import { Icon } from '@/ui/icons/Icon';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { Claim } from '@/lesson-kit/types';
import type { SeedOutcome } from '@/session/claimRunner';
import { formatNumber, formatSetting } from '@/widgets/format';
import styles from './ClaimCard.module.css';

const messages = defineMessages({
  en: { seed: 'seed', measured: 'measured', threshold: 'claimed', mean: 'mean', exact: 'computed', pass: 'holds', fail: 'does not hold' },
  zh: { seed: '种子', measured: '测得', threshold: '声称', mean: '均值', exact: '计算', pass: '成立', fail: '不成立' },
});

export interface ClaimResultProps {
  readonly claim: Claim;
  readonly seeds: readonly SeedOutcome[];
  /** what the claim is judged by */
  readonly value: number;
}

/** What was measured, seed by seed, beside the threshold. */
export function ClaimResult({ claim, seeds, value }: ClaimResultProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  return (
    <table className={styles.result}>
      <caption>{claim.quantity[language]}</caption>
      <tbody>
        <tr>
          <th scope="row">{seeds[0]?.seed === null ? text.exact : text.seed}</th>
          {seeds.map(({ seed }) => (
            <td key={seed}>{seed ?? ''}</td>
          ))}
          {claim.rule === 'mean' && <td>{text.mean}</td>}
          <td>{text.threshold}</td>
        </tr>
        <tr>
          <th scope="row">{text.measured}</th>
          {seeds.map(({ seed, value: measured, passed }) => (
            <td key={seed} data-passed={claim.rule === 'mean' ? undefined : passed}>
              {formatNumber(measured, claim.digits)}
              {claim.rule === 'each' && (
                <>
                  <Icon name={passed ? 'check' : 'cross'} />
                  <VisuallyHidden>{passed ? text.pass : text.fail}</VisuallyHidden>
                </>
              )}
            </td>
          ))}
          {claim.rule === 'mean' && <td>{formatNumber(value, claim.digits)}</td>}
          <td>
            {claim.comparator === '<=' ? '≤' : '≥'} {formatSetting(claim.threshold)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
