import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { preparePrograms, readAgreement } from './agreement';
import { agreementCases } from './cases';
import { torchPython } from './torchPython';

interface Result {
  readonly folder: string;
  readonly output: string;
  readonly error: string;
}

/** Executes the PyTorch text with Debian's python3-torch: npm run test:full. */
describe.runIf(process.env['TEST_FULL'] === '1')('the PyTorch program repeats the recorded run', () => {
  let folders: ReadonlyMap<string, string>;
  let results: ReadonlyMap<string, Result>;

  beforeAll(async () => {
    const python = torchPython();
    folders = await preparePrograms('pytorch', 'program.py');
    const { stdout, stderr, status } = spawnSync(python, [resolve(import.meta.dirname, 'runPrograms.py'), ...folders.values()], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(stderr);
    const list = stdout.trim().split('\n').map((line) => JSON.parse(line) as Result);
    results = new Map(list.map((result) => [result.folder, result]));
  }, 600_000);

  it.each(agreementCases)('$name', ({ name, experiment }) => {
    const result = results.get(folders.get(name) ?? '');
    expect(result?.error).toBe('');
    const agreement = readAgreement(result?.output ?? '');
    expect(agreement.steps).toBe(experiment.steps);
    expect(agreement.batchLoss).toBeLessThanOrEqual(1e-4);
    expect(agreement.evaluations).toBeLessThanOrEqual(1e-4);
  });
});
