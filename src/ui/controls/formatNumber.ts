/**
 * A setting's value as one would write it: 0.01, 3e-4, 1500. Up to `digits` significant digits, no trailing zeros,
 * and always something parseNumber reads back.
 */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1e7) return String(value);
  if (magnitude < 1e-3 || magnitude >= 1e7) return value.toExponential(digits - 1).replace(/\.?0+e/, 'e').replace('e+', 'e');
  return String(Number(value.toPrecision(digits)));
}
