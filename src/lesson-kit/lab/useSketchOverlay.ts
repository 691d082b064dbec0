import { useMemo } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { useStage } from '@/lesson-kit/LessonContext';
import type { Sketch } from '@/lesson-kit/stage';
import type { Curve } from '@/widgets/charts/curves/curve';
import { readSeries } from '@/widgets/charts/curves/Crosshair';
import type { Curves } from './useCurves';

const messages = defineMessages({ en: { sketch: 'your sketch' }, zh: { sketch: '你画的曲线' } });

const sketchId = 'sketch';

export const kindOf = ({ quantity }: Sketch): 'loss' | 'accuracy' => (quantity === 'trainLoss' || quantity === 'validationLoss' ? 'loss' : 'accuracy');

const splitOf = ({ quantity }: Sketch): 'training' | 'validation' => (quantity === 'trainLoss' || quantity === 'trainAccuracy' ? 'training' : 'validation');

/** The curves of one chart, and over them what the reader drew before the run, where it is about the same quantity. */
export function useSketchOverlay(curves: Curves, kind: 'loss' | 'accuracy', split: 'training' | 'validation'): Curves {
  const text = useMessages(messages);
  const sketch = useStage((stage) => stage.sketch);
  const shown = sketch && kindOf(sketch) === kind && splitOf(sketch) === split ? sketch : null;
  return useMemo(() => {
    if (!shown) return curves;
    const drawn: Curve = { id: sketchId, lane: shown.lane, label: text.sketch, series: shown.points, ghost: true, sketch: true };
    return { curves: [drawn, ...curves.curves], read: (curve, step) => (curve.id === sketchId ? readSeries(curve, step) : curves.read(curve, step)) };
  }, [curves, shown, text]);
}
