// Measures in one browser: npm run bench -- [--quick] [--models deep,cnn] [--sections engines,page] [--json FILE]
//
//   engines  ours beside TensorFlow.js and others     choice  what 'auto' chooses beside what is faster
//   panels   step rate with all panels open           page    a lesson's page: first point, frames, tasks, load
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { benchLab, labLines } from '../bench/labSections.mjs';
import { cpuClock } from '../bench/processTimes.mjs';
import { formatNumber, formatSpread, formatTable, median, quantile, spread } from '../bench/statistics.mjs';
import { root } from './lib/binary.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { chromiumFlags } from './lib/chromiumFlags.mjs';
import { freePort } from './lib/freePort.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: join(root, 'node_modules/.cache/bench.json') },
    models: { type: 'string' },
    sections: { type: 'string', default: 'engines,choice,panels,page' },
  },
});
const sections = options.sections.split(',');
const repeats = options.quick ? 3 : 5;
const segmentMs = options.quick ? 400 : 1000;
const modelNames = (options.models ?? (options.quick ? 'deep,cnn' : 'deep,mlp,cnn,digits,tiny')).split(',');

/** Each side trains the model for a segment, in turns, so that a busy moment of the machine hits all of them. */
const sides = [
  { id: 'fit', label: 'tfjs model.fit' },
  { id: 'minimize', label: 'tfjs operations, minimize' },
  { id: 'minimize6', label: 'tfjs operations, 6 in turn', lanes: 6, models: ['deep', 'mlp'] },
  { id: 'convNetJs', label: 'ConvNetJS', plain: true, models: ['cnn', 'digits'] },
  { id: 'nodesAndLinks', label: 'nodes and links, CPU', plain: true, models: ['tiny'] },
  { id: 'engine1', label: 'ours, WebGL, 1 lane', backend: 'webgl', lanes: 1 },
  { id: 'engine6', label: 'ours, WebGL, 6 lanes', backend: 'webgl', lanes: 6 },
  { id: 'cpu1', label: 'ours, CPU, 1 lane', backend: 'cpu', lanes: 1 },
];

/** Steps per second of the first over those of the second, round by round; `loops` of the second, one after the other. */
const comparisons = [
  ['engine1', 'minimize'],
  ['engine6', 'minimize', 6],
  ['engine6', 'minimize6'],
  ['engine1', 'engine6'],
  ['engine1', 'convNetJs'],
  ['cpu1', 'convNetJs'],
  ['cpu1', 'nodesAndLinks'],
  ['cpu1', 'minimize'],
];

const outDir = join(root, 'node_modules/.cache/bench');
const config = {
  configFile: false,
  root: join(root, 'bench'),
  publicDir: join(root, 'public'),
  logLevel: 'warn',
  resolve: { alias: { '@': join(root, 'src') } },
  worker: { format: 'es' },
  build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
};

/** Adapters between the two kinds of contestants on the page. */
function remote(page, { id, backend, lanes }) {
  const call = (method, ...parameters) => page.evaluate(([name, list]) => globalThis.bench[name](...list), [method, parameters]);
  if (backend === undefined) {
    return {
      start: (model) => call('startOther', id, model),
      measure: (ms) => call('measureOther', id, ms),
      count: (steps) => call('countOther', id, steps),
      stop: () => call('stopOther', id),
    };
  }
  return {
    start: (model) => call('engine', id, { kind: 'start', backend, model, lanes }),
    measure: (ms) => call('engine', id, { kind: 'measure', ms }),
    count: (steps) => call('engine', id, { kind: 'count', steps }),
    stop: () => call('engine', id, { kind: 'stop' }),
  };
}

async function benchModel(page, clock, model) {
  const running = sides.filter(({ models = [model] }) => models.includes(model)).map((side) => ({ ...side, ...remote(page, side), stepsPerSecond: [], cpuMs: [] }));
  for (const side of running) await side.start(model);
  for (const side of running) side.counts = await side.count(side.plain ? 1 : 10);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const side of running) {
      const before = clock?.();
      const { steps, ms } = await side.measure(segmentMs);
      side.stepsPerSecond.push((1000 * steps) / ms);
      if (clock !== null) side.cpuMs.push((clock() - before) / steps);
    }
  }
  for (const side of running) await side.stop();
  const fit = running[0];
  const rows = running.map(({ id, label, lanes = 1, counts, stepsPerSecond, cpuMs }) => ({
    model, id, label, lanes, counts,
    stepsPerSecond: spread(stepsPerSecond),
    cpuMsPerStep: cpuMs.length > 0 ? spread(cpuMs) : null,
    /** trained steps of one lane per second, over those of model.fit in the same round */
    timesFit: spread(stepsPerSecond.map((rate, repeat) => rate / fit.stepsPerSecond[repeat])),
    cpuTimesFit: cpuMs.length > 0 ? spread(cpuMs.map((cpu, repeat) => fit.cpuMs[repeat] / cpu)) : null,
  }));
  return { rows, comparisons: comparisons.flatMap(([left, right, loops]) => compare(model, running.find(({ id }) => id === left), running.find(({ id }) => id === right), loops)) };
}

