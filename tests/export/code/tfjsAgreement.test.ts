import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { preparePrograms, readAgreement } from './agreement';
import { agreementCases } from './cases';

/** Executes the TensorFlow.js text in Node on its CPU backend: npm run test:full. */
describe.runIf(process.env['TEST_FULL'] === '1')('the TensorFlow.js program repeats the recorded run', () => {
  let folders: ReadonlyMap<string, string>;

  beforeAll(async () => {
    folders = await preparePrograms('tfjs', 'program.mjs');
  }, 120_000);

  it.each(agreementCases)('$name', ({ name, experiment }) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--no-warnings', join(folders.get(name) ?? '', 'program.mjs')], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const agreement = readAgreement(stdout);
    expect(agreement.steps).toBe(experiment.steps);
    expect(agreement.batchLoss).toBeLessThanOrEqual(1e-4);
    expect(agreement.evaluations).toBeLessThanOrEqual(1e-4);
  }, 60_000);
});
