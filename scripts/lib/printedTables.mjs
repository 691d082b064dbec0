import { stripVTControlCharacters } from 'node:util';

const begins = /^stdout \| (.+)$/;
/** vitest's own lines: a result, another block, a heading of failures, the summary. */
const ends = /^\s*(?:[✓❯×⎯]|(?:stdout|stderr) \||Test Files )/;

/** What the tests themselves have printed, out of everything that vitest says. */
export function printedTables(output) {
  const tables = [];
  let lines = null;
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const file = begins.exec(line)?.[1].trim();
    if (file !== undefined) tables.push({ file, lines: (lines = []) });
    else if (ends.test(line)) lines = null;
    else lines?.push(line);
  }
  return tables.map((table) => ({ file: table.file, text: table.lines.join('\n').trimEnd() }));
}
