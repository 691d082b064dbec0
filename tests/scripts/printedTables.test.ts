import { describe, expect, it } from 'vitest';
import { printedTables } from '../../scripts/lib/printedTables.mjs';

const said = [
  ' RUN  v4.1.12 /somewhere',
  '',
  '\u001b[90mstdout\u001b[2m | tests/claims/claims.test.ts',
  '\u001b[22m\u001b[39mlesson   claim  seed  measured',
  'dropout  clean  0     0.01',
  '',
  ' ✓ node  tests/claims/claims.test.ts (2 tests) 10ms',
  'stdout | tests/other.test.ts',
  'one line',
  '',
  '',
  ' Test Files  2 passed (2)',
].join('\n');

describe('tables that tests print', () => {
  it('are found among what vitest says, without its colours', () => {
    expect(printedTables(said)).toEqual([
      { file: 'tests/claims/claims.test.ts', text: 'lesson   claim  seed  measured\ndropout  clean  0     0.01' },
      { file: 'tests/other.test.ts', text: 'one line' },
    ]);
  });

  it('are none where nothing was printed', () => {
    expect(printedTables(' ✓ node  tests/a.test.ts (1 test) 1ms\n')).toEqual([]);
  });
});
