import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { Evidence } from '@/tutor/diagnosis/types';
import { formatNumber, formatSetting } from '@/widgets/format';
import styles from './DoctorPanel.module.css';
import { evidenceText } from './evidenceText';

const messages = defineMessages({
  en: { evidence: 'Evidence', measured: 'measured', threshold: 'compared with', layer: (layer: number) => ` (layer ${layer})` },
  zh: { evidence: '依据', measured: '测得', threshold: '对照', layer: (layer: number) => `（第 ${layer} 层）` },
});

/** Counts as they are, measurements to three digits. */
const show = (value: number): string => (Number.isInteger(value) ? formatSetting(value) : formatNumber(value));

/** What was measured and what it was compared with. */
export function EvidenceTable({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  if (evidence.length === 0) return null;
  return (
    <table className={styles.evidence}>
      <thead>
        <tr>
          <th scope="col">{text.evidence}</th>
          <th scope="col">{text.measured}</th>
          <th scope="col">{text.threshold}</th>
        </tr>
      </thead>
      <tbody>
        {evidence.map(({ name, value, comparator, threshold, layer }) => (
          <tr key={`${name} ${layer}`}>
            <th scope="row">
              {evidenceText[language][name]}
              {layer !== undefined && text.layer(layer + 1)}
            </th>
            <td>{show(value)}</td>
            <td>
              {comparator === '<=' ? '≤' : '≥'} {formatSetting(threshold)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
