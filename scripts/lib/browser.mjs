import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Where an ordinary installation of Chrome, Chromium or Edge lies, by platform. */
function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) =>
        ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
          (tail) => join(folder, tail),
        ),
      );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome']);
  return names.flatMap((name) => [...folders].filter(Boolean).map((folder) => join(folder, name)));
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The browser to test with, or undefined: CHROMIUM_PATH, then an installed one, then Playwright's own. */
export function findBrowser(env = process.env, platform = process.platform) {
  const chosen = env.CHROMIUM_PATH;
  if (chosen) {
    if (!canRun(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, which is not a program that can be run.`);
    return chosen;
  }
  return usualPlaces(platform, env).find(canRun) ?? playwrightsOwn();
}

function attempt(say, command, args, env = process.env) {
  say(`> ${command} ${args.join(' ')}`);
  try {
    // No stdin: an installer that wants to ask a question must fail instead of waiting for ever.
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    return true;
  } catch (error) {
    say(`  that did not work: ${error.message.split('\n')[0]}`);
    return false;
  }
}

function installPlaywrights(say) {
  const cli = join(createRequire(import.meta.url).resolve('playwright/package.json'), '..', 'cli.js');
  // With the right to do so, also the system libraries that the download needs and a bare container lacks.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return attempt(say, process.execPath, [cli, 'install', ...(asRoot ? ['--with-deps'] : []), 'chromium']);
}

function installDebians(say) {
  // Debian itself: Ubuntu's package of the same name only points to a snap.
  const release = '/etc/os-release';
  const isDebian = existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
  if (!isDebian || process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    attempt(say, 'apt-get', ['update', '-q'], env) &&
    // The fonts: without them every Chinese character is the same empty box, and a layout test proves nothing.
    attempt(say, 'apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-cjk'], env)
  );
}

/** As findBrowser, but installs one when there is none. Throws with what a person can do about it. */
export function ensureBrowser(say = console.log) {
  const present = findBrowser();
  if (present) return present;
  say('No Chrome or Chromium found; fetching one for the tests.');
  // Debian's own first when we may: it comes with everything it needs, from a mirror the machine already uses.
  if (!installDebians(say)) installPlaywrights(say);
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    [
      'The browser tests need Chrome or Chromium and none could be installed. Any one of these helps:',
      '  - install Google Chrome, Chromium or Microsoft Edge in the usual place;',
      '  - set CHROMIUM_PATH to the program of a Chromium-based browser;',
      '  - run: npx playwright install --with-deps chromium',
    ].join('\n'),
  );
}
