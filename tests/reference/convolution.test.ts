import { expect } from 'vitest';
import { conv2d, conv2dGradient } from '@/engine/math/convolution';
import { batchNormParameters, conv2dParameters, denseParameters } from '@/engine/math/parameterCount';
import { avgPool, maxPool, maxPoolGradient } from '@/engine/math/pooling';
import { outputSize } from '@/engine/math/windows';
import {
  convolutionCases, convolutionFile, convolutionGradient, convolutionTolerances, image, maxPoolGradientCase, outputSizes, poolCases, transposed,
} from './cases/convolution';
import { checksOf, describeReference } from './cases/file';
import { expectWithin } from './compare';

const tolerance = convolutionTolerances.float64;

describeReference(
  convolutionFile,
  {
    ...checksOf(convolutionCases, ({ x, shape, kernel, bias, window, output }) => {
      expectWithin(conv2d(x, shape, kernel, bias, window), output, tolerance);
    }),
    ...checksOf(poolCases, ({ window, max, average }) => {
      expectWithin(maxPool(image.x, image.shape, window), max, tolerance);
      expectWithin(avgPool(image.x, image.shape, window), average, tolerance);
    }),
    asym3_stride1_valid_gradients: () => {
      const { dy, kernel, dinput, dkernel } = convolutionGradient;
      const { dx, dKernel, dBias } = conv2dGradient(image.x, image.shape, kernel.flat(), dy.flat(), 1, { size: 3, stride: 1, padding: 'valid' });
      expectWithin(dx, dinput, tolerance);
      expectWithin(dKernel, dkernel, tolerance);
      expectWithin(dBias, [dy.flat().reduce((sum, value) => sum + value, 0)], tolerance);
    },
    transposed_stride2_valid: () => {
      const { x, kernel, output } = transposed;
      const { dx } = conv2dGradient(new Float64Array(25), [5, 5, 1], kernel.flat(), x.flat(), 1, { size: 3, stride: 2, padding: 'valid' });
      expectWithin(dx, output, tolerance);
    },
    max_pool2_gradient_of_sum: () => {
      const window = { size: 2, stride: 2, padding: 'valid' } as const;
      expectWithin(maxPoolGradient(image.x, image.shape, new Float64Array(9).fill(1), window), maxPoolGradientCase, tolerance);
    },
    output_size_table: () => {
      for (const [n, k, stride, dilation, valid, same] of outputSizes) {
        const size = dilation * (k - 1) + 1;
        expect(outputSize(n, { size, stride, padding: 'valid' })).toBe(valid);
        expect(outputSize(n, { size, stride, padding: 'same' })).toBe(same);
      }
    },
    parameter_counts: () => {
      // Recurrent, separable and embedding layers, and dense layers without a bias, are not offered.
      const dense = denseParameters(784, 300) + denseParameters(300, 100) + denseParameters(100, 10);
      const norms = [784, 300, 100].map(batchNormParameters);
      expect(dense).toBe(266_610);
      expect(dense + norms.reduce((sum, { trainable }) => sum + trainable, 0)).toBe(268_978);
      expect(norms.reduce((sum, { running }) => sum + running, 0)).toBe(2368);
      const lenet = [conv2dParameters(5, 1, 6), conv2dParameters(5, 6, 16), denseParameters(400, 120), denseParameters(120, 84), denseParameters(84, 10)];
      expect(lenet).toEqual([156, 2416, 48_120, 10_164, 850]);
      expect(conv2dParameters(3, 16, 32)).toBe(4640);
    },
  },
  {},
);
