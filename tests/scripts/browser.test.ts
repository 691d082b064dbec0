import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/lib/browser.mjs';

// A file's permission to run means nothing on Windows.
describe.skipIf(process.platform === 'win32')('the browser that tests use', () => {
  let folder = '';
  const place = (name: string, mode: number) => {
    const path = join(folder, name);
    writeFileSync(path, '#!/bin/sh\n', { mode });
    return path;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'descent-browser-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is the one named by CHROMIUM_PATH before any installed one', () => {
    const path = place('my-browser', 0o755);
    expect(findBrowser({ CHROMIUM_PATH: path, PATH: folder }, 'linux')).toBe(path);
  });

  test('a wrong CHROMIUM_PATH is reported instead of testing with another browser', () => {
    expect(() => findBrowser({ CHROMIUM_PATH: place('not-a-program', 0o644) }, 'linux')).toThrow(/cannot|not a program/);
  });

  test('is found on the path', () => {
    const path = place('chromium', 0o755);
    expect(findBrowser({ PATH: folder }, 'linux')).toBe(path);
  });
});
