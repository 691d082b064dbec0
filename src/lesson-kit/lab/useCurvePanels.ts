import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { useLab } from '@/session/LabContext';
import type { CurveChartProps } from '@/widgets/charts/curves/CurveChart';
import { useChartView } from '@/widgets/charts/curves/useChartView';
import { useLabView } from './labView';
import { useCurves } from './useCurves';
import { useSketchOverlay } from './useSketchOverlay';

const messages = defineMessages({
  en: {
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

type Panel = Omit<CurveChartProps, 'mark'>;

/** What the two charts of the lab show: training and validation, on steps and axes of their own, zoomed together. */
export function useCurvePanels(): { readonly training: Panel; readonly validation: Panel; readonly hasAccuracy: boolean } {
  const text = useMessages(messages);
  const { metric, log, smoothing } = useLabView().view;
  const steps = useLab((state) => Math.max(state.experiment.steps, state.step, ...state.ghosts.map(({ file, history }) => (file === undefined ? 0 : history.steps))));
  const hasAccuracy = useLab((state) => (state.preview?.classes ?? 2) > 0);
  const isCrossEntropy = useLab((state) => state.experiment.lanes.every((lane) => lane.loss.kind.endsWith('CrossEntropy')));
  const kind = hasAccuracy ? metric : 'loss';
  const loss = kind === 'loss';
  const nats = loss && isCrossEntropy;
  const view = useChartView(steps);
  const training = useSketchOverlay(useCurves(loss ? 'batchLoss' : 'batchAccuracy', smoothing), kind, 'training');
  const validation = useSketchOverlay(useCurves(loss ? 'validationLoss' : 'validationAccuracy', 0), kind, 'validation');
  const common = { kind, scale: log ? 'log' : 'linear', view } as const;
  return {
    training: { ...common, title: loss ? text.trainLoss : text.trainAccuracy, unit: nats ? text.batchNats : text.batch, ...training },
    validation: { ...common, title: loss ? text.validationLoss : text.validationAccuracy, unit: nats ? text.allNats : text.all, ...validation },
    hasAccuracy,
  };
}
