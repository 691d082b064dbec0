// The engine as one module of JavaScript: bundled from src as it is now, with the Vite that builds the site.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../lib/binary.mjs';

const engine = `
export { readRunFile } from '@/export/runFile/readRunFile';
export { loadDataset } from '@/engine/data/loadDataset';
export { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
export { createTrainingRun } from '@/engine/training/trainingRun';
export { Measurement } from '@/engine/training/measure';
`;

const tasks = `
export { judgeChallenge, violations } from '@/tutor/grading/challenge';
export { requestFor } from '@/tutor/grading/metrics';
const files = import.meta.glob('/src/lessons/*/challenges.ts', { eager: true, import: 'default' });
// Those by hand have nothing to train.
export const lessons = new Map(Object.entries(files).map(([path, challenges]) => [path.split('/').at(-2), challenges.filter((challenge) => 'rules' in challenge)]));
`;

/** A module of the source as it is now, under a name of its own: two calls at once write the same bytes, or other names. */
async function bundle(name, source) {
  const entry = `virtual:replay-${name}`;
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': join(root, 'src') } },
    plugins: [{ name: entry, resolveId: (id) => (id === entry ? `\0${entry}` : null), load: (id) => (id === `\0${entry}` ? source : null) }],
    build: { ssr: true, write: false, minify: false, target: 'node20', rolldownOptions: { input: entry, output: { codeSplitting: false } } },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const { code } = output.find(({ type }) => type === 'chunk');
  const folder = join(root, 'node_modules', '.cache', 'descent-replay');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  await writeFile(path, code);
  return import(pathToFileURL(path).href);
}

/** What trains. */
export const loadEngine = () => bundle('engine', engine);

/** Every lesson's challenges, and what judges them. */
export const loadTasks = () => bundle('tasks', tasks);

/** A file of public/data as the engine wants it. */
export async function readDataFile(name) {
  const bytes = await readFile(join(root, 'public', 'data', name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
