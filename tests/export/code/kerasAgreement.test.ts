import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAgreement, repeatingPrograms, runPrograms, type Printed } from './agreement';
import { agreementCases } from './cases';
import { torchPython } from './torchPython';

/**
 * Keras itself cannot be had on every machine. The text is executed against a stand-in that follows Keras' documentation
 * (standins/keras.py), which checks the programs' own optimizers, layers, order of weights and loop: npm run test:full.
 */
describe.runIf(process.env['TEST_FULL'] === '1')('the Keras program repeats the recorded run on a stand-in for Keras', () => {
  let results: ReadonlyMap<string, Printed>;

  beforeAll(async () => {
    results = runPrograms([torchPython(), resolve(import.meta.dirname, 'runPrograms.py')], await repeatingPrograms('keras', 'program.py'));
  }, 600_000);

  it.each(agreementCases)('$name', ({ name, experiment }) => {
    const result = results.get(name);
    expect(result?.error).toBe('');
    const agreement = readAgreement(result?.output ?? '');
    expect(agreement.steps).toBe(experiment.steps);
    expect(agreement.batchLoss).toBeLessThanOrEqual(1e-4);
    expect(agreement.evaluations).toBeLessThanOrEqual(1e-4);
  });
});
