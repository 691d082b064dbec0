import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExperiment } from '@/engine/experiment/build';
import type { Experiment } from '@/engine/experiment/types';
import type { RunFile } from '@/export/runFile/types';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { compareRuns } from '../../../scripts/replay/compare.mjs';
import { allLessons } from '../../lessons/allLessons';
import { regressionRun, trainedFile, twoLanes } from '../runFile/sampleRuns';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'descent-replay-'));
const small = (seed: number) => buildExperiment({ seed, data: { set: 'xor', trainSize: 20, validationSize: 10 }, batchSize: 10, steps: 10, evalEvery: 5, lanes: [{ layers: [{ kind: 'dense', units: 2 }] }] });

let steady: RunFile;
let diverged: RunFile;
const put = (name: string, text: string): string => {
  const path = join(folder, `${name}.descent-run.json`);
  writeFileSync(path, text);
  return path;
};
const replay = (...parameters: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['scripts/replay.mjs', ...parameters], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });

interface Row {
  readonly file: string;
  readonly verdict: string;
  readonly partedAt: number | null;
  readonly reason: string;
  readonly challenges: readonly { readonly id: string; readonly outcome: string; readonly reason: string }[];
}
const rowsOf = (stdout: string): Row[] => JSON.parse(stdout) as Row[];

/** The same run with one batch loss changed by a factor, and a digest that fits: a careful forger. */
function forged(file: RunFile, step: number, factor: number, backend: 'cpu' | 'webgl' = 'cpu'): RunFile {
  const batchLoss = file.run.batchLoss.slice();
  const lanes = file.experiment.lanes.length;
  batchLoss[step * lanes] = batchLoss[step * lanes]! * factor;
  return { ...file, run: { ...file.run, backend, batchLoss } };
}

