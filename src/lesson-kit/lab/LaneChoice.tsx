import { useMemo } from 'react';
import { defineMessages } from '@/lib/messages';
import { Select } from '@/ui/controls/Select';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLab } from '@/session/LabContext';
import styles from './LaneChoice.module.css';
import { laneNames } from './laneNames';

const messages = defineMessages({ en: { lane: 'Lane' }, zh: { lane: '通道' } });

export function useLaneNames(): readonly string[] {
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  return useMemo(() => laneNames(experiment, language), [experiment, language]);
}

/** Which lane a panel is about, where it has room for one. */
export function LaneChoice({ lane, onChange }: { readonly lane: number; readonly onChange: (lane: number) => void }) {
  const text = useMessages(messages);
  const names = useLaneNames();
  if (names.length === 1) return null;
  const options = names.map((name, index) => ({ value: String(index), label: `${index + 1} · ${name}` }));
  return (
    <div className={styles.choice}>
      <Select inline label={text.lane} value={String(lane)} options={options} onChange={(value) => onChange(Number(value))} />
    </div>
  );
}
