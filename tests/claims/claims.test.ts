import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { loadDataset } from '@/engine/data/loadDataset';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { measureExperiment } from '@/engine/training/measure';
import { runClaim, type ClaimOutcome } from '@/session/claimRunner';
import type { LabCommands } from '@/session/types';
import type { Claim } from '@/lesson-kit/types';
import { allLessons } from '../lessons/allLessons';

const dataFile = async (name: string): Promise<ArrayBuffer> => Uint8Array.from(await readFile(new URL(`../../public/data/${name}`, import.meta.url))).buffer;

/** The training run of the lab, on the CPU, without a worker in between. */
const measure: LabCommands['measure'] = (experiment, options) =>
  measureExperiment({ experiment, backend: 'cpu', loadDataset: (spec, seed) => loadDataset(spec, seed, dataFile), createExecutor: createCpuExecutor, clock: () => performance.now() }, options?.request);

const rows: string[][] = [];

function record(lesson: string, claim: Claim, outcome: ClaimOutcome): void {
  const threshold = `${claim.comparator} ${claim.threshold}${claim.rule === 'mean' ? ' (mean)' : ''}`;
  for (const { seed, value, passed } of outcome.seeds) rows.push([lesson, claim.id, String(seed ?? 'exact'), value.toPrecision(5), threshold, passed ? 'holds' : 'FAILS']);
}

function table(): string {
  const all = [['lesson', 'claim', 'seed', 'measured', 'threshold', ''], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')).join('\n');
}

afterAll(() => console.log(table()));

describe.each(allLessons)('$folder.slug', ({ folder, claims }) => {
  it.each(claims.map((claim) => [claim.id, claim] as const))('%s', { timeout: 300_000 }, async (_id, claim) => {
    const outcome = await runClaim(claim, measure);
    record(folder.slug, claim, outcome);
    expect(outcome.seeds.filter(({ passed }) => !passed)).toEqual([]);
    expect(outcome.passed).toBe(true);
  });
});
