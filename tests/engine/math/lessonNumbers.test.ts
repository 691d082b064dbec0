import { describe, expect, it } from 'vitest';
import { activations } from '@/engine/math/activations';
import { conv2d } from '@/engine/math/convolution';
import { initialise, nominalVariance } from '@/engine/math/initialisers';
import { lossGradient, lossValue } from '@/engine/math/losses';
import { conv2dParameters, denseParameters } from '@/engine/math/parameterCount';
import { learningRateAt } from '@/engine/math/schedules';
import { softmax } from '@/engine/math/softmax';
import { randomNormal, randomUniform, streamKey } from '@/lib/random';

/** Exact numbers of the lessons that follow from the formulas alone. */

describe('L02 losses', () => {
  /** Updates until the sigmoid neuron z = w + b, starting at w = b = −4, says p ≥ ½ for target 1. */
  function stepsToHalf(slope: (z: number) => number): number {
    let z = -8;
    let steps = 0;
    for (; z < 0; steps += 1) z -= 2 * 0.5 * slope(z);
    return steps;
  }
  const { value: sigmoid, derivative } = activations.sigmoid;
  const mseSlope = (z: number): number => (lossGradient({ kind: 'mse' }, [sigmoid(z, 0)], [1], 1)[0] ?? NaN) * derivative(z, 0);
  const crossEntropySlope = (z: number): number => lossGradient({ kind: 'binaryCrossEntropy' }, [z], [1], 1)[0] ?? NaN;

  it('C1: a confidently wrong neuron has no gradient under MSE and the full one under cross-entropy', () => {
    expect(Math.abs(mseSlope(-8))).toBeCloseTo(0.00067, 5);
    expect(Math.abs(crossEntropySlope(-8))).toBeGreaterThan(0.999);
  });

  it('C2: cross-entropy needs 9 steps, MSE 1507', () => {
    expect(stepsToHalf(crossEntropySlope)).toBe(9);
    expect(stepsToHalf(mseSlope)).toBe(1507);
  });

  it('C4: softmax does not overflow; ten equal logits cost ln 10', () => {
    expect(softmax([1000, 0])).toEqual([1, 0]);
    const oneHot = Array.from({ length: 10 }, (_, index) => (index === 3 ? 1 : 0));
    expect(lossValue({ kind: 'categoricalCrossEntropy' }, new Float64Array(10), oneHot, 10)).toBeCloseTo(2.302585, 6);
  });
});

describe('L09 initialisation', () => {
  it("C6: Caffe's xavier is LeCun's variance; Glorot's would be 0.4 of it on 64 → 256", () => {
    const shape = { fanIn: 64, fanOut: 256, rows: 64, columns: 256 };
    const kernel = initialise({ kind: 'caffeXavier', fan: 'in' }, shape, streamKey(0, 'init', 0));
    const variance = kernel.reduce((sum, w) => sum + w * w, 0) / kernel.length;
    expect(Math.abs(variance * 64 - 1)).toBeLessThan(0.05);
    expect(nominalVariance({ kind: 'glorot', distribution: 'normal' }, shape) * 64).toBeCloseTo(0.4, 12);
  });
});

describe('L18 schedules', () => {
  it('C3: values of the formulas', () => {
    expect(learningRateAt({ kind: 'power', scale: 20, exponent: 1 }, 0.15, 20)).toBeCloseTo(0.075, 12);
    expect(learningRateAt({ kind: 'exponential', scale: 150 }, 0.15, 300)).toBeCloseTo(0.0015, 12);
    expect(learningRateAt({ kind: 'piecewise', at: 200, factor: 0.1 }, 0.15, 200)).toBeCloseTo(0.015, 12);
  });
});

describe('L26 convolution', () => {
  it('C3: an image shifted by one pixel has its output shifted by one pixel', () => {
    const key = streamKey(0, 'data');
    const pixel = (row: number, column: number): number => randomUniform(key, row * 16 + column);
    const picture = (shift: number): number[] => Array.from({ length: 64 }, (_, index) => pixel(Math.floor(index / 8), (index % 8) + shift));
    const kernel = Array.from({ length: 9 }, (_, index) => randomNormal(key, 500 + index));
    const [here, there] = [0, 1].map((shift) => conv2d(picture(shift), [8, 8, 1], kernel, [0], { size: 3, stride: 1, padding: 'valid' }));
    const inside = Array.from({ length: 36 }, (_, index) => index).filter((index) => index % 6 < 5);
    expect(inside.map((index) => there?.[index])).toEqual(inside.map((index) => here?.[index + 1]));
  });

  it('C4: 80 shared weights against 33,280', () => {
    expect(conv2dParameters(3, 1, 8)).toBe(80);
    expect(denseParameters(64, 512)).toBe(33_280);
  });
});
