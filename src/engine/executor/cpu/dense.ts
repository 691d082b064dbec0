import type { Core } from '@/engine/model/plan';
import type { CoreKernel } from './coreKernel';
import { addColumnSums, addProduct, fillRows } from './matrixProduct';

/** z = x·W + b with x [rows, inputs], W [inputs, units]; the bias is the row after the weights. */
export function denseKernel({ inputs, units }: Extract<Core, { kind: 'dense' }>): CoreKernel {
  const bias = inputs * units;
  return {
    forward(x, z, rows, { parameters }) {
      fillRows(z, rows, parameters, bias, units);
      addProduct(z, rows, units, x, inputs, 1, parameters, units, 1, inputs);
    },

    /** ∂L/∂W = xᵀ·dz, ∂L/∂b = Σ dz, ∂L/∂x = dz·Wᵀ. */
    backward(x, dz, dx, rows, { parameters, gradients }) {
      addProduct(gradients, inputs, units, x, 1, inputs, dz, units, 1, rows);
      addColumnSums(gradients, bias, dz, rows, units);
      if (dx === null) return;
      dx.fill(0, 0, rows * inputs);
      addProduct(dx, rows, inputs, dz, units, 1, parameters, 1, units, units);
    },
  };
}
