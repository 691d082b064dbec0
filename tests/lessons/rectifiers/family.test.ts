import { describe, expect, it } from 'vitest';
import { momentsOf, seluFixedPointError } from '@/lessons/rectifiers/family';
import lab from '@/lessons/rectifiers/experiment';
import { digits } from '@/lessons/rectifiers/networks';
import { readLane } from '@/lessons/rectifiers/reading';
import { rectifierSettings } from '@/lessons/rectifiers/settings';
import { awakeAtStart, deadShareOf } from '@/lessons/rectifiers/start';

describe('moments of φ(z) for a standard normal z', () => {
  it('are those of the half-normal distribution for ReLU', () => {
    const { mean, variance } = momentsOf({ fn: 'relu', alpha: 0 });
    expect(mean).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 5);
    expect(variance).toBeCloseTo(0.5 - 1 / (2 * Math.PI), 5);
  });

  it('scale ReLU’s mean by 1 − α for leaky ReLU, and are fixed for SELU', () => {
    expect(momentsOf({ fn: 'leakyRelu', alpha: 0.3 }).mean).toBeCloseTo(0.7 / Math.sqrt(2 * Math.PI), 5);
    expect(seluFixedPointError()).toBeLessThan(1e-5);
  });
});

describe('units before the first step', () => {
  it('die with low biases and live with zero', () => {
    expect(deadShareOf(awakeAtStart(-5, 1)[1]!)).toBe(1);
    expect(deadShareOf(awakeAtStart(0, 1)[0]!)).toBe(0);
    expect(awakeAtStart(1, 1)[0]!.every((share) => share > 0.5)).toBe(true);
  });
});

describe('settings of a lane', () => {
  const setting = (id: string) => rectifierSettings.find((one) => one.id === id)!.control;
  const bias = setting('laneBias');
  const depth = setting('hiddenLayers');
  const dead = lab.presets[0].experiment;

  it('read back what they write, and leave PReLU and the other lanes alone', () => {
    if (bias.kind !== 'number' || depth.kind !== 'number') throw new Error('numbers expected');
    const changed = bias.write(dead, 3, 0.5);
    expect(bias.read(changed, 3)).toBe(0.5);
    expect(changed.lanes[3]!.layers.some(({ kind }) => kind === 'prelu')).toBe(true);
    expect(changed.lanes[0]).toEqual(dead.lanes[0]);
    const deeper = depth.write(changed, 0, 4);
    expect(depth.read(deeper, 0)).toBe(4);
    expect(deeper.lanes.map((_, lane) => bias.read(deeper, lane))).toEqual([-3, -3, -3, 0.5, -3]);
  });
});

describe('reading a lane', () => {
  const block = (layer: number, deadShare = NaN, mean = 0) => ({ layer, deadShare, weights: { mean } });

  it('counts hidden layers only, whatever follows the activation', () => {
    const [relu] = digits([{ activation: 'relu' }]).lanes;
    const blocks = Array.from({ length: 12 }, (_, index) => block(2 * index + 1, 0.5));
    expect(readLane(relu!, [...blocks, block(24)])).toMatchObject({ kind: 'relu', dead: 0.5, shares: { length: 12 } });
  });

  it('shows PReLU’s slopes, not the weights before them', () => {
    const prelu = lab.presets[0].experiment.lanes[3]!;
    expect(readLane(prelu, [block(0, NaN, 9), block(1, NaN, 0.2), block(2, NaN, 9), block(3, NaN, 0.3), block(4, NaN, 9)])).toMatchObject({ kind: 'prelu', slopes: [0.2, 0.3] });
  });

  it('waits while the numbers are those of another network', () => {
    const relu = lab.presets[0].experiment.lanes[0]!;
    expect(readLane(relu, [block(1), block(3), block(4)])).toBeNull();
    expect(readLane(relu, [])).toBeNull();
  });
});
