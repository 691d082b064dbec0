import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { productionPackages } from '../../scripts/lib/productionPackages.mjs';

test('THIRD_PARTY_NOTICES.txt names every package we ship, in its version (npm run notices)', () => {
  const notices = readFileSync(resolve(import.meta.dirname, '../../THIRD_PARTY_NOTICES.txt'), 'utf8');
  const headings = productionPackages().map(({ name, version, license }) => `${name} ${version} (${license})`);
  expect(headings.length).toBeGreaterThan(20);
  const lines = new Set(notices.split('\n'));
  expect(headings.filter((heading) => !lines.has(heading))).toEqual([]);
  // And nothing that has left.
  const named = [...lines].filter((line) => /^@?[a-z][\w./-]* \d+\.\d+\.\d+\S* \([^)]+\)$/.test(line));
  expect(named.filter((line) => !headings.includes(line))).toEqual([]);
});
