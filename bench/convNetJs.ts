import convnetjs from 'convnetjs';
import type { LayerSpec } from '@/engine/experiment/types';
import type { Contestant } from './contestant';
import { makeData, models, type ModelName } from './models';

/** ConvNetJS trains one sample after the other, on one thread; its trainer updates after every batch. */
export function createConvNetJs(name: ModelName): Contestant {
  const spec = models[name];
  const { inputs, labels } = makeData(spec).train;
  const [height = 1, width = 1, depth = 1] = spec.inputShape;
  const features = height * width * depth;
  const samples = Array.from({ length: spec.samples }, (_, row) => {
    const sample = new convnetjs.Vol(width, height, depth, 0);
    sample.w.set(inputs.subarray(row * features, (row + 1) * features));
    return sample;
  });
  const net = new convnetjs.Net();
  net.makeLayers([{ type: 'input', out_sx: width, out_sy: height, out_depth: depth }, ...layersOf(spec.layers), { type: 'softmax', num_classes: spec.outputs }]);
  const trainer = new convnetjs.Trainer(net, { method: spec.optimizer.kind === 'adagrad' ? 'adagrad' : 'adadelta', learning_rate: spec.optimizer.learningRate, batch_size: spec.batchSize });
  let next = 0;
  return {
    train(steps) {
      for (let index = 0; index < steps * spec.batchSize; index += 1) {
        trainer.train(samples[next]!, labels[next]!);
        next = (next + 1) % samples.length;
      }
      return Promise.resolve(steps);
    },
    // Plain memory.
    dispose() {},
  };
}

/** A layer's activation is part of its description there; the softmax layer brings the last dense one with it. */
function layersOf(layers: readonly LayerSpec[]): Record<string, unknown>[] {
  return layers.slice(0, -1).flatMap((layer, index): Record<string, unknown>[] => {
    const next = layers[index + 1];
    const activation = next?.kind === 'activation' ? { activation: next.fn } : {};
    switch (layer.kind) {
      case 'dense': return [{ type: 'fc', num_neurons: layer.units, ...activation }];
      case 'conv2d': return [{ type: 'conv', sx: layer.kernel, filters: layer.filters, stride: layer.stride, pad: layer.padding === 'same' ? (layer.kernel - 1) / 2 : 0, ...activation }];
      case 'maxPool': return [{ type: 'pool', sx: layer.size, stride: layer.stride }];
      default: return [];
    }
  });
}
