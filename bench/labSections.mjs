// Sections of the bench about the lab itself, beside those that compare engines.
import { benchLesson, buildSite } from './lessonPage.mjs';
import { formatNumber, formatSpread, formatTable, median, spread } from './statistics.mjs';

/** What 'auto' would choose, beside what the sides really take. */
async function benchChoice(page, modelNames, segmentMs) {
  const ask = (id, request) => page.evaluate(([name, message]) => globalThis.bench.engine(name, message), [id, request]);
  const backends = ['webgl', 'cpu'];
  const rows = [];
  for (const subject of [...modelNames, 'adaptive-optimizers', 'batch-normalisation', 'vanishing-gradients']) {
    const predicted = await ask('engine1', { kind: 'predict', model: subject });
    const measured = { webgl: [], cpu: [] };
    for (const backend of backends) await ask(backend, { kind: 'start', backend, model: subject, lanes: 1 });
    for (let repeat = 0; repeat < 3; repeat += 1) {
      for (const backend of backends) {
        const { steps, ms } = await ask(backend, { kind: 'measure', ms: segmentMs });
        measured[backend].push(ms / steps);
      }
    }
    for (const backend of backends) await ask(backend, { kind: 'stop' });
    const measuredMs = { webgl: median(measured.webgl), cpu: median(measured.cpu) };
    rows.push({ subject, ...predicted, measuredMs, faster: measuredMs.webgl < measuredMs.cpu ? 'webgl' : 'cpu' });
  }
  return rows;
}

/** Step rates with every panel watched, over those with none, on both sides. */
async function benchPanels(page, repeats, ms) {
  const rows = [];
  for (const [subject, backend] of [['deep', 'webgl'], ['deep', 'cpu'], ['digits', 'webgl'], ['digits', 'cpu']]) {
    const rates = await page.evaluate((parameters) => globalThis.bench.panels(...parameters), [subject, backend, repeats, ms]);
    rows.push({ subject, backend, ...rates, ratio: spread(rates.open.map((rate, round) => rate / rates.closed[round])) });
  }
  return rows;
}

/** A lesson's page in the readers' build, on both sides. */
async function benchLessonPage(page, quick) {
  const site = await buildSite();
  try {
    const link = await page.evaluate(() => globalThis.bench.linkTo('deep'));
    const rows = [];
    for (const backend of ['webgl', 'cpu']) rows.push(await benchLesson(page.context(), site.url, link, backend, quick));
    return rows;
  } finally {
    site.close();
  }
}

/** The sections that are wanted, by name. */
export async function benchLab(page, sections, { modelNames, repeats, quick }) {
  return {
    ...(sections.includes('choice') ? { choice: await benchChoice(page, modelNames, quick ? 200 : 600) } : {}),
    ...(sections.includes('panels') ? { panels: await benchPanels(page, repeats, quick ? 800 : 2000) } : {}),
    ...(sections.includes('page') ? { page: await benchLessonPage(page, quick) } : {}),
  };
}

export function labLines({ choice, panels, page }) {
  return [...(choice ? ['', ...choiceLines(choice)] : []), ...(panels ? ['', ...panelLines(panels)] : []), ...(page ? ['', ...pageLines(page)] : [])];
}

function choiceLines(choice) {
  const rows = [['subject', 'chosen', 'faster', 'CPU ms', 'predicted', 'WebGL ms', 'predicted', 'chosen / faster']];
  for (const { subject, choice: chosen, faster, measuredMs, cpuMs, webglMs } of choice) {
    rows.push([subject, chosen, faster, formatNumber(measuredMs.cpu), formatNumber(cpuMs), formatNumber(measuredMs.webgl), formatNumber(webglMs), formatNumber(measuredMs[chosen] / measuredMs[faster])]);
  }
  return [`'auto', after a measurement of ${choice[0].calibrationMs.toFixed(0)} ms; times of one step`, ...formatTable(rows)];
}

function panelLines(panels) {
  const rows = [['run', 'side', 'steps/s, panels closed', 'open', 'open / closed (min – median – max)', 'looks/s']];
  for (const { subject, backend, closed, open, ratio, looksPerSecond } of panels) {
    rows.push([subject, backend, formatNumber(median(closed)), formatNumber(median(open)), formatSpread(ratio), formatNumber(looksPerSecond)]);
  }
  return ['one lane in the lab’s worker at full speed, with everything watched that the data have', ...formatTable(rows)];
}

function pageLines(page) {
  const rows = [['side', 'first point, ms', 'frames p50', 'p95', 'max', 'longest task', 'at 4× throttling: p95', 'longest task', 'thread busy', 'steps', 'thread busy', 'steps']];
  for (const { backend, firstPointMs, frames, longestTaskMs, throttled, load, steps } of page) {
    rows.push([
      backend, formatNumber(median(firstPointMs)), formatNumber(frames.p50), formatNumber(frames.p95), formatNumber(frames.max), formatNumber(longestTaskMs),
      formatNumber(throttled.p95), formatNumber(throttled.longestTaskMs), `${(100 * load.early).toFixed(0)} %`, formatNumber(steps.early), `${(100 * load.late).toFixed(0)} %`, formatNumber(steps.late),
    ]);
  }
  return ['page of a lesson (deep, full speed, readers’ build): from Run to the first point when warm; frame intervals and tasks in ms (0: none over 50)', ...formatTable(rows)];
}
