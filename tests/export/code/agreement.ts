import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateCode, type CodeTarget } from '@/export/code/generateCode';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { agreementCases } from './cases';
import { recordRun } from './recordRun';

/** Inside node_modules, so that a program finds the packages that the project has. */
const cache = resolve(import.meta.dirname, '../../../node_modules/.cache');

export interface Printed {
  readonly output: string;
  /** '' when the program came to its end */
  readonly error: string;
}

/** A program for every name, and what stands beside it. */
export type Programs = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Writes programs to folders, runs all of them with `command` and gives back what each printed. */
export function runPrograms(command: readonly [string, ...string[]], programs: Programs): ReadonlyMap<string, Printed> {
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'descent-programs-'));
  try {
    const folders = new Map([...programs].map(([name, files], index) => {
      const folder = join(root, String(index));
      mkdirSync(folder);
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
      return [folder, name] as const;
    }));
    const { stdout, stderr, status } = spawnSync(command[0], [...command.slice(1), ...folders.keys()], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(stderr);
    const results = stdout.trim().split('\n').map((line) => JSON.parse(line) as Printed & { readonly folder: string });
    return new Map(results.map((result) => [folders.get(result.folder) ?? '', result]));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** For every case the lab's recorded run, and the program that repeats it. */
export async function repeatingPrograms(target: CodeTarget, fileName: string): Promise<Programs> {
  const programs = new Map<string, Record<string, string>>();
  for (const { name, experiment } of agreementCases) {
    programs.set(name, { 'run.descent-run.json': writeRunFile(await recordRun(experiment)), [fileName]: generateCode(experiment, 0, target, { fromFiles: true }) });
  }
  return programs;
}

export interface Agreement {
  readonly batchLoss: number;
  readonly steps: number;
  readonly evaluations: number;
}

/** Reads the two lines with which a program ends. */
export function readAgreement(output: string): Agreement {
  const losses = /batch losses: (\S+) over (\d+) steps/.exec(output);
  const evaluations = /evaluations: (\S+) over \d+ points/.exec(output);
  if (losses === null || evaluations === null) throw new Error(`the program did not compare:\n${output}`);
  return { batchLoss: Number(losses[1]), steps: Number(losses[2]), evaluations: Number(evaluations[1]) };
}
