import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { securityHeaders } from '../../deploy/securityHeaders.ts';
import { expect, test } from './fixture';
import { Lab, lessonPath } from './lab';
import { Site } from './site';

test.use({ locale: 'en-GB' });

/** Width and height, from the first chunk of a PNG file. */
const sizeOf = (png: Buffer): string => (png.toString('latin1', 1, 4) === 'PNG' ? `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}` : 'no PNG');

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly scope: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string; readonly purpose?: string }[];
}

test('the description of the application is served and true, and the browser finds nothing wrong with it', async ({ page, request }) => {
  await page.goto('/');
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? '') as Manifest;
  for (const icon of manifest.icons.filter(({ type }) => type === 'image/png')) expect(sizeOf(await (await request.get(icon.src)).body())).toBe(icon.sizes);
  expect(manifest.icons.filter(({ purpose }) => purpose === 'maskable')).toHaveLength(1);
  expect(sizeOf(await (await request.get('/icons/apple-touch-icon.png')).body())).toBe('180x180');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A browser under test is a private window.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('the bar of the browser has the colour of the page, and the description its language', async ({ page }) => {
  await page.goto('/');
  const colours = () => page.evaluate(() => [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) => meta.getAttribute('content')));
  const light = await colours();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(async () => (await colours())[0]).not.toBe(light[0]);
  await page.getByRole('button', { name: '中文' }).click();
  const address = page.locator('link[rel="manifest"]');
  await expect(address).toHaveAttribute('href', '/manifest.zh.webmanifest');
  const manifest = (await (await page.request.get('/manifest.zh.webmanifest')).json()) as Manifest;
  expect(manifest.description).toMatch(/\p{Script=Han}/u);
});

test('the preview serves the worker under the policy, and never an old one', async ({ request }) => {
  for (const script of ['/sw.js', '/sw-retire.js']) {
    const response = await request.get(script);
    expect(response.headers()['content-type']).toContain('javascript');
    expect(response.headers()['cache-control'] ?? '').not.toMatch(/max-age=[1-9]/);
    expect(response.headers()['content-security-policy']).toBe(securityHeaders['Content-Security-Policy']);
  }
});

test.describe('below a path, on a host without headers that answers deep links with 404', () => {
  const folder = mkdtempSync(join(tmpdir(), 'descent-pages-'));
  const site = new Site({ base: '/descent/', manner: 'pages' });

  test.beforeAll(async () => {
    const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
    execFileSync(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], { env: { ...process.env, BASE_PATH: '/descent/' } });
    site.publish(folder);
    await site.start();
  });
  test.afterAll(async () => {
    await site.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a deep link opens, and opens again without the network', async ({ browser }) => {
    const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'allow' });
    const page = await context.newPage();
    const lab = new Lab(page);
    await page.goto(`${site.origin}/descent${lessonPath}`);
    await lab.ready();
    await expect(page.getByRole('contentinfo')).toContainText('Works without a network', { timeout: 30_000 });
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname))).toEqual(['/descent/']);
    await site.stop();
    await page.reload();
    await lab.ready();
    await lab.runTo(20);
    await page.goto(`${site.origin}/descent/credits`);
    await expect(page.getByRole('heading', { level: 1, name: /Credits/ })).toBeVisible();
    await context.close();
  });
});