function compare(model, left, right, loops = 1) {
  if (left === undefined || right === undefined) return [];
  const ratios = (faster, slower) => spread(faster.map((value, repeat) => (loops * value) / slower[repeat]));
  return [{
    model, label: `${left.label} / ${right.label}${loops > 1 ? `, ${loops} loops one after the other` : ''}`,
    wall: ratios(left.stepsPerSecond, right.stepsPerSecond),
    cpu: left.cpuMs.length > 0 ? ratios(right.cpuMs, left.cpuMs) : null,
  }];
}

/** The page's frames while the worker trains at full speed, and whether anything grows meanwhile. */
async function benchPage(page) {
  const engine = (request) => page.evaluate((message) => globalThis.bench.engine('engine1', message), request);
  const ms = options.quick ? 2000 : 8000;
  const idle = await page.evaluate((time) => globalThis.bench.idleFrames(time), 1500);
  const results = { idle: { p50: median(idle), p95: quantile(idle, 0.95) } };
  for (const model of modelNames) {
    await engine({ kind: 'start', backend: 'webgl', model, lanes: 1 });
    const intervals = await page.evaluate((time) => globalThis.bench.engineFrames('engine1', time), ms);
    results[model] = { p50: median(intervals), p95: quantile(intervals, 0.95), max: Math.max(...intervals) };
    await engine({ kind: 'stop' });
  }
  if (!modelNames.includes('deep')) return { frames: results, tensors: null };
  await engine({ kind: 'start', backend: 'webgl', model: 'deep', lanes: 1 });
  const atStep5 = await engine({ kind: 'tensors' });
  await engine({ kind: 'count', steps: 1995 });
  const atStep2000 = await engine({ kind: 'tensors' });
  await engine({ kind: 'stop' });
  return { frames: results, tensors: { atStep5, atStep2000, afterwards: await engine({ kind: 'tensors' }) } };
}

/** Engines beside each other. */
function report(result) {
  const rows = [['model', 'contestant', 'steps/s', '× model.fit (min – median – max)', 'CPU × model.fit', 'programs/step', 'uploads', 'reads', 'new textures']];
  for (const row of result.rows) {
    const { programs, uploads, reads, textures } = row.counts;
    rows.push([
      row.model, row.label, formatNumber(row.stepsPerSecond.median), formatSpread(row.timesFit), row.cpuTimesFit === null ? '–' : formatNumber(row.cpuTimesFit.median),
      formatNumber(programs), formatNumber(uploads), formatNumber(reads), formatNumber(textures),
    ]);
  }
  const pairs = [['model', 'steps/s of / over those of', 'wall time (min – median – max)', 'CPU time']];
  for (const { model, label, wall, cpu } of result.comparisons) pairs.push([model, label, formatSpread(wall), cpu === null ? '–' : formatSpread(cpu)]);
  const frames = Object.entries(result.page.frames).map(([name, { p50, p95 }]) => `${name} ${p50.toFixed(1)}/${p95.toFixed(1)}`);
  const { tensors } = result.page;
  return [
    `${result.renderer}`,
    `${result.repeats} rounds of ${result.segmentMs} ms each in turns; batch 64, Adam (digits: 20, Adagrad; tiny: 10, SGD); a step of 6 lanes trains 6 networks`,
    '',
    ...formatTable(rows),
    '',
    ...formatTable(pairs),
    '',
    `page frame interval p50/p95 in ms while our worker trains: ${frames.join(' · ')}`,
    ...(tensors === null ? [] : [`tensors of deep at step 5 / step 2,000 / after the run: ${tensors.atStep5} / ${tensors.atStep2000} / ${tensors.afterwards}`]),
  ].join('\n');
}

await build(config);
const port = await freePort(4390);
const server = await preview({ ...config, preview: { host: '127.0.0.1', port, strictPort: true } });
const profile = mkdtempSync(join(tmpdir(), 'descent-bench-'));
const context = await chromium.launchPersistentContext(profile, { executablePath: ensureBrowser(), headless: true, args: chromiumFlags });
try {
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => 'bench' in globalThis);
  const result = { renderer: await page.evaluate(() => globalThis.bench.engine('engine1', { kind: 'renderer' })), repeats, segmentMs, rows: [], comparisons: [] };
  const clock = cpuClock(profile);
  const file = resolve(options.json);
  mkdirSync(dirname(file), { recursive: true });
  if (sections.includes('engines')) result.page = await benchPage(page);
  for (const model of sections.includes('engines') ? modelNames : []) {
    const { rows, comparisons: pairs } = await benchModel(page, clock, model);
    result.rows.push(...rows);
    result.comparisons.push(...pairs);
    // What is there already survives when a long run is cut short.
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  }
  result.lab = await benchLab(page, sections, { modelNames, repeats, quick: options.quick });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log([...(result.page ? [report(result)] : [result.renderer]), ...labLines(result.lab)].join('\n'));
} finally {
  await context.close();
  server.httpServer.close();
  rmSync(profile, { recursive: true, force: true });
}
