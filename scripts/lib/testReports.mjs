import { stripVTControlCharacters } from 'node:util';

/** Reads the JSON reports of the two test runners into { passed, failed, failures: [{ title, message }] }. */

const plain = (text) => stripVTControlCharacters(String(text ?? ''));

export function readVitest(report) {
  let passed = 0;
  const failures = [];
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      if (test.status === 'failed') failures.push({ title: `${file.name} › ${test.fullName}`, message: plain(test.failureMessages.join('\n')) });
    }
    // A file that could not even be loaded has no tests to fail, and must not count as nothing.
    const silent = !file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && silent) failures.push({ title: file.name, message: plain(file.message) || 'The file could not be run.' });
  }
  return { passed, failed: failures.length, failures };
}

/** Playwright nests suites: file, then describe blocks, then specs, each with one test per browser. */
function* specsOf(suite, path = []) {
  const here = [...path, suite.title].filter(Boolean);
  for (const spec of suite.specs ?? []) yield { path: here, spec };
  for (const inner of suite.suites ?? []) yield* specsOf(inner, here);
}

export function readPlaywright(report) {
  let passed = 0;
  const failures = report.errors.map((error) => ({ title: 'playwright', message: plain(error.stack ?? error.message) }));
  for (const { path, spec } of report.suites.flatMap((suite) => [...specsOf(suite)])) {
    for (const test of spec.tests) {
      if (test.status === 'expected') passed += 1;
      if (test.status !== 'unexpected' && test.status !== 'flaky') continue;
      const errors = test.results.flatMap((result) => result.errors ?? []).map((error) => plain(error.stack ?? error.message));
      failures.push({ title: [...path, spec.title].join(' › '), message: errors.join('\n') || `status: ${test.status}` });
    }
  }
  return { passed, failed: failures.length, failures };
}
