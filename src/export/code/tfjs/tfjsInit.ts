import type { InitSpec } from '@/engine/experiment/types';
import { nominalVariance } from '@/engine/math/initialisers';
import type { Program } from '@/export/code/program';
import type { ProgramLayer } from '@/export/code/programLayers';
import { code, number, sections } from '@/export/code/template';

type KernelLayer = Extract<ProgramLayer, { readonly kind: 'dense' | 'conv2d' }>;

/** Initialisers that TensorFlow.js has not, or only for matrices: their kernels are set once the model exists. */
const setLater = (init: InitSpec): boolean => init.kind === 'orthogonal' || init.kind === 'positiveUnitball' || init.kind === 'bilinear';

/**
 * Numbers instead of names like heNormal: those are truncated without correction, which leaves 0.77 of the variance
 * (tensorflow/tfjs#8594).
 */
function initialiser({ init, shape }: KernelLayer, index: number): string {
  const sigma = Math.sqrt(nominalVariance(init, shape));
  // Layers of one seed and one shape would start equal.
  const seed = `seed: SEED + ${1000 + index}`;
  const uniform = (low: number, high: number): string => `tf.initializers.randomUniform({ minval: ${number(low)}, maxval: ${number(high)}, ${seed} })`;
  switch (init.kind) {
    case 'zeros': return 'tf.initializers.zeros()';
    case 'constant': return `tf.initializers.constant({ value: ${number(init.value)} })`;
    case 'uniform': return uniform(Math.min(init.low, init.high), Math.max(init.low, init.high));
    case 'normal':
    case 'gain':
    case 'caffeMsra': return `tf.initializers.randomNormal({ mean: 0, stddev: ${number(sigma)}, ${seed} })`;
    case 'caffeXavier': return uniform(-Math.sqrt(3) * sigma, Math.sqrt(3) * sigma);
    case 'lecun':
    case 'glorot':
    case 'he': return init.distribution === 'uniform' ? uniform(-Math.sqrt(3) * sigma, Math.sqrt(3) * sigma) : `tf.initializers.randomNormal({ mean: 0, stddev: ${number(sigma)}, ${seed} })`;
    case 'orthogonal':
    case 'positiveUnitball':
    case 'bilinear': return 'tf.initializers.zeros()';
  }
}

export function tfjsInit(layer: KernelLayer, index: number): string {
  const bias = layer.bias === 0 ? '' : `, biasInitializer: tf.initializers.constant({ value: ${number(layer.bias)} })`;
  return `kernelInitializer: ${initialiser(layer, index)}${bias}`;
}

const makers: Readonly<Partial<Record<InitSpec['kind'], string>>> = {
  orthogonal: code`
    // rows or columns orthonormal, whichever are fewer: Gram and Schmidt on normal draws
    function orthogonal(rows, columns, gain) {
      const [tall, narrow] = [Math.max(rows, columns), Math.min(rows, columns)];
      const vectors = tf.linalg.gramSchmidt(tf.tensor2d(normal(tall * narrow), [narrow, tall])).mul(gain);
      return rows >= columns ? vectors.transpose() : vectors;
    }`,
  positiveUnitball: code`
    // U[0, 1), then every unit's incoming weights divided by their sum
    function positiveUnitball(rows, columns) {
      const kernel = tf.tensor2d(uniform(rows * columns), [rows, columns]);
      return kernel.div(kernel.sum(0));
    }`,
  bilinear: code`
    // Caffe's up-sampling kernel, the same for every pair of channels
    function bilinear(rows, columns, side) {
      const f = Math.ceil(side / 2);
      const tent = (position) => 1 - Math.abs(position / f - (2 * f - 1 - (f % 2)) / (2 * f));
      const channels = rows / (side * side);
      return tf.tidy(() => tf.tensor1d(Array.from({ length: rows }, (_, row) => {
        const cell = Math.floor(row / channels);
        return tent(cell % side) * tent(Math.floor(cell / side));
      })).expandDims(1).tile([1, columns]));
    }`,
};

/** Kernels that no initialiser of the library draws. */
export function tfjsSetKernels({ layers }: Program): string {
  const later = layers.flatMap((layer, index) => ((layer.kind === 'dense' || layer.kind === 'conv2d') && setLater(layer.init) ? [{ layer, index }] : []));
  if (later.length === 0) return '';
  const kinds = [...new Set(later.map(({ layer }) => layer.init.kind))];
  const calls = later.map(({ layer, index }) => {
    const { init, shape: { rows, columns } } = layer;
    const extra = init.kind === 'orthogonal' ? `, ${number(init.gain)}` : init.kind === 'bilinear' ? `, ${layer.kind === 'conv2d' ? layer.size : 1}` : '';
    // Layer 0 is the input layer.
    return `setKernel(model.layers[${index + 1}], ${init.kind}(${rows}, ${columns}${extra}));`;
  });
  return sections(
    ...kinds.map((kind) => makers[kind] ?? ''),
    code`
      function setKernel(layer, kernel) {
        const [old, bias] = layer.getWeights();
        layer.setWeights([kernel.reshape(old.shape), bias]);
      }
      ${calls.join('\n')}`);
}
