import type { InitSpec } from '@/engine/experiment/types';
import { code, pythonFloat } from '@/export/code/template';

const scaled = (scale: number, mode: string, distribution: 'normal' | 'uniform'): string =>
  // Keras' "truncated_normal" is the default; the lab's normal draws are not truncated.
  `keras.initializers.VarianceScaling(${pythonFloat(scale)}, mode="${mode}", distribution="${distribution === 'normal' ? 'untruncated_normal' : 'uniform'}")`;
const fans = { in: 'fan_in', out: 'fan_out', average: 'fan_avg' };

/** An initialiser of a kernel [inputs, units] or [row, column, channel, filter]; each layer gets an object of its own. */
export function kerasInit(init: InitSpec): string {
  switch (init.kind) {
    case 'zeros': return '"zeros"';
    case 'constant': return `keras.initializers.Constant(${pythonFloat(init.value)})`;
    case 'normal': return `keras.initializers.RandomNormal(stddev=${pythonFloat(init.sigma)})`;
    case 'uniform': return `keras.initializers.RandomUniform(minval=${pythonFloat(Math.min(init.low, init.high))}, maxval=${pythonFloat(Math.max(init.low, init.high))})`;
    case 'lecun': return scaled(1, 'fan_in', init.distribution);
    case 'glorot': return scaled(1, 'fan_avg', init.distribution);
    case 'he': return scaled(2, 'fan_in', init.distribution);
    // VarianceScaling wants a positive scale.
    case 'gain': return init.gain === 0 ? '"zeros"' : scaled(init.gain ** 2, 'fan_in', 'normal');
    case 'orthogonal': return `keras.initializers.Orthogonal(gain=${pythonFloat(init.gain)})`;
    case 'caffeXavier': return scaled(1, fans[init.fan], 'uniform');
    case 'caffeMsra': return scaled(2, fans[init.fan], 'normal');
    case 'positiveUnitball': return 'positive_unitball';
    case 'bilinear': return 'bilinear';
  }
}

/** Functions take part as initialisers where Keras has none. */
export const kerasInitFunctions: Readonly<Record<string, string>> = {
  positive_unitball: code`
    def positive_unitball(shape, dtype=None):
        """U[0, 1), then every unit's incoming weights divided by their sum."""
        kernel = rng.uniform(size=shape)
        return keras.ops.convert_to_tensor(kernel / kernel.sum(axis=tuple(range(len(shape) - 1))), dtype=dtype)`,
  bilinear: code`
    def bilinear(shape, dtype=None):
        """Caffe's up-sampling kernel, the same for every pair of channels."""
        side = shape[0] if len(shape) == 4 else 1
        f = math.ceil(side / 2)
        tent = 1 - np.abs(np.arange(side) / f - (2 * f - 1 - f % 2) / (2 * f))
        kernel = np.broadcast_to(np.outer(tent, tent)[..., None, None], (side, side, *shape[-2:]))
        return keras.ops.convert_to_tensor(kernel.reshape(shape), dtype=dtype)`,
};
