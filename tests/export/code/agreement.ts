import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateCode, type CodeTarget } from '@/export/code/generateCode';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { agreementCases } from './cases';
import { recordRun } from './recordRun';

/** Inside node_modules, so that a program finds the packages that the project has. */
const cache = resolve(import.meta.dirname, '../../../node_modules/.cache');

/** A folder for every case: the lab's recorded run, and beside it the program that repeats it. */
export async function preparePrograms(target: CodeTarget, fileName: string): Promise<ReadonlyMap<string, string>> {
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, `descent-${target}-`));
  const folders = new Map<string, string>();
  for (const [index, { name, experiment }] of agreementCases.entries()) {
    const folder = join(root, String(index));
    mkdirSync(folder);
    writeFileSync(join(folder, 'run.descent-run.json'), writeRunFile(await recordRun(experiment)));
    writeFileSync(join(folder, fileName), generateCode(experiment, 0, target, { fromFiles: true }));
    folders.set(name, folder);
  }
  return folders;
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
