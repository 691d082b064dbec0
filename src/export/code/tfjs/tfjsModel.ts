import type { ActivationName } from '@/engine/experiment/types';
import { hasDropout, hasLayer, type Program } from '@/export/code/program';
import type { Padding, ProgramLayer } from '@/export/code/programLayers';
import { code, number, sections } from '@/export/code/template';
import { tfjsInit } from './tfjsInit';

/** Names that tf.layers.activation knows, and functions where it does not know one (or not with this parameter). */
const activations: Readonly<Record<ActivationName, (alpha: number) => string>> = {
  linear: () => "'linear'",
  sigmoid: () => "'sigmoid'",
  tanh: () => "'tanh'",
  relu: () => "'relu'",
  leakyRelu: (alpha) => `(x) => tf.leakyRelu(x, ${number(alpha)})`,
  elu: (alpha) => (alpha === 1 ? "'elu'" : `(x) => tf.relu(x).add(tf.expm1(tf.minimum(x, 0)).mul(${number(alpha)}))`),
  selu: () => "'selu'",
  gelu: () => '(x) => x.mul(tf.erf(x.mul(Math.SQRT1_2)).add(1)).mul(0.5)',
  geluTanh: () => '(x) => x.mul(tf.sigmoid(x.add(x.pow(3).mul(0.044715)).mul(2 * Math.sqrt(2 / Math.PI))))',
  silu: () => '(x) => x.mul(tf.sigmoid(x))',
  softplus: () => "'softplus'",
  hardSigmoid: () => "'hardSigmoid'",
  softsign: () => "'softsign'",
  mish: () => '(x) => x.mul(tf.tanh(tf.softplus(x)))',
};

const isPadded = (layer: ProgramLayer): boolean => layer.kind === 'avgPool' && layer.pad.top + layer.pad.left + layer.pad.bottom + layer.pad.right > 0;
const padding = ({ top, bottom, left, right }: Padding): string => `[[0, 0], [${top}, ${bottom}], [${left}, ${right}], [0, 0]]`;

function layerText(layer: ProgramLayer, index: number): string {
  switch (layer.kind) {
    case 'dense': return `tf.layers.dense({ units: ${layer.units}, ${tfjsInit(layer, index)} })`;
    case 'conv2d': return `tf.layers.conv2d({ filters: ${layer.filters}, kernelSize: ${layer.size}, strides: ${layer.stride}, padding: '${layer.padding}', ${tfjsInit(layer, index)} })`;
    case 'maxPool': return `tf.layers.maxPooling2d({ poolSize: ${layer.size}, strides: ${layer.stride}, padding: '${layer.padding}' })`;
    case 'avgPool':
      if (isPadded(layer)) return `new AvgPoolSame({ size: ${layer.size}, strides: ${layer.stride}, padding: ${padding(layer.pad)} })`;
      return `tf.layers.averagePooling2d({ poolSize: ${layer.size}, strides: ${layer.stride}, padding: '${layer.padding}' })`;
    case 'flatten': return 'tf.layers.flatten()';
    case 'activation': {
      const text = activations[layer.fn](layer.alpha);
      return text.startsWith("'") ? `tf.layers.activation({ activation: ${text} })` : `new Activation({ fn: ${text} })`;
    }
    case 'prelu': return `tf.layers.prelu({ alphaInitializer: tf.initializers.constant({ value: ${number(layer.slope)} })${layer.input.length === 3 ? ', sharedAxes: [1, 2]' : ''} })`;
    case 'dropout':
    case 'alphaDropout': return `new Dropout({ rate: ${number(layer.rate)}, index: ${layer.index}, scale: ${number(layer.scale)}, shift: ${number(layer.shift)}, dropped: ${number(layer.dropped)} })`;
    case 'batchNorm': return `new BatchNorm({ momentum: ${number(layer.momentum)}, epsilon: ${number(layer.epsilon)} })`;
  }
}

const activationClass = code`
  // an activation that tf.layers has no name for
  class Activation extends tf.layers.Layer {
    static className = 'Activation';

    constructor(config) {
      super(config);
      this.fn = config.fn;
    }

    call(inputs) {
      return tf.tidy(() => this.fn([inputs].flat()[0]));
    }
  }`;

const batchNormClass = code`
  // tf.layers.batchNormalization moves the running variance by the biased variance of a batch; this one takes the unbiased one
  class BatchNorm extends tf.layers.Layer {
    static className = 'BatchNorm';

    constructor(config) {
      super(config);
      this.momentum = config.momentum;
      this.epsilon = config.epsilon;
    }

    build(inputShape) {
      const weight = (name, initializer, trainable) => this.addWeight(name, [inputShape.at(-1)], 'float32', tf.initializers[initializer](), undefined, trainable);
      this.gamma = weight('gamma', 'ones', true);
      this.beta = weight('beta', 'zeros', true);
      this.mean = weight('mean', 'zeros', false);
      this.variance = weight('variance', 'ones', false);
      this.built = true;
    }

    call(inputs, kwargs) {
      return tf.tidy(() => {
        const [x] = [inputs].flat();
        let [mean, variance] = [this.mean.read(), this.variance.read()];
        if (kwargs.training) {
          ({ mean, variance } = tf.moments(x, x.shape.map((_, axis) => axis).slice(0, -1)));
          const n = x.size / mean.size;
          const move = (running, batch) => running.write(running.read().mul(this.momentum).add(batch.mul(1 - this.momentum)));
          move(this.mean, mean);
          move(this.variance, variance.mul(n / Math.max(1, n - 1)));
        }
        return x.sub(mean).div(variance.add(this.epsilon).sqrt()).mul(this.gamma.read()).add(this.beta.read());
      });
    }
  }`;

