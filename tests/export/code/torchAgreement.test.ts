import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAgreement, repeatingPrograms, runPrograms, type Printed, type Programs } from './agreement';
import { agreementCases } from './cases';
import { torchPython } from './torchPython';

/** Executes the PyTorch text with Debian's python3-torch: npm run test:full. */
describe.runIf(process.env['TEST_FULL'] === '1')('the PyTorch program repeats the recorded run', () => {
  const command = (): [string, string] => [torchPython(), resolve(import.meta.dirname, 'runPrograms.py')];
  let programs: Programs;
  let results: ReadonlyMap<string, Printed>;

  beforeAll(async () => {
    programs = await repeatingPrograms('pytorch', 'program.py');
    results = runPrograms(command(), programs);
  }, 600_000);

  it('would notice a rate that is wrong by one percent', () => {
    const name = 'optimizer sgd';
    const files = programs.get(name)!;
    const text = files['program.py']!.replace('lr=0.3)', 'lr=0.303)');
    expect(text).not.toBe(files['program.py']);
    const { output } = runPrograms(command(), new Map([[name, { ...files, 'program.py': text }]])).get(name)!;
    expect(readAgreement(output).batchLoss).toBeGreaterThan(1e-3);
  }, 60_000);

  it.each(agreementCases)('$name', ({ name, experiment }) => {
    const result = results.get(name);
    expect(result?.error).toBe('');
    const agreement = readAgreement(result?.output ?? '');
    expect(agreement.steps).toBe(experiment.steps);
    expect(agreement.batchLoss).toBeLessThanOrEqual(1e-4);
    expect(agreement.evaluations).toBeLessThanOrEqual(1e-4);
  });
});
