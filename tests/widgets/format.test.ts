import { describe, expect, it } from 'vitest';
import { formatCount, formatNumber, formatSetting } from '@/widgets/format';

describe('numbers for readers', () => {
  it.each([
    [0.98831, '0.988'], [1, '1.00'], [12.345, '12.3'], [123.45, '123'], [0.00213, '0.00213'], [0.000213, '2.13×10⁻⁴'],
    [123456, '1.23×10⁵'], [-0.5, '−0.500'], [0, '0'], [NaN, '–'], [Infinity, '∞'], [-Infinity, '−∞'],
  ])('%d is %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it.each([[0.01, '0.01'], [0.3, '0.3'], [1e-8, '10⁻⁸'], [3e-4, '3×10⁻⁴'], [400, '400'], [0, '0'], [-0.01, '−0.01'], [2.5e-10, '2.5×10⁻¹⁰']])('a chosen %d is %s', (value, text) => expect(formatSetting(value)).toBe(text));

  it('groups digits by three', () => {
    expect([7, 999, 12000, 1234567].map(formatCount)).toEqual(['7', '999', '12\u202f000', '1\u202f234\u202f567']);
  });

  it('never prints NaN, and keeps the meaning of what it rounds', () => {
    for (let exponent = -12; exponent < 12; exponent += 0.37) {
      const value = 10 ** exponent;
      const text = formatNumber(value);
      expect(text).not.toContain('NaN');
      const [mantissa = '', power = '0'] = text.split('×10');
      const back = Number(mantissa) * 10 ** Number(power.replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))).replace('⁻', '-'));
      expect(Math.abs(back / value - 1)).toBeLessThan(0.006);
    }
  });
});
