import { describe, expect, it } from 'vitest';
import { curvesToCsv } from '@/export/curves/curvesToCsv';
import { regressionRun, trainedFile, twoLanes } from './sampleRuns';

const parse = (csv: string): string[][] => csv.trimEnd().split('\r\n').slice(1).map((line) => line.split(','));

describe('curvesToCsv', () => {
  it('keeps all digits and leaves gaps where nothing was measured', async () => {
    const { experiment, run } = await trainedFile(twoLanes(false));
    const rows = parse(curvesToCsv({ experiment, run }));
    expect(rows).toHaveLength(run.steps + 1);
    rows.forEach((row, step) => {
      expect(row).toHaveLength(11);
      expect(row[0]).toBe(String(step));
      expect(row[1]).toBe(step < run.steps ? String(run.batchLoss[2 * step]) : '');
      const point = run.evaluations.find((evaluation) => evaluation.step === step);
      expect(row[2]).toBe(point ? String(point.lanes[0]!.trainLoss) : '');
      expect(row[9]).toBe(point ? String(point.lanes[1]!.validationLoss) : '');
    });
    expect(rows.at(-1)?.[1]).toBe('');
  });

  it('lets no label become a formula', async () => {
    const { experiment, run } = await trainedFile(twoLanes(false));
    const header = curvesToCsv({ experiment, run }).split('\r\n')[0]!;
    expect(header).toContain(`"'=HYPERLINK(""http://x"") batchLoss"`);
    for (const label of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1']) {
      const lanes = experiment.lanes.map((lane) => ({ ...lane, label }));
      expect(curvesToCsv({ experiment: { ...experiment, lanes }, run })).toMatch(/^step,"?'/);
    }
    const unnamed = { ...experiment, lanes: experiment.lanes.map((lane) => ({ ...lane, label: '' })) };
    expect(curvesToCsv({ experiment: unnamed, run })).toMatch(/^step,lane 1 batchLoss,/);
  });

  it('leaves empty what a diverged lane or a regression has not', async () => {
    const diverged = await trainedFile(twoLanes(true));
    expect(parse(curvesToCsv(diverged)).at(-1)?.slice(6)).toEqual(['', '', expect.any(String), '', expect.any(String)]);
    const numbers = await trainedFile(regressionRun);
    expect(parse(curvesToCsv(numbers))[0]?.[3]).toBe('');
    expect(curvesToCsv(diverged)).not.toMatch(/NaN|Infinity|undefined/);
  });
});
