export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean | undefined;
}

export type ParsedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: 'empty' | 'not-a-number' | 'not-whole' | 'too-small' | 'too-large' };

const written = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A number as people type it: full-width digits of a Chinese keyboard, a real minus sign, a decimal comma, 3e-4.
 * Nothing else: no Infinity, no hexadecimal, no thousands separators (1,000 would be read as 1).
 */
export function parseNumber(text: string, { min, max, integer = false }: NumberLimits): ParsedNumber {
  const plain = text.normalize('NFKC').trim().replace('−', '-').replace(/^([^,.]*),(\d{1,2}|\d{4,})$/, '$1.$2');
  if (plain === '') return { ok: false, problem: 'empty' };
  if (!written.test(plain)) return { ok: false, problem: 'not-a-number' };
  const value = Number(plain);
  if (value < min) return { ok: false, problem: 'too-small' };
  if (value > max) return { ok: false, problem: 'too-large' };
  if (integer && !Number.isInteger(value)) return { ok: false, problem: 'not-whole' };
  return { ok: true, value };
}
