import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const packageOf = { tsc: 'typescript', playwright: '@playwright/test' };

/** The JavaScript file behind a command of node_modules/.bin, to be run with this very Node on every platform. */
export function binary(command) {
  const folder = join(root, 'node_modules', packageOf[command] ?? command);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`${packageOf[command] ?? command} offers no command "${command}"`);
  return join(folder, file);
}
