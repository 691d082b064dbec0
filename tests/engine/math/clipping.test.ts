import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clipByGlobalNorm, clipByNorm, clipByValue, clipFactor, globalNorm } from '@/engine/math/clipping';

const blocks = fc.array(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
const threshold = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

it('never makes a gradient longer, and keeps it below the threshold', () => {
  fc.assert(fc.property(blocks, threshold, (gradient, limit) => {
    const before = globalNorm(gradient);
    const slack = 1 + 1e-12;
    const clipped = clipByGlobalNorm(gradient, limit);
    expect(globalNorm(clipped)).toBeLessThanOrEqual(Math.min(before, limit) * slack);
    const perBlock = clipByNorm(gradient, limit);
    expect(globalNorm(perBlock)).toBeLessThanOrEqual(before * slack);
    for (const block of perBlock) expect(globalNorm([block])).toBeLessThanOrEqual(limit * slack);
    for (const component of gradient.flatMap((block) => clipByValue(block, limit))) expect(Math.abs(component)).toBeLessThanOrEqual(limit);
  }));
});

it('by global norm keeps the direction', () => {
  fc.assert(fc.property(blocks, threshold, (gradient, limit) => {
    const factor = clipFactor(globalNorm(gradient), limit);
    expect(factor).toBeLessThanOrEqual(1);
    clipByGlobalNorm(gradient, limit).flat().forEach((component, index) => {
      expect(component).toBe((gradient.flat()[index] ?? NaN) * factor);
    });
  }));
});
