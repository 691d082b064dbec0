import type { RunFile } from '@/export/runFile/types';

/**
 * A cell of text. A spreadsheet takes one that begins with = + - @ (or a control character) for a formula, so such text gets
 * an apostrophe in front (OWASP, CSV injection); numbers are written as they are.
 */
function textCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** All digits; empty where there is no number: a diverged lane, an accuracy of a regression. */
const numberCell = (value: number): string => (Number.isFinite(value) ? String(value + 0) : '');

type CurveRecord = Pick<RunFile, 'experiment' | 'run'>;

const columns = ['batchLoss', 'trainLoss', 'trainAccuracy', 'validationLoss', 'validationAccuracy'] as const;

/**
 * One row per step, five columns per lane (RFC 4180). `batchLoss` of row t is the loss of the mini-batch that update t + 1 is
 * made from; the other four are measured after t updates, where the run evaluated.
 */
export function curvesToCsv({ experiment, run }: CurveRecord): string {
  const lanes = experiment.lanes.map(({ label }, index) => label || `lane ${index + 1}`);
  const evaluations = new Map(run.evaluations.map((point) => [point.step, point.lanes]));
  const header = ['step', ...lanes.flatMap((lane) => columns.map((column) => textCell(`${lane} ${column}`)))];
  const rows = Array.from({ length: run.steps + 1 }, (_, step) => {
    const measured = evaluations.get(step);
    const cells = lanes.flatMap((__, lane) => {
      const point = measured?.[lane];
      const loss = step < run.steps ? (run.batchLoss[step * lanes.length + lane] ?? NaN) : NaN;
      return [loss, point?.trainLoss ?? NaN, point?.trainAccuracy ?? NaN, point?.validationLoss ?? NaN, point?.validationAccuracy ?? NaN].map(numberCell);
    });
    return [String(step), ...cells];
  });
  return `${[header, ...rows].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
