import { useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { IconButton } from '@/ui/controls/IconButton';
import { Segmented } from '@/ui/controls/Segmented';
import { Select } from '@/ui/controls/Select';
import { useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import { CurveChart } from '@/widgets/charts/curves/CurveChart';
import type { StepRange } from '@/widgets/charts/curves/StepMark';
import { useChartView } from '@/widgets/charts/curves/useChartView';
import { GhostList } from './GhostList';
import styles from './LabCurves.module.css';
import { SavePicture } from './picture/SavePicture';
import { useStage } from '@/lesson-kit/LessonContext';
import { useCurves } from './useCurves';
import { kindOf, useSketchOverlay } from './useSketchOverlay';

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
    trainLoss: 'Training loss',
    validationLoss: 'Validation loss',
    trainAccuracy: 'Training accuracy',
    validationAccuracy: 'Validation accuracy',
    batch: 'each mini-batch',
    batchNats: 'each mini-batch, nats',
    all: 'whole set',
    allNats: 'whole set, nats',
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
    trainLoss: '训练损失',
    validationLoss: '验证损失',
    trainAccuracy: '训练准确率',
    validationAccuracy: '验证准确率',
    batch: '逐个小批量',
    batchNats: '逐个小批量，单位 nat',
    all: '整个验证集',
    allNats: '整个验证集，单位 nat',
  },
});

/** β of the corrected moving average; it looks back about 1/(1−β) steps. */
const smoothings = ['0', '0.8', '0.9', '0.98'] as const;

/** Training on the left, validation on the right, on steps and axes of their own: six lanes in one frame would be twelve lines. */
export function LabCurves({ mark }: { /** steps that the curve doctor speaks of */ readonly mark: StepRange | null }) {
  const text = useMessages(messages);
  const [quantity, setQuantity] = useState<'loss' | 'accuracy'>('loss');
  const [scale, setScale] = useState<'linear' | 'log'>('linear');
  const [smoothing, setSmoothing] = useState<(typeof smoothings)[number]>('0.9');
  const { pin } = useLabCommands();
  const steps = useLab((state) => Math.max(state.experiment.steps, state.step, ...state.ghosts.map(({ file, history }) => (file === undefined ? 0 : history.steps))));
  const started = useLab((state) => state.step > 0);
  const hasAccuracy = useLab((state) => (state.preview?.classes ?? 2) > 0);
  const isCrossEntropy = useLab((state) => state.experiment.lanes.every((lane) => lane.loss.kind.endsWith('CrossEntropy')));
  const shown = hasAccuracy ? quantity : 'loss';
  const view = useChartView(steps);
  useSketchInView(setQuantity);
  const training = useSketchOverlay(useCurves(shown === 'loss' ? 'batchLoss' : 'batchAccuracy', Number(smoothing)), shown, 'training');
  const validation = useSketchOverlay(useCurves(shown === 'loss' ? 'validationLoss' : 'validationAccuracy', 0), shown, 'validation');
  const loss = shown === 'loss';
  const nats = loss && isCrossEntropy;
  const charts = [
    { title: loss ? text.trainLoss : text.trainAccuracy, unit: nats ? text.batchNats : text.batch, kind: shown, scale },
    { title: loss ? text.validationLoss : text.validationAccuracy, unit: nats ? text.allNats : text.all, kind: shown, scale },
  ] as const;
  return (
    <section className={styles.curves}>
      <div className={styles.bar}>
        <Segmented label={text.quantity} labelHidden value={shown} onChange={setQuantity} options={hasAccuracy ? [{ value: 'loss', label: text.loss }, { value: 'accuracy', label: text.accuracy }] : [{ value: 'loss', label: text.loss }]} />
        <Segmented label={text.scale} labelHidden value={scale} onChange={setScale} disabled={!loss} options={[{ value: 'linear', label: text.linear }, { value: 'log', label: text.log }]} />
        <Select
          inline
          label={text.smoothing}
          value={smoothing}
          onChange={setSmoothing}
          options={smoothings.map((value) => ({ value, label: value === '0' ? text.none : text.last(Math.round(1 / (1 - Number(value)))) }))}
        />
        <span className={styles.end}>
          {view.zoomed && (
            <Button variant="quiet" onClick={() => view.zoom(null)}>
              {text.whole}
            </Button>
          )}
          <IconButton icon="pin" label={text.pin} onClick={pin} disabled={!started} />
          <SavePicture panels={[{ ...charts[0], curves: training.curves, window: view.window }, { ...charts[1], curves: validation.curves, window: view.window }]} />
        </span>
      </div>
      <div className={styles.panels}>
        <CurveChart {...charts[0]} view={view} curves={training.curves} read={training.read} mark={mark} />
        <CurveChart {...charts[1]} view={view} curves={validation.curves} read={validation.read} mark={mark} />
      </div>
      <GhostList />
    </section>
  );
}

/** A sketch that is committed to decides what the charts show: once, the reader may look elsewhere afterwards. */
function useSketchInView(setQuantity: (quantity: 'loss' | 'accuracy') => void): void {
  const sketch = useStage((stage) => stage.sketch);
  const [seen, setSeen] = useState(sketch);
  if (seen === sketch) return;
  setSeen(sketch);
  if (sketch) setQuantity(kindOf(sketch));
}
