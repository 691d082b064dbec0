import { useMemo, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Select } from '@/ui/controls/Select';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { DataPreview, LayerSummary } from '@/engine/worker/protocol';
import { useLab } from '@/session/LabContext';
import { BoundaryMaps } from '@/widgets/charts/inside/BoundaryMaps';
import { ConfusionMatrix } from '@/widgets/charts/inside/ConfusionMatrix';
import { GradientNorms } from '@/widgets/charts/inside/GradientNorms';
import { LayerHistograms } from '@/widgets/charts/inside/LayerHistograms';
import { SampleDigits } from '@/widgets/charts/inside/SampleDigits';
import styles from './LabInside.module.css';
import { laneNames } from './laneNames';
import { blockName } from './layerNames';
import { useThrottled } from './useThrottled';
import { useWatch } from './useWatch';

const messages = defineMessages({
  en: { lane: 'Lane', waiting: 'Measured on the next mini-batch: press Run, or make one step.' },
  zh: { lane: '通道', waiting: '将在下一个小批量上测量：点击“运行”，或走一步。' },
});

const refreshMs = 200;

function useNames(): readonly string[] {
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  return useMemo(() => laneNames(experiment, language), [experiment, language]);
}

function useInside() {
  return useThrottled(useLab((state) => state.inside), refreshMs);
}

function Waiting() {
  return <p className={styles.waiting}>{useMessages(messages).waiting}</p>;
}

/** Which lane a panel is about, where it has room for one. */
function LaneChoice({ lane, onChange }: { readonly lane: number; readonly onChange: (lane: number) => void }) {
  const text = useMessages(messages);
  const names = useNames();
  if (names.length === 1) return null;
  const options = names.map((name, index) => ({ value: String(index), label: `${index + 1} · ${name}` }));
  return (
    <div className={styles.choice}>
      <Select inline label={text.lane} value={String(lane)} options={options} onChange={(value) => onChange(Number(value))} />
    </div>
  );
}

export function BoundaryPanel({ preview }: { readonly preview: DataPreview }) {
  const panel = useWatch('boundary');
  const map = useInside()?.boundary ?? null;
  return (
    <div ref={panel}>
      <BoundaryMaps preview={preview} map={map} names={useNames()} />
    </div>
  );
}

/** Names of a lane's blocks, from what the worker says where they end. */
function useBlockNames(): (lane: number, layers: readonly LayerSummary[]) => readonly string[] {
  const { language } = useLanguage();
  const lanes = useLab((state) => state.experiment.lanes);
  return (lane, layers) => layers.map((layer, index) => (lanes[lane] ? blockName(lanes[lane], index, layers[index - 1]?.layer ?? -1, layer.layer, language) : ''));
}

export function LayersPanel() {
  const panel = useWatch('layers');
  const lanes = useInside()?.layers ?? null;
  const [chosen, setLane] = useState(0);
  const lane = Math.min(chosen, (lanes?.length ?? 1) - 1);
  const layers = lanes?.[lane];
  const names = useBlockNames();
  return (
    <div ref={panel}>
      <LaneChoice lane={lane} onChange={setLane} />
      {layers ? <LayerHistograms layers={layers} lane={lane} names={names(lane, layers)} /> : <Waiting />}
    </div>
  );
}

export function GradientsPanel() {
  const panel = useWatch('layers');
  const lanes = useInside()?.layers ?? null;
  const laneTitles = useNames();
  const names = useBlockNames();
  return <div ref={panel}>{lanes ? <GradientNorms lanes={lanes} laneNames={laneTitles} layerName={(lane, index) => names(lane, lanes[lane] ?? [])[index] ?? ''} /> : <Waiting />}</div>;
}

export function SamplesPanel({ preview }: { readonly preview: DataPreview }) {
  const panel = useWatch('samples');
  return (
    <div ref={panel}>
      <SampleDigits preview={preview} answers={useInside()?.samples ?? null} names={useNames()} />
    </div>
  );
}

export function ConfusionPanel({ preview }: { readonly preview: DataPreview }) {
  const panel = useWatch('confusion');
  const matrices = useInside()?.confusion ?? null;
  const names = useNames();
  const [chosen, setLane] = useState(0);
  const lane = Math.min(chosen, (matrices?.length ?? 1) - 1);
  const counts = matrices?.[lane];
  return (
    <div ref={panel}>
      <LaneChoice lane={lane} onChange={setLane} />
      {counts ? <ConfusionMatrix counts={counts} classes={preview.classes} name={names[lane] ?? ''} /> : <Waiting />}
    </div>
  );
}
