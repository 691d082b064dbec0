import type { ActivationName } from '@/engine/experiment/types';
import { hasPenalty, type Program } from '@/export/code/program';
import type { ProgramLayer } from '@/export/code/programLayers';
import { code, lines, number, pythonFloat, sections } from '@/export/code/template';
import { kerasInit, kerasInitFunctions } from './kerasInit';

const activationLayers: Readonly<Record<ActivationName, (alpha: string) => string>> = {
  linear: () => 'keras.layers.Activation("linear")',
  sigmoid: () => 'keras.layers.Activation("sigmoid")',
  tanh: () => 'keras.layers.Activation("tanh")',
  relu: () => 'keras.layers.Activation("relu")',
  leakyRelu: (alpha) => `keras.layers.LeakyReLU(negative_slope=${alpha})`,
  elu: (alpha) => `keras.layers.ELU(alpha=${alpha})`,
  selu: () => 'keras.layers.Activation("selu")',
  gelu: () => 'keras.layers.Activation("gelu")',
  geluTanh: () => 'keras.layers.Activation(gelu_tanh)',
  silu: () => 'keras.layers.Activation("silu")',
  softplus: () => 'keras.layers.Activation("softplus")',
  hardSigmoid: () => 'keras.layers.Activation(hard_sigmoid)',
  softsign: () => 'keras.layers.Activation("softsign")',
  mish: () => 'keras.layers.Activation("mish")',
};

/** What a layer with a kernel says about it, one argument per line. */
function kernelArguments(program: Program, layer: Extract<ProgramLayer, { kind: 'dense' | 'conv2d' }>): string {
  const { maxNorm } = program.regularisation;
  const axis = layer.kind === 'dense' ? '0' : '[0, 1, 2]';
  return lines(
    `kernel_initializer=${kerasInit(layer.init)},`,
    layer.bias !== 0 && `bias_initializer=keras.initializers.Constant(${pythonFloat(layer.bias)}),`,
    hasPenalty(program) && 'kernel_regularizer=penalty,',
    maxNorm > 0 && `kernel_constraint=keras.constraints.MaxNorm(${pythonFloat(maxNorm)}, axis=${axis}),`);
}

/** On one line while there is only one argument about the kernel. */
function call(name: string, first: string, kernel: string): string {
  if (!kernel.includes('\n')) return `keras.layers.${name}(${first}, ${kernel.slice(0, -1)})`;
  return code`
    keras.layers.${name}(
        ${first},
        ${kernel}
    )`;
}

function layerText(program: Program, layer: ProgramLayer): string {
  switch (layer.kind) {
    case 'dense': return call('Dense', String(layer.units), kernelArguments(program, layer));
    case 'conv2d': return call('Conv2D', `${layer.filters}, kernel_size=${layer.size}, strides=${layer.stride}, padding="${layer.padding}"`, kernelArguments(program, layer));
    case 'maxPool': return `keras.layers.MaxPooling2D(pool_size=${layer.size}, strides=${layer.stride}, padding="${layer.padding}")`;
    case 'avgPool': return `keras.layers.AveragePooling2D(pool_size=${layer.size}, strides=${layer.stride}, padding="${layer.padding}")`;
    case 'flatten': return 'keras.layers.Flatten()';
    case 'activation':
      if (layer.fn === 'leakyRelu' && layer.alpha < 0) return `keras.layers.Activation(lambda x: keras.ops.where(x > 0, x, ${pythonFloat(layer.alpha)} * x))  # LeakyReLU refuses a negative slope`;
      return activationLayers[layer.fn](pythonFloat(layer.alpha));
    case 'prelu': return `PReLU(alpha_initializer=keras.initializers.Constant(${pythonFloat(layer.slope)})${layer.input.length === 3 ? ', shared_axes=[1, 2]' : ''})`;
    case 'dropout':
    case 'alphaDropout': {
      if (!program.fromFiles) return `keras.layers.${layer.kind === 'dropout' ? 'Dropout' : 'AlphaDropout'}(${number(layer.rate)})`;
      const effect = layer.kind === 'dropout' ? '' : `, shift=${number(layer.shift)}, dropped=${number(layer.dropped)}`;
      return `LabDropout(${number(layer.rate)}, index=${layer.index}, shape=(${[program.batchSize, ...layer.input].join(', ')}), scale=${number(layer.scale)}${effect})`;
    }
    case 'batchNorm': {
      const numbers = `momentum=${pythonFloat(layer.momentum)}, epsilon=${pythonFloat(layer.epsilon)}`;
      // One value has no unbiased variance: both keep its 0.
      return layer.count === 1 ? `keras.layers.BatchNormalization(${numbers})` : `BatchNorm(count=${layer.count}, ${numbers})`;
    }
  }
}

