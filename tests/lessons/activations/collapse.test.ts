import { describe, expect, it } from 'vitest';
import { activations } from '@/engine/math/activations';
import { buildPlan } from '@/engine/model/buildPlan';
import { collapseError, trainedCollapseError, type Layer } from '@/lessons/activations/exact';
import { circles } from '@/lessons/activations/networks';
import { train } from '../../engine/cpu/train';

describe('a linear network', () => {
  it.each([0, 1, 2, 3, 4])('trained by the engine is one affine map (seed %i)', async (seed) => {
    const experiment = circles(['linear'], { seed });
    const { parameters } = await train(experiment);
    const plan = buildPlan(experiment.lanes[0]!, [2], 2);
    const layers = plan.parameters.map(({ rows, columns, offset }): Layer => ({ inputs: rows - 1, units: columns, weights: parameters[0]!.subarray(offset, offset + rows * columns) }));
    expect(layers.map(({ inputs, units }) => [inputs, units])).toEqual([[2, 8], [8, 8], [8, 2]]);
    expect(collapseError(layers)).toBeLessThan(1e-4);
  });

  it('of the lesson, trained in plain numbers, is one too', () => expect(trainedCollapseError(7)).toBeLessThan(1e-4));

  it('with a bend in it is not', () => {
    const layer: Layer = { inputs: 2, units: 2, weights: Float32Array.from([1, -1, 1, 1, 0.2, 0]) };
    const bent = (x: ArrayLike<number>): number[] => [activations.relu.value(x[0]! + x[1]! + 0.2, 0), activations.relu.value(x[1]! - x[0]!, 0)];
    expect(collapseError([layer], bent)).toBeGreaterThan(0.1);
  });
});
