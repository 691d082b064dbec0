// Guards what a reader downloads before the first lab: the entry with everything it imports statically. Also that
// TensorFlow.js stays in the worker: one careless import would put it in front of the home page.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './lib/binary.mjs';

const firstPageLimit = 120_000;
// A message of the kernel registry: in every build that contains tfjs-core, and in nothing else.
const tfjsMark = "not registered for backend '";

const dist = join(root, 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
const read = (file) => readFileSync(join(dist, file));
const gzipBytes = (file) => gzipSync(read(file), { level: 9 }).length;
const problems = [];

/** The files a chunk cannot start without. */
function staticFiles(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!seen.has(chunk.file)) {
    seen.add(chunk.file);
    for (const next of chunk.imports ?? []) staticFiles(next, seen);
  }
  return seen;
}

const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
const firstPage = new Set(entries.flatMap((key) => [...staticFiles(key)]));
const pageScripts = new Set(Object.values(manifest).map((chunk) => chunk.file).filter((file) => file.endsWith('.js')));
const workerScripts = readdirSync(join(dist, 'assets'))
  .map((name) => `assets/${name}`)
  .filter((file) => file.endsWith('.js') && !pageScripts.has(file));

const rows = [...pageScripts, ...workerScripts].map((file) => ({
  file,
  loaded: firstPage.has(file) ? 'first page' : workerScripts.includes(file) ? 'worker' : 'on demand',
  bytes: gzipBytes(file),
}));
const total = rows.filter((row) => row.loaded === 'first page').reduce((sum, row) => sum + row.bytes, 0);

rows.sort((a, b) => a.loaded.localeCompare(b.loaded) || b.bytes - a.bytes);
for (const { file, loaded, bytes } of rows) console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${loaded.padEnd(11)} ${file}`);
console.log(`${(total / 1000).toFixed(1).padStart(8)} kB  first page in all, gzip; limit ${firstPageLimit / 1000} kB`);

if (total > firstPageLimit) problems.push(`The first page needs ${total} bytes of script (gzip), more than ${firstPageLimit}.`);
for (const file of pageScripts) {
  if (read(file).includes(tfjsMark)) problems.push(`${file} contains TensorFlow.js; only the worker may.`);
}
// A check that could never fire would be worse than none: the mark must be where tfjs is meant to be.
if (existsSync(join(root, 'src/engine/worker/worker.ts')) && !workerScripts.some((file) => read(file).includes(tfjsMark))) {
  problems.push('No worker script contains TensorFlow.js: either the worker is not built, or the mark this check looks for has changed.');
}

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
