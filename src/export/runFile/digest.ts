import { sha256 } from './sha256';
import { digestPrefix } from './types';

/** Keys sorted, no white space: re-indenting a file does not change its digest, changing a number does. */
function canonical(value: unknown): string {
  // Long lists of numbers are what files are made of, and JSON writes them as we would.
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** Digest of everything in a file but the digest itself. */
export function contentDigest(content: Readonly<Record<string, unknown>>): string {
  const rest = Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'digest'));
  return digestPrefix + sha256(new TextEncoder().encode(canonical(rest)));
}
