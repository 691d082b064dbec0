import { describe, expect, it } from 'vitest';
import { activations } from '@/engine/math/activations';
import { flat, offered, slopeOf, stretchAt, stretchesOf, type Curve } from '@/lessons/activations/curves';

const curve = (fn: Curve['fn']): Curve => ({ fn, lane: 0, alpha: activations[fn].defaultAlpha });

describe('shaded stretches', () => {
  it('are the left half of ReLU, with slope 0', () => {
    expect(stretchesOf(curve('relu'))).toEqual([{ from: -6, to: 0, kind: 'zero' }]);
    expect(stretchAt(curve('relu'), -2)).toBe('zero');
    expect(stretchAt(curve('relu'), 2)).toBeNull();
  });

  it('are both ends of the bounded ones, where less than 1 % comes through', () => {
    expect(stretchesOf(curve('sigmoid')).map(({ kind }) => kind)).toEqual(['flat', 'flat']);
    expect(stretchesOf(curve('sigmoid'))[1]?.from).toBeCloseTo(4.59, 1);
    expect(stretchesOf(curve('tanh'))[0]?.to).toBeCloseTo(-2.99, 1);
  });

  it('are none where the slope stays: linear, leaky ReLU from 0.01 on', () => {
    expect(stretchesOf(curve('linear'))).toEqual([]);
    expect(stretchesOf(curve('leakyRelu'))).toEqual([]);
  });

  it.each(offered)('of %s hold no input whose slope is 1 % or more', (fn) => {
    const probed = Array.from({ length: 600 }, (_, index) => -6 + index / 50);
    const shaded = probed.filter((x) => stretchAt(curve(fn), x) !== null);
    expect(shaded.filter((x) => Math.abs(slopeOf(curve(fn), x)) >= flat)).toEqual([]);
  });
});
