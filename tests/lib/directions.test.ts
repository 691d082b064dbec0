import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The directions between rooms are lint rules, and a lint rule that never fires looks like a clean house. Here every
 * rule of .oxlintrc.json has to report a violation and to leave the neighbouring allowed import alone.
 */
const rooms = ['lib', 'engine', 'tutor', 'export', 'offline', 'ui', 'widgets', 'session', 'lesson-kit', 'lessons', 'app'];

const root = resolve(import.meta.dirname, '../..');
const value = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;
const typeOnly = (from: string) => `import type { X } from '${from}';\nexport type Y = X;\n`;

interface Case {
  readonly file: string;
  readonly source: string;
}

const forbidden: Case[] = [];
const allowed: Case[] = [];
let number = 0;
const add = (list: Case[], folder: string, sources: readonly string[]) => {
  for (const source of sources) list.push({ file: `src/${folder}/case${number++}.ts`, source });
};

/** May `room` import values, or only types, of the other rooms? What is not listed here must be reported. */
const mayImport: Record<string, { values: readonly string[]; types?: readonly string[] }> = {
  lib: { values: ['lib'] },
  engine: { values: ['engine/model', 'lib'] },
  'engine/math': { values: ['engine/experiment', 'lib'], types: ['engine/tensor', 'engine/training'] },
  'engine/experiment': { values: ['engine/math', 'lib'], types: ['engine/executor', 'engine/worker'] },
  tutor: { values: ['tutor', 'lib'], types: ['engine', 'engine/worker'] },
  export: { values: ['export', 'lib', 'engine/experiment', 'engine/math'], types: ['engine/worker', 'engine/training'] },
  offline: { values: ['offline', 'lib'] },
  ui: { values: ['ui', 'lib'] },
  widgets: { values: ['widgets', 'ui', 'lib'], types: ['engine', 'engine/math', 'engine/worker'] },
  session: {
    values: ['session', 'export', 'tutor', 'lib', 'engine/worker', 'engine/experiment', 'engine/math'],
    types: ['engine', 'engine/training', 'engine/model'],
  },
  'lesson-kit': {
    values: ['lesson-kit', 'session', 'widgets', 'ui', 'tutor', 'export', 'lib'],
    types: ['engine', 'engine/experiment', 'engine/worker'],
  },
  lessons: { values: ['lesson-kit'] },
  app: { values: rooms.filter((room) => room !== 'lessons') },
};

for (const [room, { values, types = [] }] of Object.entries(mayImport)) {
  const folder = room === 'lessons' ? 'lessons/some-lesson' : room;
  const all = [...values, ...types];
  const touches = (other: string) => all.some((name) => name === other || name.startsWith(`${other}/`));
  add(allowed, folder, [value('./neighbour'), value('./below/neighbour')]);
  add(allowed, folder, values.flatMap((name) => [value(`@/${name}/thing`), typeOnly(`@/${name}/thing`)]));
  add(allowed, folder, types.map((name) => typeOnly(`@/${name}/thing`)));
  add(forbidden, folder, types.map((name) => value(`@/${name}/thing`)));
  add(forbidden, folder, rooms.filter((other) => !touches(other) && !room.startsWith(`${other}/`)).flatMap((other) => [value(`@/${other}/thing`), value(`@/${other}`), typeOnly(`@/${other}/thing`)]));
  add(forbidden, folder, [value('../neighbour'), value('../../lib/thing'), `export * from '../neighbour';\n`, value('@tensorflow/tfjs-core')]);
  // A room that is not planned yet is closed until someone decides.
  if (room !== 'app') add(forbidden, folder, [value('@/unplanned/thing')]);
}