const avgPoolClass = code`
  // averages over the pixels inside the image; the gradient of tf.layers.averagePooling2d counts the padding as well
  class AvgPoolSame extends tf.layers.Layer {
    static className = 'AvgPoolSame';

    constructor(config) {
      super(config);
      Object.assign(this, { size: config.size, strides: config.strides, padding: config.padding });
    }

    computeOutputShape([batch, height, width, channels]) {
      return [batch, Math.ceil(height / this.strides), Math.ceil(width / this.strides), channels];
    }

    call(inputs) {
      return tf.tidy(() => {
        const [x] = [inputs].flat();
        const mean = (values) => tf.avgPool(tf.pad(values, this.padding), this.size, this.strides, 'valid');
        return mean(x).div(mean(tf.ones([1, ...x.shape.slice(1)])));
      });
    }
  }`;

/** Dropout and alpha dropout; standing alone with the library's random numbers, repeating a run with the lab's. */
function dropoutClass(fromFiles: boolean): string {
  const mask = fromFiles
    ? 'const kept = tf.tensor(keptUnits(this.index, step, x.size, this.rate), x.shape, \'bool\');'
    : 'const kept = tf.randomUniform(x.shape, 0, 1, \'float32\', (seed += 1)).greaterEqual(this.rate);';
  return code`
    // tf.layers.dropout with a seed drops the same units at every step
    class Dropout extends tf.layers.Layer {
      static className = 'Dropout';

      constructor(config) {
        super(config);
        Object.assign(this, config);
      }

      call(inputs, kwargs) {
        return tf.tidy(() => {
          const [x] = [inputs].flat();
          if (!kwargs.training) return x.clone();
          ${mask}
          return tf.where(kept, x.mul(this.scale).add(this.shift), tf.fill(x.shape, this.dropped));
        });
      }
    }`;
}

const labMasks = code`
  // The lab's dropout masks, recomputed: they are a function of seed, layer and step (src/lib/random.ts).
  function pcgHash(value) {
    const state = (Math.imul(value, 747796405) + 2891336453) >>> 0;
    const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0;
    return ((word >>> 22) ^ word) >>> 0;
  }
  function keptUnits(layer, step, count, rate) {
    let key = pcgHash(SEED);
    // 4: the stream of dropout
    for (const part of [4, layer, step]) key = pcgHash((key ^ (Math.imul(part, 0x9e3779b9) + 1)) >>> 0);
    const kept = (index) => pcgHash((pcgHash((index + key) >>> 0) ^ key) >>> 0) >>> 8 >= Math.round(rate * 2 ** 24);
    return Uint8Array.from({ length: count }, (_, index) => (kept(index) ? 1 : 0));
  }`;

/** Classes that the model needs. */
export function tfjsClasses(program: Program): string {
  const custom = program.layers.some((layer) => layer.kind === 'activation' && !activations[layer.fn](layer.alpha).startsWith("'"));
  const dropout = hasDropout(program);
  return sections(
    custom ? activationClass : '',
    hasLayer(program, 'batchNorm') ? batchNormClass : '',
    program.layers.some(isPadded) ? avgPoolClass : '',
    dropout && program.fromFiles ? labMasks : '',
    dropout ? dropoutClass(program.fromFiles) : '');
}

export function tfjsModel(program: Program): string {
  const list = program.layers.map((layer, index) => `${layerText(layer, index)},`).join('\n');
  return code`
    const model = tf.sequential({
      layers: [
        tf.layers.inputLayer({ inputShape: [${program.inputShape.join(', ')}] }),
        ${list}
      ],
    });`;
}

/** Takes the weights of the run file: kernels have the lab's own order of axes. */
export function tfjsLoad(program: Program): string {
  return code`
    const initial = run.initial[lane];
    function reader(rest) {
      return (variable) => {
        variable.write(tf.tensor(rest.subarray(0, tf.util.sizeFromShape(variable.shape)), variable.shape));
        rest = rest.subarray(tf.util.sizeFromShape(variable.shape));
      };
    }
    // kernel and bias, or gamma and beta, layer by layer
    model.trainableWeights.forEach(reader(numbers(initial.parameters)));
    ${hasLayer(program, 'batchNorm') ? 'model.nonTrainableWeights.forEach(reader(numbers(initial.running)));' : ''}`;
}