const helpers: readonly (readonly [use: string, text: string])[] = [
  ['Activation(gelu_tanh)', code`
    def gelu_tanh(x):
        return keras.activations.gelu(x, approximate=True)`],
  ['Activation(hard_sigmoid)', code`
    def hard_sigmoid(x):
        """max(0, min(1, 0.2x + 0.5)); keras.activations.hard_sigmoid has the slope 1/6 since Keras 3."""
        return keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)`],
  [' PReLU(', code`
    class PReLU(keras.layers.PReLU):
        """At exactly 0 the slope is the learned one, as in PyTorch; Keras' own has 0 there, and blank pixels are exactly 0."""

        def call(self, inputs):
            return keras.ops.where(inputs > 0, inputs, self.alpha * inputs)`],
  [' BatchNorm(', code`
    class BatchNorm(keras.layers.BatchNormalization):
        """Moves the running variance by the unbiased variance of a batch, n/(n - 1) times the biased one that Keras takes."""

        def __init__(self, count, **kwargs):
            super().__init__(**kwargs)
            self.count = count

        def call(self, inputs, training=None, mask=None):
            outputs = super().call(inputs, training=training, mask=mask)
            if training:
                _, variance = keras.ops.moments(inputs, axes=list(range(len(inputs.shape) - 1)))
                self.moving_variance.assign_add((1 - self.momentum) * variance / (self.count - 1))
            return outputs`],
  [' LabDropout(', code`
    class LabDropout(keras.layers.Layer):
        """Dropout (or alpha dropout) with the masks of the recorded run."""

        def __init__(self, rate, index, shape, scale, shift=0.0, dropped=0.0):
            super().__init__()
            self.rate, self.index = rate, index
            self.scale, self.shift, self.dropped = scale, shift, dropped
            self.kept = self.add_weight(shape=shape, initializer="ones", trainable=False)

        def draw(self, step):
            self.kept.assign(kept_units(self.index, step, tuple(self.kept.shape), self.rate))

        def call(self, x, training=None):
            if not training:
                return x
            return self.kept * (self.scale * x + self.shift) + (1 - self.kept) * self.dropped`],
  ...Object.entries(kerasInitFunctions).map(([name, text]) => [`kernel_initializer=${name}`, text] as const),
];

export interface KerasModel {
  /** classes and functions that the model uses */
  readonly helpers: readonly string[];
  readonly text: string;
}

export function kerasModel(program: Program): KerasModel {
  const { l1, l2 } = program.regularisation;
  // The comma goes in front of a comment.
  const list = program.layers.map((layer) => layerText(program, layer).replace(/( {2}#.*)?$/, ',$1')).join('\n');
  const text = sections(
    hasPenalty(program) ? `penalty = keras.regularizers.L1L2(l1=${pythonFloat(l1)}, l2=${pythonFloat(l2)} / 2)  # Keras adds l2 times the squares, the lab half of that` : '',
    code`
      model = keras.Sequential([
          keras.Input(shape=(${program.inputShape.join(', ')}${program.inputShape.length === 1 ? ',' : ''})),
          ${list}
      ])`);
  return { helpers: helpers.filter(([use]) => ` ${text}`.includes(use)).map(([, helper]) => helper), text };
}
