import { defineMessages } from '@/lib/messages';
import { Tabs } from '@/ui/controls/Tabs';
import { useMessages } from '@/ui/preferences/language';
import type { DataPreview } from '@/engine/worker/protocol';
import type { InsidePanel } from '@/export/deck/types';
import { tour } from '@/lesson-kit/tour/tour';
import { useLab } from '@/session/LabContext';
import { BoundaryPanel, ConfusionPanel, GradientsPanel, LayersPanel, SamplesPanel } from './InsidePanels';
import { useLabView } from './labView';

const messages = defineMessages({
  en: { inside: 'Inside the networks', boundary: 'Boundary', samples: 'Samples', confusion: 'Confusion', layers: 'Layers', gradients: 'Gradients' },
  zh: { inside: '网络内部', boundary: '决策边界', samples: '样本', confusion: '混淆矩阵', layers: '各层分布', gradients: '梯度' },
});

/** What there is to see depends on the data: planes have a boundary, images have faces. */
export function panelsFor(preview: DataPreview): readonly InsidePanel[] {
  const own: readonly InsidePanel[] = [...(preview.points && preview.classes > 0 ? (['boundary'] as const) : []), ...(preview.samples ? (['samples'] as const) : [])];
  return [...own, ...(preview.classes > 2 ? (['confusion'] as const) : []), 'layers', 'gradients'];
}

/** The inside of all networks, one view at a time: only the one on screen is computed. */
export function LabInside() {
  const text = useMessages(messages);
  const preview = useLab((state) => (state.failure ? null : state.preview));
  const { view: { inside: chosen }, change } = useLabView();
  if (!preview) return null;
  const look = (inside: InsidePanel): void => {
    change({ inside });
    tour.note('inside');
  };
  const panels = panelsFor(preview);
  const selected = chosen && panels.includes(chosen) ? chosen : (panels[0] ?? 'layers');
  return (
    <Tabs label={text.inside} tabs={panels.map((id) => ({ id, label: text[id] }))} selected={selected} onSelect={look}>
      {selected === 'boundary' && <BoundaryPanel preview={preview} />}
      {selected === 'samples' && <SamplesPanel preview={preview} />}
      {selected === 'confusion' && <ConfusionPanel preview={preview} />}
      {selected === 'layers' && <LayersPanel />}
      {selected === 'gradients' && <GradientsPanel />}
    </Tabs>
  );
}
