import { expect } from 'vitest';
import type { InitSpec } from '@/engine/experiment/types';
import { initialise, type KernelShape, nominalVariance } from '@/engine/math/initialisers';
import { orthonormalColumns } from '@/engine/math/orthogonal';
import { streamKey } from '@/lib/random';
import { describeReference } from './cases/file';
import {
  bilinearKernels, caffeCases, caffeIds, caffeShape, initialiserFile, initialiserTolerance, kerasCases, kerasIds, orthogonalExamples,
  positiveUnitball, pytorchLinear, type InitialiserCase,
} from './cases/initialisers';
import { expectWithin } from './compare';

const key = streamKey(1, 'init', 0);

/** Rounding of a float32 weight at a bound. */
const float32 = 1e-6;

function moments(values: Float32Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}

function expectMoments({ spec, shape, expected, sampling }: InitialiserCase): void {
  const kernel = initialise(spec, shape, key);
  const { mean, variance } = moments(kernel);
  expect(kernel.length).toBe(sampling.n);
  expectWithin([nominalVariance(spec, shape)], [expected.variance], initialiserTolerance);
  expect(Math.abs(mean - expected.mean)).toBeLessThanOrEqual(sampling.mean_5sigma);
  expect(Math.abs(variance / expected.variance - 1)).toBeLessThanOrEqual(sampling.variance_rel_5sigma);
  expect(Math.min(...kernel)).toBeGreaterThanOrEqual((expected.min ?? -Infinity) * (1 + float32));
  expect(Math.max(...kernel)).toBeLessThanOrEqual((expected.max ?? Infinity) * (1 + float32));
}

function expectKeras(id: string): void {
  const cases = kerasCases(id);
  cases.forEach(expectMoments);
  // Normals of the product are not truncated, so the truncated laws and tfjs's too narrow ones have no counterpart.
  const others = kerasIds(id).filter((name) => !cases.some((known) => known.id === name));
  expect(others.every((name) => /_normal$|_normal_tfjs_4_22$/.test(name))).toBe(true);
}

function expectUnitball(): void {
  const kernel = initialise({ kind: 'positiveUnitball' }, caffeShape, key);
  const { mean, variance } = moments(kernel);
  expect(Math.min(...kernel)).toBeGreaterThanOrEqual(0);
  expectWithin([mean], [positiveUnitball.expected.mean], { rtol: 1e-6, atol: 0 });
  expectWithin([nominalVariance({ kind: 'positiveUnitball' }, caffeShape)], [positiveUnitball.expected.variance_approx_value], { rtol: 1e-9, atol: 0 });
  expect(Math.abs(variance / positiveUnitball.expected.variance_approx_value - 1)).toBeLessThan(0.04);
  for (let unit = 0; unit < caffeShape.columns; unit += 1) {
    const incoming = kernel.filter((_, index) => index % caffeShape.columns === unit);
    expect(incoming.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  }
}

function expectBilinear(): void {
  for (const { kernel: side, weights } of bilinearKernels) {
    const shape: KernelShape = { fanIn: side * side * 2, fanOut: side * side * 3, rows: side * side * 2, columns: 3 };
    const expected = weights.flat().flatMap((weight) => Array.from({ length: 6 }, () => weight));
    expectWithin(initialise({ kind: 'bilinear' }, shape, key), expected, initialiserTolerance);
  }
}

describeReference(
  initialiserFile,
  {
    keras_shape_300x100: () => expectKeras('keras_shape_300x100'),
    keras_shape_3x3x16x32: () => expectKeras('keras_shape_3x3x16x32'),
    pytorch_defaults: () => {
      const spec: InitSpec = { kind: 'uniform', low: -pytorchLinear.limit, high: pytorchLinear.limit };
      expectWithin([nominalVariance(spec, { fanIn: 300, fanOut: 100, rows: 300, columns: 100 })], [pytorchLinear.variance], initialiserTolerance);
    },
    caffe_fillers_shape_64x32x3x3: () => {
      caffeCases.forEach(expectMoments);
      expect(new Set(initialise({ kind: 'constant', value: 0.5 }, caffeShape, key))).toEqual(new Set([0.5]));
      expectUnitball();
      expectBilinear();
      const known = [...caffeCases.map(({ id }) => id), 'constant', 'positive_unitball', 'bilinear'];
      expect(known.toSorted()).toEqual(caffeIds.toSorted());
    },
    orthogonal: () => {
      for (const { shape: [rows, columns], gain, gaussian_input: draws, W } of orthogonalExamples) {
        const tall = Math.max(rows, columns);
        const narrow = Math.min(rows, columns);
        const q = orthonormalColumns(draws.flat(), tall, narrow);
        const ours = W.map((row, r) => row.map((_, c) => gain * (rows >= columns ? (q[r * narrow + c] ?? NaN) : (q[c * narrow + r] ?? NaN))));
        expectWithin(ours.flat(), W, initialiserTolerance);
      }
    },
  },
  { zeros_symmetry: 'a property of training, not of a draw: the engine checks it on a run' },
);
