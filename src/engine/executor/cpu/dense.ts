import type { Core } from '@/engine/model/plan';
import type { CoreKernel } from './coreKernel';
import { addColumnSums, product } from './matrixProduct';

/** z = x·W + b with x [rows, inputs], W [inputs, units]; the bias is the row after the weights. */
export function denseKernel({ inputs, units }: Extract<Core, { kind: 'dense' }>): CoreKernel {
  const bias = inputs * units;
  const zeros = new Float32Array(inputs);
  return {
    forward(x, z, rows, { parameters }) {
      product(z, rows, units, parameters, bias, 0, x, inputs, 1, parameters, units, 1, inputs);
    },

    /** ∂L/∂W = xᵀ·dz, ∂L/∂b = Σ dz, ∂L/∂x = dz·Wᵀ. */
    backward(x, dz, dx, rows, { parameters, gradients }) {
      product(gradients, inputs, units, gradients, 0, units, x, 1, inputs, dz, units, 1, rows);
      addColumnSums(gradients, bias, dz, rows, units);
      if (dx !== null) product(dx, rows, inputs, zeros, 0, 0, dz, units, 1, parameters, 1, units, units);
    },
  };
}
