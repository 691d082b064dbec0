import { describe, expect, it } from 'vitest';
import { lastStep, trainFrom } from '@/lessons/initialisation/symmetry';

const at = (start: Parameters<typeof trainFrom>[0], step: number) => trainFrom(start)[step]!;

describe('units that start equal', () => {
  it('move together and never apart', () => {
    const end = at('constant', lastStep);
    expect(end.distinct).toBe(1);
    expect(end.kernel[0]).not.toBeCloseTo(0.4, 1);
    expect(end.loss).toBeLessThan(at('constant', 0).loss);
  });

  it('do not move at all from zero', () => {
    expect([...at('zeros', lastStep).kernel].every((weight) => weight === 0)).toBe(true);
    expect(at('zeros', lastStep).loss).toBeCloseTo(Math.log(3), 3);
  });

  it('go on together without the one that was nudged', () => {
    expect(at('nudged', lastStep).distinct).toBe(2);
  });

  it('differ from the start under Glorot, and end lower', () => {
    expect(at('glorot', 0).distinct).toBe(6);
    expect(at('glorot', lastStep).loss).toBeLessThan(at('constant', lastStep).loss);
  });
});
