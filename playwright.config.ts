import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/lib/browser.mjs';
import { chromiumFlags } from './scripts/lib/chromiumFlags.mjs';

// Not the port of `npm start`: a reader's running copy must neither be tested by mistake nor stand in the way.
const port = Number(process.env['E2E_PORT'] ?? 4319);
const executablePath = findBrowser();

export default defineConfig({
  testDir: 'tests/browser',
  // Fifty visits take minutes: npm run test:full.
  testIgnore: process.env['TEST_FULL'] ? [] : ['visits.spec.ts'],
  outputDir: 'test-results',
  fullyParallel: false,
  // Software rendering takes all cores: more workers only make each other late.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'off',
    // A copy on the device would hide what the host sends; tests/browser/offline.spec.ts is about the copy.
    serviceWorkers: 'block',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});
