import { describe, expect, it } from 'vitest';
import type { Curve } from '@/widgets/charts/curves/curve';
import { placeSigns } from '@/widgets/charts/curves/linePaths';

const same = (value: number): number => value;
const ending = (...heights: readonly number[]): readonly Curve[] => heights.map((value, lane) => ({ id: `lane ${lane}`, lane, label: '', series: [{ step: 0, value: 0 }, { step: 10, value }] }));
const heights = (curves: readonly Curve[], bottom = 100): readonly number[] => placeSigns(curves, same, same, 10, 0, bottom).map(({ y }) => y);

describe('signs at the ends of lines', () => {
  it('stand at their lines, or below each other where lines end close together', () => {
    expect(heights(ending(20, 50))).toEqual([20, 50]);
    expect(heights(ending(20, 22, 25))).toEqual([20, 30, 40]);
  });

  it('stay inside the plot, also at its lower edge', () => {
    expect(heights(ending(98, 99, 100))).toEqual([80, 90, 100]);
  });

  it('are none where nothing has been drawn, also in a plot that has no height yet', () => {
    expect(heights([], -5)).toEqual([]);
    expect(heights([{ id: 'a', lane: 0, label: '', series: [] }], -5)).toEqual([]);
  });
});
