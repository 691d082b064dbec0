import * as tf from '@tensorflow/tfjs';
import type { LayerSpec } from '@/engine/experiment/types';
import type { Contestant } from './contestant';
import { makeData, models, type ModelName } from './models';
import { createOptimizer } from './tfjsModel';

/** Steps between two looks at the loss: a lab that draws a curve needs no more. */
const stepsPerLook = 10;

/**
 * TensorFlow.js as experts use it: core operations and \`minimize\` on the page's own thread, batches cut out of tensors that
 * stay on the device, the loss fetched now and then. \`networks\` of them train in turn: what comparing variants costs there.
 */
export async function createTfjsMinimize(name: ModelName, networks: number): Promise<Contestant> {
  await tf.setBackend('webgl');
  const spec = models[name];
  const { batchSize, samples, outputs, inputShape } = spec;
  const { inputs, targets } = makeData(spec).train;
  const x = tf.tensor(inputs, [samples, ...inputShape]);
  const y = tf.tensor(targets, [samples, outputs]);
  const trained = Array.from({ length: networks }, () => ({ ...createForward(spec.layers, inputShape), optimizer: createOptimizer(spec) }));
  let step = 0;

  function oneStep(): tf.Scalar[] {
    const first = (step % (samples / batchSize)) * batchSize;
    const batch = tf.tidy(() => [tf.slice(x, first, batchSize), tf.slice(y, first, batchSize)] as const);
    const losses = trained.map(({ forward, variables, optimizer }) => optimizer.minimize(() => lossOf(forward(batch[0]), batch[1], outputs), true, variables)!);
    tf.dispose(batch);
    step += 1;
    return losses;
  }

  const contestant: Contestant = {
    async train(steps) {
      for (let index = 1; index <= steps; index += 1) {
        const losses = oneStep();
        if (index % stepsPerLook === 0 || index === steps) await Promise.all(losses.map((loss) => loss.data()));
        tf.dispose(losses);
      }
      return steps;
    },
    dispose() {
      for (const { variables, optimizer } of trained) {
        tf.dispose(variables);
        optimizer.dispose();
      }
      tf.dispose([x, y]);
    },
  };
  await contestant.train(5);
  return contestant;
}

const lossOf = (logits: tf.Tensor, y: tf.Tensor, outputs: number): tf.Scalar =>
  outputs === 1 ? tf.losses.sigmoidCrossEntropy(y, logits).asScalar() : tf.losses.softmaxCrossEntropy(y, logits).asScalar();

/** The layers as plain operations on variables. */
function createForward(layers: readonly LayerSpec[], inputShape: readonly number[]): { readonly variables: tf.Variable[]; readonly forward: (batch: tf.Tensor) => tf.Tensor } {
  const variables: tf.Variable[] = [];
  const variable = (shape: number[], fanIn: number): tf.Variable => {
    const made = tf.tidy(() => tf.variable(tf.randomNormal(shape, 0, fanIn === 0 ? 0 : Math.sqrt(1 / fanIn))));
    variables.push(made);
    return made;
  };
  let shape = [...inputShape];
  const steps: ((tensor: tf.Tensor) => tf.Tensor)[] = layers.map((layer) => {
    switch (layer.kind) {
      case 'dense': {
        const inputs = shape.reduce((product, length) => product * length, 1);
        const [weights, bias] = [variable([inputs, layer.units], inputs), variable([layer.units], 0)];
        shape = [layer.units];
        return (tensor) => tf.add(tf.matMul(tensor as tf.Tensor2D, weights as unknown as tf.Tensor2D), bias);
      }
      case 'conv2d': {
        const { kernel, filters, stride, padding } = layer;
        const [height = 1, width = 1, channels = 1] = shape;
        const [weights, bias] = [variable([kernel, kernel, channels, filters], kernel * kernel * channels), variable([filters], 0)];
        const along = (length: number): number => (padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - kernel) / stride) + 1);
        shape = [along(height), along(width), filters];
        return (tensor) => tf.add(tf.conv2d(tensor as tf.Tensor4D, weights as unknown as tf.Tensor4D, stride, padding), bias);
      }
      case 'maxPool': {
        const { size, stride } = layer;
        const [height = 1, width = 1, channels = 1] = shape;
        shape = [Math.floor((height - size) / stride) + 1, Math.floor((width - size) / stride) + 1, channels];
        return (tensor) => tf.maxPool(tensor as tf.Tensor4D, size, stride, 'valid');
      }
      case 'flatten': {
        const features = shape.reduce((product, length) => product * length, 1);
        shape = [features];
        return (tensor) => tf.reshape(tensor, [-1, features]);
      }
      case 'activation': return layer.fn === 'tanh' ? tf.tanh : tf.relu;
      default: throw new Error(`no ${layer.kind} in the reference models`);
    }
  });
  return { variables, forward: (batch) => steps.reduce((tensor, apply) => apply(tensor), batch) };
}
