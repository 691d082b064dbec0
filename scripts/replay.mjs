// npm run replay -- files…: trains recorded runs again and says whether their curves are reproduced.
//
//   npm run replay -- runs/*.descent-run.json          a table
//   npm run replay -- --csv runs/*.descent-run.json    the same for a spreadsheet (--json: for a program)
//   npm run replay -- --limit 60 run.descent-run.json  at most 60 seconds of training per file, and again per challenge (600 unless told)
//   npm run replay -- --skip-challenges …              only the curves; otherwise also which challenges of its lesson a file passes
//
// Exit status: 0 all reproduced · 1 a run is not · 2 a file was refused · 3 both · 64 wrong use. See docs/run-file.md.
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compareRuns } from './replay/compare.mjs';
import { createJudge } from './replay/challenges.mjs';
import { loadEngine, loadTasks } from './replay/engine.mjs';
import { printers } from './replay/print.mjs';
import { retrain } from './replay/retrain.mjs';

const usage = 'usage: npm run replay -- [--csv | --json] [--limit SECONDS] [--skip-challenges] FILE.descent-run.json …';
const maxBytes = 512 * 1024 * 1024;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { csv: { type: 'boolean' }, json: { type: 'boolean' }, limit: { type: 'string', default: '600' }, 'skip-challenges': { type: 'boolean', default: false } },
  });
  const limit = Number(values.limit);
  if (positionals.length === 0 || (values.csv && values.json) || !(limit > 0)) throw new TypeError(usage);
  return { files: positionals, format: values.csv ? 'csv' : values.json ? 'json' : 'text', limitMs: 1000 * limit, skip: values['skip-challenges'] };
}

/** The recorded run of a file, or why there is none. */
async function readRecord(engine, path) {
  const { size } = await stat(path);
  if (size > maxBytes) return { reason: `too-large: ${size} bytes` };
  const { file, error } = engine.readRunFile(await readFile(path, 'utf8'));
  if (!error) return { file };
  const details = Object.entries(error.params).map(([key, value]) => `${key} ${value}`);
  return { reason: [`${error.code}${error.path === '' ? '' : ` at ${error.path}`}`, ...details].join(', ') };
}

/** One row of the table. Nothing that a file can do stops the others. */
async function replay(engine, judge, path, limitMs) {
  const startedAt = performance.now();
  const row = (fields) => ({ file: path, verdict: 'refused', backend: '', lanes: 0, steps: 0, compared: 0, partedAt: null, difference: null, marks: 0, challenges: [], reason: '', ...fields, seconds: (performance.now() - startedAt) / 1000 });
  try {
    const { file, reason } = await readRecord(engine, path);
    if (!file) return row({ reason });
    const { run, experiment, marks } = file;
    const again = await retrain(engine, experiment, limitMs);
    const challenges = await judge(file);
    return row({ backend: run.backend, lanes: experiment.lanes.length, steps: run.steps, marks: marks.length, challenges, ...compareRuns(run, again) });
  } catch (error) {
    return row({ reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Verdicts with which an instructor can be content; on WebGL rounding differs, and training amplifies it. */
const fails = ({ verdict, backend }) => verdict === 'different' || verdict === 'unfinished' || (verdict === 'close' && backend === 'cpu');

async function main() {
  const { files, format, limitMs, skip } = readArguments();
  const engine = await loadEngine();
  const judge = skip ? async () => [] : createJudge(engine, await loadTasks(), limitMs);
  const rows = [];
  for (const [index, file] of files.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${files.length}`);
    rows.push(await replay(engine, judge, file, limitMs));
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  console.log(printers[format](rows));
  process.exitCode = (rows.some(fails) ? 1 : 0) + (rows.some(({ verdict }) => verdict === 'refused') ? 2 : 0);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(error.message.includes(usage) ? usage : `${error.message}\n${usage}`);
  process.exitCode = 64;
}
