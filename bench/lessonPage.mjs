// The page of a real lesson, as it is built for readers, while its lab trains at full speed.
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../scripts/lib/binary.mjs';
import { freePort } from '../scripts/lib/freePort.mjs';
import { median, quantile } from './statistics.mjs';

const outDir = join(root, 'node_modules/.cache/bench-site');
const lesson = '/lessons/vanishing-gradients';

export async function buildSite() {
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const port = await freePort(4395);
  const server = await preview({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir }, preview: { port, strictPort: true } });
  return { url: `http://127.0.0.1:${port}`, close: () => server.httpServer.close() };
}

/** Intervals between frames and tasks over 50 ms, from now on, for so long. */
const watchPage = (page, ms) => page.evaluate((time) => new Promise((resolve) => {
  const intervals = [];
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const end = performance.now() + time;
  let last;
  const frame = (now) => {
    if (last !== undefined) intervals.push(now - last);
    last = now;
    if (now < end) requestAnimationFrame(frame);
    else {
      observer.disconnect();
      resolve({ intervals, tasks });
    }
  };
  requestAnimationFrame(frame);
}), ms);

/** The lesson with another experiment, as a link brings it. */
async function openLesson(context, url, backend, link) {
  const page = await context.newPage();
  await page.addInitScript((choice) => localStorage.setItem('descent.backend', choice), backend);
  await page.goto(`${url}${lesson}#e=${link}`);
  const lab = page.getByRole('region', { name: 'Lab', exact: true });
  const run = lab.getByRole('button', { name: /^Run/ });
  await run.waitFor();
  return { page, lab, run, step: async () => Number(await page.locator('main progress').first().getAttribute('value')) };
}

async function until(condition) {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25));
}

/** Seconds of the page's own thread per second. */
async function threadLoad(session, page, ms) {
  const taskTime = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const before = await taskTime();
  await page.waitForTimeout(ms);
  return ((await taskTime()) - before) / (ms / 1000);
}

/** Time from a click on Run to the first update on the page, warm: the run has been there before. */
async function firstPoint({ page, lab, run }) {
  await lab.getByRole('button', { name: /^Reset/ }).click();
  await page.waitForTimeout(600);
  await run.waitFor();
  return page.evaluate(() => new Promise((resolve) => {
    const bar = document.querySelector('main progress');
    const button = [...document.querySelectorAll('main button')].find((element) => element.textContent.startsWith('Run'));
    const startedAt = performance.now();
    new MutationObserver((_, observer) => {
      if (Number(bar.getAttribute('value')) === 0) return;
      observer.disconnect();
      resolve(performance.now() - startedAt);
    }).observe(bar, { attributes: true, attributeFilter: ['value'] });
    button.click();
  }));
}

/** One side of the engine behind the page: first point, frames, tasks of a slow processor, load after few steps and many. */
export async function benchLesson(context, url, link, backend, quick) {
  const opened = await openLesson(context, url, backend, link);
  const { page, lab, run, step } = opened;
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const ms = quick ? 2000 : 6000;
  await run.click();
  await until(async () => (await step()) >= 20);
  await lab.getByRole('button', { name: /^Pause/ }).click();
  const first = [];
  for (let round = 0; round < (quick ? 2 : 5); round += 1) {
    first.push(await firstPoint(opened));
    await lab.getByRole('button', { name: /^Pause/ }).click();
  }
  await lab.getByRole('button', { name: /^Reset/ }).click();
  await run.click();
  await until(async () => (await step()) >= 20);
  const loadEarly = await threadLoad(session, page, ms);
  const stepsEarly = await step();
  const { intervals, tasks } = await watchPage(page, ms);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const throttled = await watchPage(page, ms);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const loadLate = await threadLoad(session, page, ms);
  const stepsLate = await step();
  await page.close();
  return {
    backend, firstPointMs: first, steps: { early: stepsEarly, late: stepsLate }, load: { early: loadEarly, late: loadLate },
    frames: { p50: median(intervals), p95: quantile(intervals, 0.95), max: Math.max(...intervals) }, longestTaskMs: Math.max(0, ...tasks),
    throttled: { p95: quantile(throttled.intervals, 0.95), longestTaskMs: Math.max(0, ...throttled.tasks) },
  };
}
