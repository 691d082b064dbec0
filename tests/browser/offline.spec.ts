import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { writeServiceWorkers } from '../../deploy/serviceWorker.ts';
import { expect, test as base } from './fixture';
import { Lab, lessonPath } from './lab';
import { allPaths } from './pages';
import { markPage, renameChunk, Site } from './site';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
/** The next build: another page, one chunk under another name. */
const next = `${dist}-next`;

const test = base.extend<{ readonly site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  site: async ({}, provide) => {
    const site = new Site();
    site.publish(dist);
    await site.start();
    await provide(site);
    await site.remove();
  },
  baseURL: async ({ site }, provide) => provide(site.origin),
});

test.use({ locale: 'en-GB', serviceWorkers: 'allow' });

test.beforeAll(async () => {
  rmSync(next, { recursive: true, force: true });
  cpSync(dist, next, { recursive: true });
  markPage(next, 'next');
  renameChunk(next, /^CreditsPage-.*\.js$/, 'CreditsPage-renamed.js');
  await writeServiceWorkers(next);
});
test.afterAll(() => rmSync(next, { recursive: true, force: true }));

/** A run that is not over when the test is. */
const verySlowly = (lab: Lab) => lab.root.getByRole('combobox', { name: 'Speed' }).selectOption('5');
const kept = (page: Page) => expect(page.getByRole('contentinfo')).toContainText('Works without a network', { timeout: 30_000 });
const lookForUpdate = (page: Page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
const isFirstBuild = (page: Page) => expect(page.locator('meta[name="build"]')).toHaveCount(0);
const isBuild = (page: Page, mark: string, timeout = 30_000) => expect(page.locator('meta[name="build"]')).toHaveAttribute('content', mark, { timeout });
const prompt = (page: Page) => page.getByRole('status').filter({ hasText: 'A new version of Descent is ready' });
const caches = (page: Page) => page.evaluate(async () => (await window.caches.keys()).length);

test.describe('without a network', () => {
  test.setTimeout(240_000);
  // Whether there is a new version is the one question that goes to the network.
  test.use({ tolerated: /ERR_CONNECTION_REFUSED \(.*\/sw\.js\)/ });

  test('after the first visit every page opens and trains, with a reload and without', async ({ page, site }) => {
    let lab = await Lab.open(page);
    await kept(page);
    await site.stop();
    // In the page that fetched it all: a lesson never opened, and data never asked for, in a worker that was there before.
    await lab.preset('MNIST').click();
    await lab.run.click();
    await lab.reaches(2, 60_000);
    await page.getByRole('link', { name: 'Contents', exact: true }).click();
    await page.getByRole('main').getByRole('link', { name: /Dropout/ }).first().click();
    await lab.ready();
    await lab.runTo(20);
    for (const path of allPaths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (!path.startsWith('/lessons/') || path.endsWith('/unknown')) continue;
      lab = new Lab(page);
      await lab.ready();
      await expect(page.getByRole('article').getByRole('heading').first()).toBeVisible();
    }
    await page.reload();
    await lab.ready();
    await lab.runTo(20);
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('contentinfo')).toContainText('可离线使用');
  });
});

test.describe('a new version', () => {
  test('asks, lets the run go on, and reloads with the experiment kept; other tabs are left alone', async ({ page, site, context }) => {
    const lab = await Lab.open(page);
    await kept(page);
    const other = await Lab.open(await context.newPage());
    await verySlowly(other);
    await other.run.click();
    await page.keyboard.press('s');
    await verySlowly(lab);
    await lab.run.click();
    await lab.reaches(2);
    site.publish(next);
    await lookForUpdate(page);
    await expect(prompt(page)).toBeVisible({ timeout: 30_000 });
    await lab.reaches((await lab.step()) + 2);
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(prompt(page)).toHaveCount(0);
    await lab.reaches((await lab.step()) + 2);
    const hash = await page.evaluate(() => location.hash);
    await page.getByRole('button', { name: 'Reload into the new version' }).click();
    await isBuild(page, 'next');
    await lab.ready();
    expect(await page.evaluate(() => location.hash)).toBe(hash);
    await expect(prompt(page)).toHaveCount(0);
    // The other tab still runs, as the version it is; its files are on the device although the host has them no more.
    await other.reaches((await other.step()) + 2);
    await isFirstBuild(other.page);
    await other.page.getByRole('link', { name: 'Credits' }).click();
    await expect(other.page.getByRole('heading', { level: 1, name: /Credits/ })).toBeVisible();
  });

  test('waits when nobody answers the question, and comes with the next visit', async ({ page, site, context }) => {
    await Lab.open(page);
    await kept(page);
    site.publish(next);
    await lookForUpdate(page);
    await expect(prompt(page)).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await isFirstBuild(page);
    await page.close();
    const later = await context.newPage();
    await expect(async () => {
      // The old worker serves, and stays with, a page that comes before the last one is quite gone.
      await later.goto('about:blank');
      await later.waitForTimeout(200);
      await later.goto(lessonPath);
      await isBuild(later, 'next', 3000);
    }).toPass();
  });
});

