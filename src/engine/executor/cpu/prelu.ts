import type { Core } from '@/engine/model/plan';
import type { CoreKernel } from './coreKernel';

/** y = x, or a·x when x ≤ 0, with a slope a per channel. He et al. 2015, eq. 1 and 8 to 10. */
export function preluKernel({ channels, positions }: Extract<Core, { kind: 'prelu' }>): CoreKernel {
  const dSlope = new Float64Array(channels);
  return {
    forward(x, z, rows, { parameters }) {
      const end = rows * positions * channels;
      // Written so that NaN stays NaN.
      for (let at = 0, c = 0; at < end; at += 1, c = c + 1 === channels ? 0 : c + 1) z[at] = x[at]! > 0 ? x[at]! : parameters[c]! * x[at]!;
    },

    /** ∂L/∂a = Σ dz·min(0, x), ∂L/∂x = dz·(1 or a). */
    backward(x, dz, dx, rows, { parameters, gradients }) {
      const end = rows * positions * channels;
      dSlope.fill(0);
      for (let at = 0, c = 0; at < end; at += 1, c = c + 1 === channels ? 0 : c + 1) {
        if (x[at]! > 0) {
          if (dx !== null) dx[at] = dz[at]!;
        } else {
          dSlope[c]! += dz[at]! * x[at]!;
          if (dx !== null) dx[at] = dz[at]! * parameters[c]!;
        }
      }
      for (let c = 0; c < channels; c += 1) gradients[c]! += dSlope[c]!;
    },
  };
}
