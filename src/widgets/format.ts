/** Numbers as a reader wants them: three meaningful digits unless asked otherwise, never NaN, never a tail of noise. */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const minus = '−';

const raised = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') + String(Math.abs(exponent)).replaceAll(/\d/g, (digit) => superscripts[Number(digit)] ?? '');

/** 0.9883 → "0.988", 12345 → "1.23×10⁴", NaN → "–". Trailing zeros stay: columns of measurements line up. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${minus}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 10 ** (digits + 1) || size < 1e-3) {
    const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
    return `${mantissa}×10${raised(Number(exponent))}`.replace('-', minus);
  }
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return value.toFixed(places).replace('-', minus);
}

/** A number somebody chose: as short as it was written. 0.010 → "0.01", 1e-8 → "10⁻⁸". */
export function formatSetting(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e6) return String(Number(value.toPrecision(4))).replace('-', minus);
  const [mantissa = '', exponent = ''] = String(Number(value.toPrecision(3)).toExponential()).split('e');
  const power = `10${raised(Number(exponent))}`;
  return (mantissa === '1' ? power : mantissa === '-1' ? `${minus}${power}` : `${mantissa}×${power}`).replace('-', minus);
}

/** A decade of a log axis: 1, 10⁻⁸, 10³. */
export const formatDecade = (exponent: number): string => (exponent === 0 ? '1' : `10${raised(exponent)}`);

/** With a fixed number of places, for the tick labels of one axis. */
export function formatFixed(value: number, places: number): string {
  return Number.isFinite(value) ? value.toFixed(places).replace('-', minus) : formatNumber(value);
}

const groups = /\B(?=(?:\d{3})+(?!\d))/g;

/** Whole numbers with a narrow space every three digits: 12 000. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value)).replaceAll(groups, '\u202f').replace('-', minus) : formatNumber(value);
}

/** A size of a file: "17 kB", "1.2 MB". */
export function formatBytes(bytes: number): string {
  const [unit, value] = bytes < 1e6 ? ['kB', bytes / 1e3] : ['MB', bytes / 1e6];
  return `${value < 10 ? value.toFixed(1) : String(Math.round(value))}\u202f${unit}`;
}
