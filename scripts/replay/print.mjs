// The rows of a replay as a table, as CSV or as JSON.

const columns = [
  ['file', ({ file }) => file],
  ['verdict', ({ verdict }) => verdict],
  ['backend', ({ backend }) => backend],
  ['lanes', ({ lanes }) => lanes],
  ['steps', ({ steps }) => steps],
  ['parts at', ({ partedAt }) => partedAt ?? ''],
  ['difference', ({ difference }) => (difference === null ? '' : difference === 0 ? '0' : difference.toPrecision(2))],
  ['marks', ({ marks }) => marks],
  ['challenges', ({ challenges }) => challenges.map(({ id, outcome, reason }) => `${id}: ${outcome}${reason === '' ? '' : ` (${reason})`}`).join('; ')],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['reason', ({ reason }) => reason],
];

// File names and reasons quote what others wrote: no control characters on a terminal.
const plain = (value) => String(value).replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '?');

function text(rows) {
  const table = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, read]) => plain(read(row))))];
  const widths = columns.map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  const count = (wanted) => rows.filter(({ verdict }) => verdict === wanted).length;
  const summary = ['reproduced', 'close', 'different', 'unfinished', 'refused'].map((verdict) => `${count(verdict)} ${verdict}`).join(', ');
  return [...table.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()), '', `${rows.length} files: ${summary}`].join('\n');
}

/** Text that a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value) {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const csv = (rows) => [columns.map(([title]) => title), ...rows.map((row) => columns.map(([title, read]) => (title === 'difference' ? (row.difference ?? '') : read(row))))].map((cells) => cells.map(cell).join(',')).join('\r\n');

export const printers = { text, csv, json: (rows) => JSON.stringify(rows, null, 2) };
