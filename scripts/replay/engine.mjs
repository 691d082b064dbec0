// The engine as one module of JavaScript: bundled from src as it is now, with the Vite that builds the site.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../lib/binary.mjs';

const entry = 'virtual:replay-engine';
const source = `
export { readRunFile } from '@/export/runFile/readRunFile';
export { loadDataset } from '@/engine/data/loadDataset';
export { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
export { createTrainingRun } from '@/engine/training/trainingRun';
export { Measurement } from '@/engine/training/measure';
`;

/** What is exported above. */
export async function loadEngine() {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': join(root, 'src') } },
    plugins: [{ name: 'replay-engine', resolveId: (id) => (id === entry ? `\0${entry}` : null), load: (id) => (id === `\0${entry}` ? source : null) }],
    build: { ssr: true, write: false, minify: false, target: 'node20', rolldownOptions: { input: entry, output: { codeSplitting: false } } },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const { code } = output[0];
  const folder = join(root, 'node_modules', '.cache', 'descent-replay');
  await mkdir(folder, { recursive: true });
  // Two calls at once write the same bytes to the same name, or different bytes to different names.
  const path = join(folder, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  await writeFile(path, code);
  return import(pathToFileURL(path).href);
}

/** A file of public/data as the engine wants it. */
export async function readDataFile(name) {
  const bytes = await readFile(join(root, 'public', 'data', name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
