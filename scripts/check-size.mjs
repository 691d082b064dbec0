// Guards what a reader downloads before the first lab: the entry with everything it imports statically. Also that
// TensorFlow.js stays in the worker: one careless import would put it in front of the home page.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './lib/binary.mjs';

const firstPageLimit = 120_000;
// What every reader's device fetches once and keeps, so that the site works without a network.
const copyLimit = 6_000_000;
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

const compressed = /\.(?:bin|woff2|png)$/;
const kept = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^(?:404\.html|robots\.txt|sw.*\.js|manifest\.json)$/.test(entry.name))
  .map((entry) => relative(dist, join(entry.parentPath, entry.name)));
const keptBytes = kept.reduce((sum, file) => sum + read(file).length, 0);
const copyTotal = kept.reduce((sum, file) => sum + (compressed.test(file) ? read(file).length : gzipBytes(file)), 0);
console.log(`${(copyTotal / 1000).toFixed(1).padStart(8)} kB  copy for use without a network, as fetched; ${(keptBytes / 1000).toFixed(0)} kB on the device; limit ${copyLimit / 1000} kB`);

if (copyTotal > copyLimit) problems.push(`The copy for use without a network takes ${copyTotal} bytes to fetch, more than ${copyLimit}.`);
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
