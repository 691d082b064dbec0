import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '@/ui/controls/formatNumber';
import { parseNumber } from '@/ui/controls/parseNumber';

const unit = { min: 0, max: 1 };

describe('parseNumber', () => {
  it.each([
    ['0.5', 0.5],
    [' 1e-3 ', 0.001],
    ['３ｅ－１', 0.3],
    ['０．２５', 0.25],
    ['0,25', 0.25],
    ['.5', 0.5],
    ['+1', 1],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text, unit)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['0x1', 'not-a-number'],
    ['1/2', 'not-a-number'],
    ['0.1.2', 'not-a-number'],
    ['1,000', 'not-a-number'],
    ['1e999', 'too-large'],
    ['-0.1', 'too-small'],
    ['−0.1', 'too-small'],
    ['1.0001', 'too-large'],
  ])('refuses %j as %s', (text, problem) => {
    expect(parseNumber(text, unit)).toEqual({ ok: false, problem });
  });

  it('wants whole numbers where only those make sense', () => {
    expect(parseNumber('2.5', { min: 1, max: 10, integer: true })).toEqual({ ok: false, problem: 'not-whole' });
    expect(parseNumber('2.0', { min: 1, max: 10, integer: true })).toEqual({ ok: true, value: 2 });
  });

  it('reads back whatever formatNumber writes', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        const parsed = parseNumber(formatNumber(value), { min: -1e13, max: 1e13 });
        const deviation = parsed.ok ? Math.abs(parsed.value - value) : Infinity;
        expect(deviation).toBeLessThanOrEqual(Math.abs(value) * 5e-4 + Number.MIN_VALUE);
      }),
    );
  });
});

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [0.01, '0.01'],
    [0.0003, '3e-4'],
    [0.00012346, '1.235e-4'],
    [1500, '1500'],
    [0.1 + 0.2, '0.3'],
    [1e9, '1e9'],
    [Number.NaN, '–'],
  ])('%d → %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
