import { expect, test } from './fixture';
import { allPaths, thoroughPaths } from './pages';

const windows = [
  { name: 'phone', width: 390, height: 844, paths: allPaths },
  { name: 'narrow phone', width: 360, height: 640, paths: thoroughPaths },
  { name: 'projector', width: 1280, height: 720, paths: thoroughPaths },
  { name: '4K', width: 3840, height: 2160, paths: thoroughPaths },
];

for (const { name, width, height, paths } of windows) {
  test(`${name}: pages fit into ${width} pixels in both languages`, async ({ page }) => {
    test.setTimeout(20_000 + 8000 * paths.length);
    await page.setViewportSize({ width, height });
    for (const language of ['en', 'zh']) {
      await page.addInitScript((value) => window.localStorage.setItem('descent.language', value), language);
      for (const path of paths) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect.soft(overflow, `${path} in ${language}`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test('lecture mode fits a projector of 1280 pixels', async ({ page }) => {
  test.setTimeout(20_000 + 4000 * allPaths.length);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.addInitScript(() => window.localStorage.setItem('descent.lecture', 'on'));
  for (const path of allPaths) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(1280);
  }
});
