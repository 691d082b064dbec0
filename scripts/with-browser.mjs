// Runs a tool with the browser it needs: node scripts/with-browser.mjs vitest run --project webgl
import { spawnSync } from 'node:child_process';
import { binary, root } from './lib/binary.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { freePort } from './lib/freePort.mjs';

const [tool, ...args] = process.argv.slice(2);
if (!tool) throw new Error('Which tool? For example: node scripts/with-browser.mjs playwright test');
const result = spawnSync(process.execPath, [binary(tool), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    CHROMIUM_PATH: ensureBrowser(),
    E2E_PORT: process.env.E2E_PORT ?? String(await freePort(4319)),
  },
});
process.exit(result.status ?? 1);