// Whatever the engine is made of: only these parts are plain numbers, the rest belongs to the worker.
for (const part of readdirSync(join(root, 'src/engine'), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const sources = [value(`@/engine/${part.name}/thing`)];
  const isPure = part.name === 'math' || part.name === 'experiment';
  add(isPure ? allowed : forbidden, 'export', sources);
  add(isPure || part.name === 'worker' ? allowed : forbidden, 'session', sources);
}
add(forbidden, 'export', [value('@/engine/training/thing'), `export const later = import('@/engine/tensor/thing');\n`]);
add(forbidden, 'session', [value('@/engine/worker/worker'), value('@/engine/tensor/thing'), value('recharts')]);
add(forbidden, 'app', [value('@/engine/worker/worker')]);
add(allowed, 'engine/tensor', [value('@tensorflow/tfjs-core'), value('@tensorflow/tfjs-backend-webgl'), value('@/engine/math/thing')]);
add(forbidden, 'engine/tensor', [value('react'), value('@/session/thing')]);
for (const folder of ['engine/executor/cpu', 'engine/executor/gpu', 'engine/training', 'engine/worker', 'engine/model', 'engine/data']) {
  add(forbidden, folder, [value('@tensorflow/tfjs-core'), value('@tensorflow/tfjs-core/dist/gradients')]);
}
for (const name of ['react', 'react-dom/client', 'recharts', 'katex', 'wouter', 'zustand/vanilla']) {
  for (const folder of ['lib', 'engine', 'engine/math', 'engine/tensor', 'tutor', 'export']) add(forbidden, folder, [value(name)]);
}
for (const name of ['recharts', 'katex', 'zustand', 'react-dom']) add(forbidden, 'lessons/some-lesson', [value(name)]);
for (const room of ['ui', 'widgets', 'session', 'lesson-kit', 'lessons/some-lesson', 'app']) add(allowed, room, [value('react')]);
add(allowed, 'widgets/charts', [value('recharts')]);
add(forbidden, 'engine/training', [
  'export const width = window.innerWidth;\n',
  'export const title = document.title;\n',
  "export const saved = localStorage.getItem('x');\n",
]);
add(forbidden, 'engine/training', ['export const noise = Math.random();\n']);
forbidden.push({ file: 'src/app/catalogue.ts', source: value('@/lessons/some-lesson/lesson') });
allowed.push({ file: 'src/app/catalog.ts', source: value('@/lessons/some-lesson/lesson') });
forbidden.push(
  { file: 'src/widgets/circleA.ts', source: "import { b } from '@/widgets/circleB';\nexport const a = () => b;\n" },
  { file: 'src/widgets/circleB.ts', source: "import { a } from '@/widgets/circleA';\nexport const b = () => a;\n" },
);

let folder = '';
let reported: ReadonlyMap<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'descent-directions-'));
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'));
  // The fixtures import modules that do not exist, which the type-aware rules would report as well.
  delete config.options.typeAware;
  delete config.$schema;
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": ["src"] }');
  for (const { file, source } of [...forbidden, ...allowed]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; message: string; help?: string }[] };
  reported = new Map(diagnostics.map(({ filename, message, help }) => [filename.replaceAll('\\', '/'), `${message} ${help ?? ''}`]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shown = ({ file, source }: Case) => `${file}: ${source.split('\n')[0]}`;

describe('directions between rooms', () => {
  test('every forbidden import is reported', () => {
    expect(forbidden.filter(({ file }) => !reported.has(file)).map(shown)).toEqual([]);
  });

  test('no allowed import is reported', () => {
    expect(allowed.filter(({ file }) => reported.has(file)).map((each) => `${shown(each)} → ${reported.get(each.file)}`)).toEqual([]);
  });

  test('a report says what to do instead', () => {
    expect(reported.get('src/app/catalogue.ts')).toContain('catalog.ts holds the only glob');
  });

  test('every room of src has rules', () => {
    const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as { overrides: { files: string[] }[] };
    const covered = config.overrides.flatMap(({ files }) => files);
    const present = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(present.map(({ name }) => name).filter((name) => !covered.includes(`src/${name}/**`))).toEqual([]);
  });

  test('prose keeps the directions too, which the linter does not read', () => {
    const prose = readdirSync(join(root, 'src/lessons'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => join('src/lessons', file));
    const strangers = prose.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\s.*?from\s+['"]([^'"]+)['"]/gm)]
        .map((match) => match[1] ?? '')
        .filter((from) => !/^(@\/lesson-kit(\/|$)|\.\/(?!.*\.\.))/.test(from))
        .map((from) => `${file} imports ${from}`),
    );
    expect(strangers).toEqual([]);
  });
});
