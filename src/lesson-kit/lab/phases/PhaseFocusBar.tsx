import { defineMessages } from '@/lib/messages';
import { NumberField } from '@/ui/controls/NumberField';
import { Select } from '@/ui/controls/Select';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { Lane } from '@/engine/experiment/types';
import type { PhaseFocus, PhaseView } from '@/engine/worker/phaseProtocol';
import { useLab } from '@/session/LabContext';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { layerName } from '@/lesson-kit/lab/layerNames';
import styles from './PhaseBoard.module.css';

const messages = defineMessages({
  en: { lane: 'Lane', layer: 'Layer', unit: 'Unit', sample: 'Sample' },
  zh: { lane: '通道', layer: '层', unit: '单元', sample: '样本' },
});

/** Which lane, layer, unit and sample are followed. */
export function PhaseFocusBar({ lane, view, onChange }: { readonly lane: Lane; readonly view: PhaseView; readonly onChange: (focus: PhaseFocus) => void }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const { focus, counts } = view;
  const names = laneNames(experiment, language);
  const dense = lane.layers.filter(({ kind }) => kind === 'dense');
  return (
    <div className={styles.focus}>
      {names.length > 1 && <Select inline label={text.lane} value={String(focus.lane)} options={names.map((name, index) => ({ value: String(index), label: `${index + 1} · ${name}` }))} onChange={(value) => onChange({ ...focus, lane: Number(value) })} />}
      <Select inline label={text.layer} value={String(focus.layer)} options={dense.map((layer, index) => ({ value: String(index), label: `${index + 1} · ${layerName(layer, language)}` }))} onChange={(value) => onChange({ ...focus, layer: Number(value) })} />
      <NumberField label={text.unit} value={focus.unit + 1} min={1} max={counts.units} integer onChange={(value) => onChange({ ...focus, unit: value - 1 })} />
      <NumberField label={text.sample} value={focus.sample + 1} min={1} max={counts.rows} integer onChange={(value) => onChange({ ...focus, sample: value - 1 })} />
    </div>
  );
}
