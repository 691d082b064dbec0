// npm test: everything that must hold before a change is shared, on a machine that has only Node.
//
//   npm test                         all stages
//   npm run test:full                the same with TEST_FULL=1, the stage `full` for what takes its time, and the tables of the claims
//   npm test -- oxlint node          only these stages
//
// Uses nothing from node_modules itself, because installing that is its first task. The last line is always
// "N passed, N failed", and the exit status agrees with it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binary, root } from './lib/binary.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { freePort } from './lib/freePort.mjs';
import { printedTables } from './lib/printedTables.mjs';
import { readPlaywright, readVitest } from './lib/testReports.mjs';
import { runCaptured } from './lib/runCaptured.mjs';

const cache = join(root, 'node_modules', '.cache', 'descent-tests');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const full = process.argv.includes('--full');

const report = (name) => join(cache, `${name}.json`);
const node = (file) => [join(root, file)];

/** A stage without a `read` is one test: its exit status. */
const stages = [
  { name: 'typecheck', args: () => [binary('tsc'), '-b'] },
  { name: 'oxlint', args: () => [binary('oxlint')] },
  { name: 'knip', args: () => [binary('knip')] },
  { name: 'lock', args: () => node('scripts/check-lock.mjs') },
  ...['node', 'dom', 'webgl', ...(full ? ['full'] : [])].map((project) => ({
    name: project,
    browser: project === 'webgl' || project === 'full',
    args: () => [
      binary('vitest'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report(project)}`,
    ],
    read: readVitest,
  })),
  { name: 'build', args: () => [binary('vite'), 'build'] },
  { name: 'size', needs: 'build', args: () => node('scripts/check-size.mjs') },
  {
    name: 'playwright',
    needs: 'build',
    browser: true,
    args: () => [binary('playwright'), 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright'), PLAYWRIGHT_JSON_OUTPUT_NAME: report('playwright') },
    read: readPlaywright,
  },
];

const failure = (title, message) => ({ passed: 0, failed: 1, failures: [{ title, message }] });

/** What the stage's own report says, made to agree with its exit status. */
function outcome(stage, { status, output }) {
  if (!stage.read) return status === 0 ? { passed: 1, failed: 0, failures: [] } : failure(stage.name, output);
  let result;
  try {
    result = stage.read(JSON.parse(readFileSync(report(stage.name), 'utf8')));
  } catch (error) {
    return failure(`${stage.name} left no readable report`, `${error.message}\n${output}`);
  }
  const extra = [];
  if (result.passed + result.failed === 0) extra.push({ title: `${stage.name} ran no test at all`, message: output });
  else if (status !== 0 && result.failed === 0) {
    extra.push({ title: `${stage.name} ended with status ${status} although no test failed`, message: output });
  }
  return {
    passed: result.passed,
    failed: result.failed + extra.length,
    failures: [...result.failures, ...extra],
  };
}

async function run(stage, results, environment) {
  const needed = stage.needs && results.find((result) => result.name === stage.needs);
  if (needed && needed.failed > 0) return failure(stage.name, `Not run: ${stage.needs} failed.`);
  if (stage.browser && environment.browserProblem) return failure(stage.name, environment.browserProblem);
  rmSync(report(stage.name), { force: true });
  const env = { ...process.env, ...environment.env, ...stage.env };
  // Escape sequences would end up in the middle of captured messages.
  delete env.FORCE_COLOR;
  const ended = await runCaptured(process.execPath, stage.args(), { cwd: root, env });
  return { ...outcome(stage, ended), tables: full && stage.read === readVitest ? printedTables(ended.output) : [] };
}

async function prepare() {
  ensureDependencies();
  mkdirSync(cache, { recursive: true });
  const env = { CI: process.env.CI ?? '1', NO_COLOR: '1', E2E_PORT: String(await freePort(4319)), ...(full ? { TEST_FULL: '1' } : {}) };
  try {
    return { env: { ...env, CHROMIUM_PATH: ensureBrowser() } };
  } catch (error) {
    // The stages without a browser still have something to say.
    return { env, browserProblem: error.message };
  }
}

function printTable(results) {
  const line = (name, passed, failed, seconds) =>
    console.log(`${name.padEnd(12)}${String(passed).padStart(8)}${String(failed).padStart(8)}${String(seconds).padStart(10)}`);
  console.log();
  line('stage', 'passed', 'failed', 'seconds');
  for (const { name, passed, failed, seconds } of results) line(name, passed, failed, seconds.toFixed(1));
}

async function main() {
  const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) throw new Error(`No stage ${unknown.join(', ')}. There are: ${stages.map((stage) => stage.name).join(', ')}.`);
  const environment = await prepare();
  const results = [];
  for (const stage of stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    process.stdout.write(`${stage.name.padEnd(12)}`);
    const start = performance.now();
    const result = await run(stage, results, environment);
    const seconds = (performance.now() - start) / 1000;
    results.push({ name: stage.name, seconds, ...result });
    console.log(`${result.failed === 0 ? 'ok    ' : 'FAILED'}  ${seconds.toFixed(1)} s`);
  }
  for (const { name, failures } of results) {
    for (const { title, message } of failures) console.log(`\n── ${name}: ${title}\n${message.trimEnd()}`);
  }
  // What was measured, claim by claim: asked for by name, because it is long.
  for (const { name, tables = [] } of results) for (const { file, text } of tables) console.log(`\n── ${name}: ${file}\n${text}`);
  printTable(results);
  return results;
}

let passed = 0;
let failed = 0;
try {
  for (const result of await main()) {
    passed += result.passed;
    failed += result.failed;
  }
} catch (error) {
  console.error(error.message);
  failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
