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
  // Two pages at once take two thirds of the time on two cores, which software rendering fills, and leave each other half
  // the speed: the limits below are for that, on a slow computer.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
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
