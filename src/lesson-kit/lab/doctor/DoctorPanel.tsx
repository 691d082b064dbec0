import { useEffect, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import { applyRemedy } from '@/tutor/diagnosis/remedy';
import type { Remedy } from '@/tutor/diagnosis/types';
import { LaneChoice } from '@/lesson-kit/lab/LaneChoice';
import { useWatch } from '@/lesson-kit/lab/useWatch';
import type { StepRange } from '@/widgets/charts/curves/StepMark';
import { formatCount } from '@/widgets/format';
import { diagnosisText } from './diagnosisText';
import styles from './DoctorPanel.module.css';
import { EvidenceTable } from './EvidenceTable';
import { remedyText } from './remedyText';
import { useDiagnosis } from './useDiagnosis';

const messages = defineMessages({
  en: {
    where: (from: string, to: string) => `Steps ${from} to ${to}, shaded in the charts.`,
    likely: 'Likely: no other name fits the curve better.',
    also: 'Also seen:',
    try: (change: string) => `Try it in a new lane: ${change}`,
    added: (lane: number) => `Lane ${lane} is the new one, with this one change. All lanes start again from step 0; press Run.`,
    full: 'There are eight lanes already: remove one to try this change beside it.',
    blind: 'The doctor looks inside the networks only while this panel is open: open it before Run and it sees more.',
  },
  zh: {
    where: (from: string, to: string) => `第 ${from} 至 ${to} 步，图上已用底色标出。`,
    likely: '可能如此：没有别的模式更吻合。',
    also: '另外还有：',
    try: (change: string) => `在新通道中试试：${change}`,
    added: (lane: number) => `通道 ${lane} 是新的，只改了这一处。所有通道都从第 0 步重新开始，请点击“运行”。`,
    full: '已有八个通道：移除一个，才能把这项改动放在旁边比较。',
    blind: '只有打开这个面板时，医生才会查看网络内部：运行之前就打开，它能看到更多。',
  },
});

const maximumLanes = 8;

/** Names what the curves of one lane show, with the evidence, and offers one change beside it. */
export function DoctorPanel({ onMark }: { readonly onMark: (range: StepRange | null) => void }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const words = diagnosisText[language];
  const panel = useWatch('layers');
  const experiment = useLab((state) => state.experiment);
  const { edit } = useLabCommands();
  const [chosen, setLane] = useState(0);
  const [added, setAdded] = useState<number | null>(null);
  const lane = Math.min(chosen, experiment.lanes.length - 1);
  const [main, ...others] = useDiagnosis(lane);
  const from = main && main.severity !== 'none' ? main.range.from : null;
  const to = main?.range.to ?? 0;
  useEffect(() => onMark(from === null ? null : { from, to }), [onMark, from, to]);
  useEffect(() => () => onMark(null), [onMark]);

  const choose = (next: number): void => {
    setLane(next);
    setAdded(null);
  };
  const treat = (remedy: Remedy): void => {
    edit((current) => applyRemedy(current, lane, remedy));
    setAdded(lane + 2);
  };
  const full = experiment.lanes.length >= maximumLanes;
  return (
    <div ref={panel} className={styles.panel}>
      <LaneChoice lane={lane} onChange={choose} />
      {main && (
        <>
          <div role="status">
            <h2 className={styles.title} data-severity={main.severity}>
              {words[main.code].title}
            </h2>
            <p>{words[main.code].why}</p>
          </div>
          {from !== null && (
            <p className={styles.note}>
              {text.where(formatCount(from), formatCount(to))} {main.confidence === 'likely' && text.likely}
            </p>
          )}
          <EvidenceTable evidence={main.evidence} />
          {main.remedy && (
            <Button icon="plus" disabled={full} onClick={() => main.remedy && treat(main.remedy)}>
              {text.try(remedyText(main.remedy, language))}
            </Button>
          )}
          {main.remedy && full && <p className={styles.note}>{text.full}</p>}
          {others.length > 0 && (
            <p className={styles.note}>
              {text.also} {others.map(({ code }) => words[code].title).join(' · ')}
            </p>
          )}
        </>
      )}
      <p role="status" className={styles.note}>
        {added !== null && added <= experiment.lanes.length && text.added(added)}
      </p>
      <p className={styles.note}>{text.blind}</p>
    </div>
  );
}
