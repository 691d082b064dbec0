import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './binary.mjs';

/** Why this Node cannot be used, or undefined. Mirrors "engines" in package.json. */
export function nodeProblem(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return fits ? undefined : `Node ${version} is not supported: Descent needs 20.19 or newer in 20, or 22.12 and later.`;
}

/** Whether node_modules is missing or older than the lock file. npm writes its own copy of the lock when it is done. */
function outOfDate() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Installs exactly what the lock says when that has not been done yet. Throws when it cannot. */
export function ensureDependencies(say = console.log) {
  const problem = nodeProblem();
  if (problem) throw new Error(problem);
  if (!outOfDate()) return;
  say('Installing dependencies (npm ci) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // The npm that started us, else the one on the path; on Windows that one is a script and needs a shell.
  const npm = process.env.npm_execpath;
  const [command, prefix] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status, error } = spawnSync(command, [...prefix, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ''}. Its messages are above.`);
}
