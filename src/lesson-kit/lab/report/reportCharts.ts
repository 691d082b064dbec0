import { defineMessages, type Language } from '@/lib/messages';
import type { LabState } from '@/session/types';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { buildChartPicture } from '@/widgets/charts/curves/picture/buildChartPicture';
import type { Panel } from '@/widgets/charts/curves/picture/buildPanel';
import type { Metric } from '@/session/runHistory';

const messages = defineMessages({
  en: { step: 'step', batchLoss: 'Training loss', validationLoss: 'Validation loss', batchAccuracy: 'Training accuracy', validationAccuracy: 'Validation accuracy', batch: 'each mini-batch', all: 'whole set', nats: (unit: string) => `${unit}, nats` },
  zh: { step: '步', batchLoss: '训练损失', validationLoss: '验证损失', batchAccuracy: '训练准确率', validationAccuracy: '验证准确率', batch: '逐个小批量', all: '整个验证集', nats: (unit: string) => `${unit}，单位 nat` },
});

type Source = Pick<LabState, 'experiment' | 'history' | 'lanes' | 'step' | 'preview'>;

/** Smoothing of what is measured on single mini-batches, as in the lab when it opens. */
const beta = 0.9;
const pointsPerLine = 240;

function panel({ experiment, history, lanes, step }: Source, metric: Extract<Metric, keyof (typeof messages)['en']>, language: Language): Panel {
  const text = messages[language];
  const names = laneNames(experiment, language);
  const isBatch = metric.startsWith('batch');
  const kind = metric.endsWith('Loss') ? 'loss' : 'accuracy';
  const unit = isBatch ? text.batch : text.all;
  const isCrossEntropy = experiment.lanes.every((lane) => lane.loss.kind.endsWith('CrossEntropy'));
  return {
    title: text[metric],
    unit: kind === 'loss' && isCrossEntropy ? text.nats(unit) : unit,
    kind,
    scale: 'linear',
    window: [0, Math.max(1, step)],
    curves: names.map((label, lane) => ({
      id: `lane ${lane}`,
      lane,
      label,
      series: history.smoothed(lane, metric, isBatch ? beta : 0, pointsPerLine),
      raw: isBatch ? history.series(lane, metric, pointsPerLine) : undefined,
      divergedAt: lanes[lane]?.divergedAt ?? null,
    })),
  };
}

const hasNumbers = ({ curves }: Panel): boolean => curves.some(({ series }) => series.some(({ value }) => value !== null));

/** The curves of a run for paper: loss, and accuracy where there is one. Each is an SVG document. */
export function reportCharts(state: Source, language: Language): readonly { readonly title: string; readonly svg: string }[] {
  const pairs: readonly (readonly [Parameters<typeof panel>[1], Parameters<typeof panel>[1]])[] = (state.preview?.classes ?? 2) > 0 ? [['batchLoss', 'validationLoss'], ['batchAccuracy', 'validationAccuracy']] : [['batchLoss', 'validationLoss']];
  return pairs.flatMap((pair) => {
    // A run that was brought back from a file has no accuracies of mini-batches.
    const [first, ...others] = pair.map((metric) => panel(state, metric, language)).filter(hasNumbers);
    if (!first) return [];
    return [{ title: [first, ...others].map(({ title }) => title).join(', '), svg: buildChartPicture({ panels: [first, ...others], stepName: messages[language].step, notes: [] }) }];
  });
}
