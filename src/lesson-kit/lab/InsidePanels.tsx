import { useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { LayerSummary } from '@/engine/worker/insideProtocol';
import type { DataPreview } from '@/engine/worker/protocol';
import { useLab } from '@/session/LabContext';
import { BoundaryMaps } from '@/widgets/charts/inside/BoundaryMaps';
import { ConfusionMatrix } from '@/widgets/charts/inside/ConfusionMatrix';
import { GradientNorms } from '@/widgets/charts/inside/GradientNorms';
import { LayerHistograms } from '@/widgets/charts/inside/LayerHistograms';
import { SampleDigits } from '@/widgets/charts/inside/SampleDigits';
import styles from './LabInside.module.css';
import { LaneChoice, useLaneNames } from './LaneChoice';
import { blockName } from './layerNames';
import { useThrottled } from './useThrottled';
import { useWatch } from './useWatch';

const messages = defineMessages({
  en: { waiting: 'Measured on the next mini-batch: press Run, or make one step.' },
  zh: { waiting: '将在下一个小批量上测量：点击“运行”，或走一步。' },
});

const refreshMs = 200;

function useInside() {
  return useThrottled(useLab((state) => state.inside), refreshMs);
}

function Waiting() {
  return <p className={styles.waiting}>{useMessages(messages).waiting}</p>;
}

export function BoundaryPanel({ preview }: { readonly preview: DataPreview }) {
  const panel = useWatch('boundary');
  const map = useInside()?.boundary ?? null;
  return (
    <div ref={panel}>
      <BoundaryMaps preview={preview} map={map} names={useLaneNames()} />
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
      <div className={styles.choice}>
        <LaneChoice lane={lane} onChange={setLane} />
      </div>
      {layers ? <LayerHistograms layers={layers} lane={lane} names={names(lane, layers)} /> : <Waiting />}
    </div>
  );
}

export function GradientsPanel() {
  const panel = useWatch('layers');
  const lanes = useInside()?.layers ?? null;
  const laneTitles = useLaneNames();
  const names = useBlockNames();
  return <div ref={panel}>{lanes ? <GradientNorms lanes={lanes} laneNames={laneTitles} layerName={(lane, index) => names(lane, lanes[lane] ?? [])[index] ?? ''} /> : <Waiting />}</div>;
}

export function SamplesPanel({ preview }: { readonly preview: DataPreview }) {
  const panel = useWatch('samples');
  return (
    <div ref={panel}>
      <SampleDigits preview={preview} answers={useInside()?.samples ?? null} names={useLaneNames()} />
    </div>
  );
}

export function ConfusionPanel({ preview }: { readonly preview: DataPreview }) {
  const panel = useWatch('confusion');
  const matrices = useInside()?.confusion ?? null;
  const names = useLaneNames();
  const [chosen, setLane] = useState(0);
  const lane = Math.min(chosen, (matrices?.length ?? 1) - 1);
  const counts = matrices?.[lane];
  return (
    <div ref={panel}>
      <div className={styles.choice}>
        <LaneChoice lane={lane} onChange={setLane} />
      </div>
      {counts ? <ConfusionMatrix counts={counts} classes={preview.classes} name={names[lane] ?? ''} /> : <Waiting />}
    </div>
  );
}
