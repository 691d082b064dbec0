import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { findBrowser } from './scripts/lib/browser.mjs';
import { chromiumFlags } from './scripts/lib/chromiumFlags.mjs';
import { TrainingFirst } from './tests/setup/trainingFirst.ts';
import viteConfig from './vite.config.ts';

const executablePath = findBrowser();

/** The numbers of tests/reference hold on the CPU in Node and on WebGL in Chromium: the same files run on both. */
const reference = 'tests/reference/**/*.test.ts';

/** In Chromium, with WebGL. Software rendering takes all cores: one file at a time, and not beside the other projects. */
const inChromium = () => ({
  maxWorkers: 1,
  sequence: { groupOrder: 1 },
  browser: {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({
      launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
    }),
    // Vitest writes the project's name into it: each project needs its own.
    instances: [{ browser: 'chromium' as const }],
  },
});

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      // A filter that matches nothing in one project is no failure; scripts/test.mjs counts and does mind.
      passWithNoTests: true,
      // Vitest leaves one processor free, which on two is half of them.
      maxWorkers: availableParallelism(),
      sequence: { sequencer: TrainingFirst },
      projects: [
        {
          extends: true,
          test: {
            name: 'node',
            environment: 'node',
            include: ['tests/**/*.test.ts'],
            // What needs a browser to run in, and what drives one.
            exclude: ['tests/webgl/**', 'tests/full/**', 'tests/browser/**'],
            testTimeout: 30_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'dom',
            environment: 'happy-dom',
            include: ['tests/**/*.test.tsx'],
            setupFiles: ['tests/setup/dom.ts'],
          },
        },
        {
          extends: true,
          test: {
            name: 'webgl',
            include: ['tests/webgl/**/*.test.ts', reference],
            // Software rendering, and the first test pays for the transforms.
            testTimeout: 60_000,
            ...inChromium(),
          },
        },
        {
          extends: true,
          // What lessons say, which the node project checks on the CPU, and what takes minutes: a stage of `npm run test:full`.
          test: { name: 'full', include: ['tests/full/**/*.test.ts', 'tests/claims/**/*.test.ts'], ...inChromium() },
        },
      ],
    },
  }),
);