beforeAll(async () => {
  steady = await trainedFile(twoLanes(false));
  diverged = await trainedFile(twoLanes(true));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run replay', () => {
  it('reproduces runs of the CPU bit by bit, diverged lanes and regressions among them', async () => {
    const files = [put('steady', writeRunFile(steady)), put('diverged', writeRunFile(diverged)), put('numbers', writeRunFile(await trainedFile(regressionRun)))];
    const { status, stdout } = replay('--json', ...files);
    expect(rowsOf(stdout).map(({ verdict, partedAt }) => [verdict, partedAt])).toEqual([['reproduced', null], ['reproduced', null], ['reproduced', null]]);
    expect(status).toBe(0);
  });

  it('names the step where a recording and training part', () => {
    const { status, stdout } = replay('--json', put('forged', writeRunFile(forged(steady, 11, 0.8))));
    expect(rowsOf(stdout)[0]).toMatchObject({ verdict: 'different', partedAt: 11 });
    expect(status).toBe(1);
  });

  it('lets one bad file stop nothing and says what is wrong with it', () => {
    const text = writeRunFile(steady);
    const files = [put('edited', text.replace('"passed"', '"failed"')), put('cut', text.slice(0, 900)), join(folder, 'nowhere'), folder, put('good', text), put('newer', text.replace('"version":2', '"version":9'))];
    const { status, stdout } = replay('--json', ...files);
    expect(rowsOf(stdout).map(({ verdict }) => verdict)).toEqual(['refused', 'refused', 'refused', 'refused', 'reproduced', 'refused']);
    const reasons = rowsOf(stdout).map(({ reason }) => reason);
    expect(reasons[0]).toBe('digest-mismatch at digest');
    expect(reasons[1]).toBe('syntax, line 1, column 901');
    expect(reasons[2]).toMatch(/^ENOENT: no such file/);
    expect(reasons[5]).toBe('newer-version at version, given 9, known 2');
    expect(status).toBe(2);
    expect(replay(files[0]!, put('forged2', writeRunFile(forged(steady, 3, 2)))).status).toBe(3);
  });

  it('takes 200 files in one call', async () => {
    const files = await Promise.all(Array.from({ length: 200 }, async (_, index) => put(`student-${index}`, index === 77 ? 'not JSON' : writeRunFile(await trainedFile(small(index))))));
    const { status, stdout } = replay(...files);
    expect(stdout).toContain('200 files: 199 reproduced, 0 close, 0 different, 0 unfinished, 1 refused');
    expect(stdout.split('\n').find((line) => line.includes('student-77.'))).toContain('syntax, line 1, column 1');
    expect(status).toBe(2);
  }, 120_000);

  it('writes for spreadsheets, where no name becomes a formula', () => {
    const { stdout } = replay('--csv', '=1+1', '@x,y');
    const [header, first, second] = stdout.split('\r\n');
    expect(header).toBe('file,verdict,backend,lanes,steps,parts at,difference,marks,challenges,seconds,reason');
    expect(first).toMatch(/^'=1\+1,refused,/);
    expect(second).toMatch(/^"'@x,y",refused,/);
  });

  it('says which challenges of its lesson a file passes, whatever it says itself', async () => {
    const { folder: { slug }, challenges } = allLessons.find(({ challenges: list }) => list.some(({ id }) => id === 'by-p-alone'))!;
    const { rules: { start }, reference } = challenges.find(({ id }) => id === 'by-p-alone')!;
    const submitted = async (name: string, experiment: Experiment): Promise<string> => {
      const file = await trainedFile({ ...experiment, seed: 99, steps: 120 });
      return put(name, writeRunFile({ ...file, lesson: slug, marks: [{ kind: 'challenge', lesson: slug, id: 'by-p-alone', result: 'solved', at: 1, attempts: 1, hints: 0 }] }));
    };
    const files = [await submitted('solved', reference), await submitted('boast', start)];
    const { status, stdout } = replay('--json', ...files);
    const found = rowsOf(stdout).map((row) => Object.fromEntries(row.challenges.map(({ id, outcome }) => [id, outcome])));
    expect(found[0]).toMatchObject({ 'by-p-alone': 'passed', 'without-dropout': 'against the rules' });
    expect(found[1]).toMatchObject({ 'by-p-alone': 'missed' });
    expect(rowsOf(stdout)[0]?.challenges.find(({ id }) => id === 'without-dropout')?.reason).toMatch(/^forbidden lanes\.0\.layers\.\d+\.rate$/);
    expect(status).toBe(0);

    expect(replay('--csv', '--limit', '0.05', files[0]!).stdout).toContain('by-p-alone: unfinished');
    expect(rowsOf(replay('--json', '--skip-challenges', files[0]!).stdout)[0]?.challenges).toEqual([]);
  }, 120_000);

  it('leaves challenges by hand out: there is nothing to train', () => {
    const { folder: { slug }, challenges } = allLessons.find(({ handChallenges }) => handChallenges.length > 0)!;
    const [row] = rowsOf(replay('--json', put('by-hand', writeRunFile({ ...steady, lesson: slug }))).stdout);
    expect(row?.challenges.map(({ id }) => id)).toEqual(challenges.map(({ id }) => id));
  });

  it('explains its use', () => {
    for (const parameters of [[], ['--csv', '--json', 'a'], ['--limit', 'x', 'a'], ['--wrong']]) {
      const { status, stderr } = replay(...parameters);
      expect(stderr).toContain('usage: npm run replay');
      expect(status).toBe(64);
    }
  });

  it('stops a long training at the limit', () => {
    const long = { ...steady.run, steps: 100_000, batchLoss: new Float32Array(200_000), evaluations: [] };
    const experiment = { ...steady.experiment, steps: 100_000 };
    const path = put('long', writeRunFile({ ...steady, experiment, run: long }));
    const { status, stdout } = replay('--json', '--limit', '0.2', path);
    expect(rowsOf(stdout)[0]?.verdict).toBe('unfinished');
    expect(status).toBe(1);
  });
});

describe('the comparison', () => {
  const again = (file: RunFile) => ({ ...file.run, finished: true });

  it('allows WebGL float32 tolerance, and the CPU none', () => {
    expect(compareRuns(steady.run, again(steady))).toMatchObject({ verdict: 'reproduced', partedAt: null, difference: 0 });
    expect(compareRuns(forged(steady, 4, 1.0001, 'webgl').run, again(steady)).verdict).toBe('reproduced');
    expect(compareRuns(forged(steady, 4, 1.0001).run, again(steady))).toMatchObject({ verdict: 'close', partedAt: 4 });
  });

  it('takes late drift on WebGL for rounding, and early drift for something else', () => {
    expect(compareRuns(forged(steady, 25, 1.1, 'webgl').run, again(steady))).toMatchObject({ verdict: 'close', partedAt: 25 });
    expect(compareRuns(forged(steady, 5, 1.1, 'webgl').run, again(steady))).toMatchObject({ verdict: 'different', partedAt: 5 });
  });

  it('notices a lane that diverges elsewhere, and a run that is too short', () => {
    const other = { ...again(diverged), lanes: diverged.run.lanes.map((lane) => ({ ...lane, divergedAt: null, status: 'active' as const })) };
    expect(compareRuns(diverged.run, other).verdict).toBe('different');
    expect(compareRuns(steady.run, { ...again(steady), steps: 20 })).toMatchObject({ verdict: 'different', partedAt: 20 });
  });

  it('compares the recorded part of an interrupted run', () => {
    const half = { ...steady.run, steps: 15, batchLoss: steady.run.batchLoss.slice(0, 30), evaluations: steady.run.evaluations.filter(({ step }) => step <= 15) };
    expect(compareRuns(half, again(steady))).toMatchObject({ verdict: 'reproduced', compared: 15 });
  });
});
