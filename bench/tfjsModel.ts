import * as tf from '@tensorflow/tfjs';
import type { LayerSpec } from '@/engine/experiment/types';
import type { Contestant } from './contestant';
import { makeData, models, type BenchModel, type ModelName } from './models';

/** TensorFlow.js as most people use it: a layers model on the page's own thread. Reads the loss of every batch, as a lab must. */
export async function createTfjsModel(name: ModelName): Promise<Contestant> {
  await tf.setBackend('webgl');
  const spec = models[name];
  const { inputs, targets } = makeData(spec).train;
  const x = tf.tensor(inputs, [spec.samples, ...spec.inputShape]);
  const y = tf.tensor(targets, [spec.samples, spec.outputs]);
  const model = tf.sequential({ layers: layersOf(name) });
  model.compile({
    optimizer: createOptimizer(spec),
    loss: spec.outputs === 1 ? 'binaryCrossentropy' : 'categoricalCrossentropy',
  });
  const { batchSize, samples } = spec;
  /** samples are a multiple of the batch */
  const perEpoch = samples / batchSize;

  const contestant: Contestant = {
    // A whole epoch: what one call of fit is made for.
    burst: perEpoch,
    async train(steps) {
      const epochs = Math.ceil(steps / perEpoch);
      await model.fit(x, y, { batchSize, epochs, verbose: 0, callbacks: { onBatchEnd: () => Promise.resolve() } });
      return epochs * perEpoch;
    },
    dispose() {
      model.dispose();
      tf.dispose([x, y]);
    },
  };
  await contestant.train(5);
  return contestant;
}

export function createOptimizer({ optimizer }: BenchModel): tf.Optimizer {
  switch (optimizer.kind) {
    case 'sgd': return tf.train.sgd(optimizer.learningRate);
    case 'adagrad': return tf.train.adagrad(optimizer.learningRate);
    // Its own ε would be 1e-4 on WebGL.
    case 'adam': return tf.train.adam(optimizer.learningRate, optimizer.beta1, optimizer.beta2, optimizer.epsilon);
  }
}

/** A dense layer followed by an activation is one layer there; the last one ends in probabilities. */
function layersOf(name: ModelName): tf.layers.Layer[] {
  const { layers, inputShape, outputs } = models[name];
  const made: tf.layers.Layer[] = [];
  layers.forEach((layer, index) => {
    const shape = made.length === 0 ? { inputShape: [...inputShape] } : {};
    const activation = activationOf(layers[index + 1], index === layers.length - 1, outputs);
    if (layer.kind === 'dense') made.push(tf.layers.dense({ units: layer.units, activation, ...shape }));
    else if (layer.kind === 'conv2d') made.push(tf.layers.conv2d({ filters: layer.filters, kernelSize: layer.kernel, padding: layer.padding, activation, ...shape }));
    else if (layer.kind === 'maxPool') made.push(tf.layers.maxPooling2d({ poolSize: layer.size }));
    else if (layer.kind === 'flatten') made.push(tf.layers.flatten());
  });
  return made;
}

function activationOf(next: LayerSpec | undefined, last: boolean, outputs: number): 'relu' | 'tanh' | 'sigmoid' | 'softmax' | 'linear' {
  if (last) return outputs === 1 ? 'sigmoid' : 'softmax';
  return next?.kind === 'activation' && (next.fn === 'relu' || next.fn === 'tanh') ? next.fn : 'linear';
}
