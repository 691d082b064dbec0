import type { Language } from '@/lib/messages';
import { formatCount, formatNumber, formatSetting } from '@/widgets/format';
import type { LayerMetric } from '@/tutor/grading/layerMetric';
import type { EvaluationQuantity, Goal, Metric } from '@/tutor/grading/metrics';

const quantities: Readonly<Record<EvaluationQuantity, Readonly<Record<Language, string>>>> = {
  trainLoss: { en: 'training loss', zh: '训练损失' },
  trainAccuracy: { en: 'training accuracy', zh: '训练准确率' },
  validationLoss: { en: 'validation loss', zh: '验证损失' },
  validationAccuracy: { en: 'validation accuracy', zh: '验证准确率' },
};

export const quantityText = (quantity: EvaluationQuantity, language: Language): string => quantities[quantity][language];

const steps = (from: number, to: number): string => `${formatCount(from)}–${formatCount(to)}`;

const layerQuantities: Readonly<Record<LayerMetric['quantity'], Readonly<Record<Language, (layer: number) => string>>>> = {
  rms: { en: (layer) => `RMS of the outputs of layer ${layer}`, zh: (layer) => `第 ${layer} 层输出的均方根` },
  weightGradientRms: { en: (layer) => `RMS of the gradient of layer ${layer}`, zh: (layer) => `第 ${layer} 层梯度的均方根` },
  relativeMove: { en: (layer) => `how far the weights of layer ${layer} have moved`, zh: (layer) => `第 ${layer} 层权重的相对位移` },
};

function layerText({ quantity, layer, at }: LayerMetric, language: Language): string {
  const what = layerQuantities[quantity][language](layer);
  if (language === 'zh') return `${at === 'start' ? '第一步之前' : '最后一步之后'}${what}`;
  return `${what} ${at === 'start' ? 'before the first step' : 'after the last step'}`;
}

/** What a metric measures, in words: "validation accuracy after the last step". */
export function metricText(metric: Metric, language: Language): string {
  const en = language === 'en';
  if (metric.kind === 'layer') return layerText(metric, language);
  const quantity = 'quantity' in metric ? quantityText(metric.quantity, language) : '';
  switch (metric.kind) {
    case 'final': return en ? `${quantity} after the last step` : `最后一步之后的${quantity}`;
    case 'best': return en ? `best ${quantity} of the run` : `整个过程中最好的${quantity}`;
    case 'mean': return en ? `mean ${quantity} over steps ${steps(metric.from, metric.to)}` : `第 ${steps(metric.from, metric.to)} 步的平均${quantity}`;
    case 'steps-to': return en ? `steps until ${quantity} reaches ${formatSetting(metric.value)}` : `${quantity}达到 ${formatSetting(metric.value)} 所需的步数`;
    case 'last-to-best': return en ? `last ${quantity} divided by the best` : `最后的${quantity}与最好值之比`;
    case 'gap': return en ? 'training minus validation accuracy' : '训练准确率减验证准确率';
    case 'width': return en ? 'width of the loss curve' : '损失曲线的宽度';
    case 'peak': return en ? 'highest mini-batch loss' : '小批量损失的最高值';
    case 'mean-batch-loss': return en ? `mean mini-batch loss over steps ${steps(metric.from, metric.to)}` : `第 ${steps(metric.from, metric.to)} 步的平均小批量损失`;
    case 'doubt': return en ? `AUROC of doubt, inverted against ordinary digits, ${metric.masks} masks` : `怀疑程度的 AUROC：反相数字对正常数字，${metric.masks} 个掩码`;
    case 'diverged-at': return en ? 'step of divergence' : '发散的步数';
  }
}

/** A measured value as its metric is read: steps whole, shares and losses with three digits. */
export function metricValue(metric: Metric, value: number, language: Language): string {
  if (metric.kind === 'steps-to' || metric.kind === 'diverged-at') {
    if (value === Infinity) return language === 'en' ? 'never' : '从未';
    return formatCount(value);
  }
  return formatNumber(value, 3);
}

export const goalText = ({ metric, comparator, threshold }: Goal, language: Language): string => `${metricText(metric, language)} ${comparator === '<=' ? '≤' : '≥'} ${formatSetting(threshold)}`;
