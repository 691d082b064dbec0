import { describe, expect, test } from 'vitest';
import { readPlaywright, readVitest } from '../../scripts/lib/testReports.mjs';

describe('the last line of npm test counts', () => {
  test('vitest: every test, and a file that could not be loaded', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { status: 'passed', fullName: 'adds', failureMessages: [] },
            { status: 'failed', fullName: 'subtracts', failureMessages: ['\u001b[31mexpected 1\u001b[39m'] },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
      ],
    };
    expect(readVitest(report)).toEqual({
      passed: 1,
      failed: 2,
      failures: [
        { title: 'a.test.ts › subtracts', message: 'expected 1' },
        { title: 'b.test.ts', message: 'SyntaxError' },
      ],
    });
  });

  test('vitest: a failed set-up, which leaves its tests neither passed nor failed', () => {
    const skipped = { status: 'skipped', fullName: 'never ran', failureMessages: [] };
    const report = { testResults: [{ name: 'c.test.ts', status: 'failed', message: 'beforeAll', assertionResults: [skipped] }] };
    expect(readVitest(report)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('playwright: nested suites, a flaky test as a failure, an error outside any test', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status, results: [{ errors: [{ message: 'boom' }] }] }] });
    const report = {
      errors: [{ message: 'the server did not start' }],
      suites: [{ title: 'home.spec.ts', specs: [spec('opens', 'expected')], suites: [{ title: 'dark', specs: [spec('fits', 'flaky'), spec('reads', 'unexpected')] }] }],
    };
    expect(readPlaywright(report)).toEqual({
      passed: 1,
      failed: 3,
      failures: [
        { title: 'playwright', message: 'the server did not start' },
        { title: 'home.spec.ts › dark › fits', message: 'boom' },
        { title: 'home.spec.ts › dark › reads', message: 'boom' },
      ],
    });
  });
});