test.describe('what has gone wrong', () => {
  test('a worker that answers with blank pages is replaced as soon as a good one is published', async ({ page, site }) => {
    site.publish(dist, (folder) => {
      const blank = "new Response('<!doctype html><link rel=icon href=/favicon.svg><title>blank</title>', { headers: { 'Content-Type': 'text/html' } })";
      writeFileSync(join(folder, 'sw.js'), `addEventListener('activate', (event) => event.waitUntil(clients.claim())); addEventListener('fetch', (event) => { if (event.request.mode === 'navigate') event.respondWith(${blank}); });`);
    });
    await page.goto(lessonPath);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 }).toBe(true);
    await page.reload();
    await expect(page).toHaveTitle('blank');
    site.publish(dist);
    await expect(async () => {
      await page.reload();
      await expect(page).toHaveTitle(/Descent/, { timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    await new Lab(page).ready();
    await kept(page);
  });

  test('the retiring worker removes every copy and itself', async ({ page, site }) => {
    await Lab.open(page);
    await kept(page);
    site.publish(dist, (folder) => cpSync(join(folder, 'sw-retire.js'), join(folder, 'sw.js')));
    await lookForUpdate(page);
    await expect.poll(() => caches(page)).toBe(0);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    site.asked.length = 0;
    await page.reload();
    await new Lab(page).ready();
    expect(site.asked).toContain(lessonPath);
  });

  test.describe('a file that is missing', () => {
    test.use({ tolerated: /Failed to load resource/ });

    test('is the worker itself: the copy does not hide what the host has now', async ({ page, site }) => {
      await Lab.open(page);
      await kept(page);
      site.publish(dist, (folder) => {
        rmSync(join(folder, 'sw.js'));
        markPage(folder, 'without');
      });
      await expect(async () => {
        await page.reload();
        await isBuild(page, 'without', 1000);
      }).toPass({ timeout: 30_000 });
    });

    test('on the device and on the host: the page comes anew from the host, whole', async ({ page, site }) => {
      await Lab.open(page);
      await kept(page);
      await page.evaluate(async () => {
        for (const name of await window.caches.keys()) {
          const cache = await window.caches.open(name);
          for (const { url } of await cache.keys()) if (url.includes('CreditsPage-')) await cache.delete(url);
        }
      });
      site.publish(next);
      await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
      await page.getByRole('link', { name: 'Credits' }).click();
      await isBuild(page, 'next');
      await expect(page.getByRole('heading', { level: 1, name: /Credits/ })).toBeVisible();
    });
  });

  test('a copy that lost files is completed on the next visit', async ({ page, site }) => {
    await Lab.open(page);
    await kept(page);
    await page.evaluate(async () => {
      for (const name of await window.caches.keys()) {
        const cache = await window.caches.open(name);
        for (const { url } of (await cache.keys()).slice(0, 60)) await cache.delete(url);
      }
    });
    await page.reload();
    await new Lab(page).ready();
    await kept(page);
    await site.stop();
    for (const path of ['/credits', '/lessons/dropout', '/']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
  });
});

test.describe('where there is no service worker', () => {
  for (const [where, script] of [
    ['the browser has none', 'delete Navigator.prototype.serviceWorker'],
    ['it is not allowed', "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('denied', 'SecurityError'))"],
  ] as const) {
    test(`because ${where}: everything works with a network, and nothing is said`, async ({ page }) => {
      await page.addInitScript(script);
      const lab = await Lab.open(page);
      await lab.runTo(20);
      await expect(page.getByRole('contentinfo')).not.toContainText('network');
    });
  }
});
