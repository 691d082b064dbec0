import { defineMessages, type Language } from '@/lib/messages';
import type { Lane, LayerSpec } from '@/engine/experiment/types';
import { activationLabels } from '@/lesson-kit/names';

const messages = defineMessages({
  en: {
    dense: (units: number) => `dense ${units}`,
    conv2d: (filters: number, kernel: number) => `conv ${filters}×${kernel}×${kernel}`,
    maxPool: 'max pooling',
    avgPool: 'average pooling',
    batchNorm: 'batch norm',
    dropout: (rate: number) => `dropout ${rate}`,
    alphaDropout: (rate: number) => `alpha dropout ${rate}`,
    flatten: 'flatten',
    output: 'output',
  },
  zh: {
    dense: (units: number) => `全连接 ${units}`,
    conv2d: (filters: number, kernel: number) => `卷积 ${filters}×${kernel}×${kernel}`,
    maxPool: '最大池化',
    avgPool: '平均池化',
    batchNorm: '批归一化',
    dropout: (rate: number) => `随机失活 ${rate}`,
    alphaDropout: (rate: number) => `Alpha 随机失活 ${rate}`,
    flatten: '展平',
    output: '输出',
  },
});

export function layerName(layer: LayerSpec, language: Language): string {
  const text = messages[language];
  switch (layer.kind) {
    case 'dense':
      return text.dense(layer.units);
    case 'conv2d':
      return text.conv2d(layer.filters, layer.kernel);
    case 'dropout':
    case 'alphaDropout':
      return text[layer.kind](layer.rate);
    case 'prelu':
      return 'PReLU';
    case 'activation':
      return activationLabels[layer.fn][language];
    case 'maxPool':
    case 'avgPool':
    case 'batchNorm':
    case 'flatten':
      return text[layer.kind];
  }
}

/**
 * Name of the block that ends with layer `last` of the lane and begins after layer `previous` (−1 for the first):
 * "1 · dense 32, ReLU"; the last one is the output.
 */
export function blockName(lane: Lane, block: number, previous: number, last: number, language: Language): string {
  const words = lane.layers.slice(previous + 1, last + 1).map((layer) => layerName(layer, language));
  const number = last === lane.layers.length - 1 ? messages[language].output : String(block + 1);
  return `${number} · ${words.join(', ')}`;
}
