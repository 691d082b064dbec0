import { beforeAll, describe, expect, it } from 'vitest';
import { holds } from '@/tutor/diagnosis/evidence';
import { confusionTable, wrongVerdicts } from '../labelledRuns/confusionTable';
import { configurations } from '../labelledRuns/cases';
import { examineHalf, falseAlarms, shareRight, type HalfResult } from '../labelledRuns/examine';
import { halfOf, type Half } from '../labelledRuns/split';

/** Training them takes about 20 s a seed on one core, once for every version of the engine. */
const seeds = process.env['TEST_FULL'] ? 5 : 2;

describe('labelled runs', () => {
  it('are many, of every kind, each with an id of its own, in two halves', () => {
    expect(new Set(configurations.map(({ id }) => id)).size).toBe(configurations.length);
    for (const half of ['development', 'held-out'] as const) {
      const own = configurations.filter(({ id }) => halfOf(id) === half);
      expect(own.length).toBeGreaterThan(100);
      expect(new Set(own.map(({ fault }) => fault)).size).toBe(16);
    }
    expect(new Set(configurations.flatMap(({ clinic }) => clinic ?? []))).toEqual(new Set(['K01', 'K02', 'K03', 'K04', 'K05', 'K06', 'K07', 'K08', 'K09', 'K10', 'K11', 'K12', 'K13', 'K14']));
  });

  it('are split by a rule that never changes', () => {
    expect(['too-slow/linreg-0.0004', 'over-fitting/digits-400-noise', 'healthy/digits-adam'].map(halfOf)).toEqual(['development', 'development', 'development']);
    expect(['too-slow/linreg-0.001', 'dead-units/moons-bias-3', 'healthy/moons-noise-0.3'].map(halfOf)).toEqual(['held-out', 'held-out', 'held-out']);
  });
});

describe.each<[Half, number]>([['development', 0.95], ['held-out', 0.9]])('the doctor on the %s half', (half, least) => {
  let result: HalfResult;
  beforeAll(async () => {
    result = await examineHalf(half, seeds);
  }, 600_000);

  it(`is right in at least ${100 * least} %`, () => {
    if (shareRight(result) < least) throw new Error([confusionTable(result), ...(half === 'development' ? wrongVerdicts(result) : [])].join('\n'));
    expect(result.verdicts.length).toBeGreaterThan(200);
  });

  it('calls no healthy run sick', () => {
    expect(falseAlarms(result)).toHaveLength(0);
  });

  it('shows its evidence and marks a part of the curve', () => {
    for (const { main, labelled } of result.verdicts) {
      expect({ id: labelled.id, cited: main.evidence.length > 0, refuted: main.evidence.filter((evidence) => !holds(evidence)) }).toEqual({ id: labelled.id, cited: true, refuted: [] });
      expect(main.range.to).toBeGreaterThanOrEqual(main.range.from);
      expect(main.remedy === null).toBe(main.severity === 'none');
    }
  });
});

describe('without looks inside', () => {
  it('the doctor calls no healthy run of either half sick', async () => {
    const results = [await examineHalf('development', 1, true), await examineHalf('held-out', 1, true)];
    expect(results.flatMap(falseAlarms)).toHaveLength(0);
  }, 600_000);
});
