import { useEffect, useRef } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { IconButton } from '@/ui/controls/IconButton';
import { Segmented } from '@/ui/controls/Segmented';
import { Select } from '@/ui/controls/Select';
import { useMessages } from '@/ui/preferences/language';
import { smoothings } from '@/export/deck/types';
import { useStage } from '@/lesson-kit/LessonContext';
import { tourTarget } from '@/lesson-kit/tour/pointOut';
import { useTourNote } from '@/lesson-kit/tour/tour';
import { useLab, useLabCommands } from '@/session/LabContext';
import { CurveChart } from '@/widgets/charts/curves/CurveChart';
import type { StepRange } from '@/widgets/charts/curves/StepMark';
import { GhostList } from './GhostList';
import styles from './LabCurves.module.css';
import { useLabView } from './labView';
import { SavePicture } from './picture/SavePicture';
import { useCurvePanels } from './useCurvePanels';
import { kindOf } from './useSketchOverlay';

const messages = defineMessages({
  en: {
    quantity: 'Quantity',
    loss: 'Loss',
    accuracy: 'Accuracy',
    scale: 'Axis',
    linear: 'linear',
    log: 'log',
    smoothing: 'Smoothing',
    none: 'none',
    last: (steps: number) => `≈ ${steps} steps`,
    whole: 'Whole run',
    pin: 'Pin these curves',
  },
  zh: {
    quantity: '指标',
    loss: '损失',
    accuracy: '准确率',
    scale: '坐标轴',
    linear: '线性',
    log: '对数',
    smoothing: '平滑',
    none: '不平滑',
    last: (steps: number) => `约 ${steps} 步`,
    whole: '整个过程',
    pin: '固定这些曲线',
  },
});

/** Training on the left, validation on the right, on steps and axes of their own: six lanes in one frame would be twelve lines. */
export function LabCurves({ mark }: { /** steps that the curve doctor speaks of */ readonly mark: StepRange | null }) {
  const text = useMessages(messages);
  const { view: { log, smoothing }, change } = useLabView();
  const { pin } = useLabCommands();
  const started = useLab((state) => state.step > 0);
  const { training, validation, hasAccuracy } = useCurvePanels();
  const { kind, view } = training;
  useTourNote('chart', started && view.crosshair !== null);
  useSketchInView();
  return (
    <section className={styles.curves}>
      <div className={styles.bar}>
        <Segmented label={text.quantity} labelHidden value={kind} onChange={(metric) => change({ metric })} options={hasAccuracy ? [{ value: 'loss', label: text.loss }, { value: 'accuracy', label: text.accuracy }] : [{ value: 'loss', label: text.loss }]} />
        <Segmented label={text.scale} labelHidden value={log ? 'log' : 'linear'} onChange={(scale) => change({ log: scale === 'log' })} disabled={kind !== 'loss'} options={[{ value: 'linear', label: text.linear }, { value: 'log', label: text.log }]} />
        <Select
          inline
          label={text.smoothing}
          value={String(smoothing)}
          onChange={(value) => change({ smoothing: smoothings.find((beta) => String(beta) === value) ?? 0 })}
          options={smoothings.map((beta) => ({ value: String(beta), label: beta === 0 ? text.none : text.last(Math.round(1 / (1 - beta))) }))}
        />
        <span className={styles.end}>
          {view.zoomed && (
            <Button variant="quiet" onClick={() => view.zoom(null)}>
              {text.whole}
            </Button>
          )}
          <IconButton icon="pin" label={text.pin} onClick={pin} disabled={!started} />
          <SavePicture panels={[{ ...training, window: view.window }, { ...validation, window: view.window }]} />
        </span>
      </div>
      <div className={styles.panels} {...tourTarget('chart')}>
        <CurveChart {...training} mark={mark} />
        <CurveChart {...validation} mark={mark} />
      </div>
      <GhostList />
    </section>
  );
}

/** A sketch that is committed to decides what the charts show: once, the reader may look elsewhere afterwards. */
function useSketchInView(): void {
  const sketch = useStage((stage) => stage.sketch);
  const { change } = useLabView();
  const seen = useRef(sketch);
  useEffect(() => {
    if (seen.current === sketch) return;
    seen.current = sketch;
    if (sketch) change({ metric: kindOf(sketch) });
  }, [sketch, change]);
}
