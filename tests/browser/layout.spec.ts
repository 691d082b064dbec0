import { expect, test } from './fixture';

const pages = ['/', '/credits', '/lessons/adaptive-optimizers', '/lessons/unknown'];
const windows = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'narrow phone', width: 320, height: 640 },
  { name: 'projector', width: 1280, height: 720 },
  { name: '4K', width: 3840, height: 2160 },
];

for (const { name, width, height } of windows) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });
    for (const path of pages) {
      test(`${path} fits into ${width} pixels in both languages`, async ({ page }) => {
        for (const language of ['en', 'zh']) {
          await page.addInitScript((value) => window.localStorage.setItem('descent.language', value), language);
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(overflow).toBeLessThanOrEqual(0);
        }
      });
    }
  });
}

test('lecture mode fits a projector of 1280 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const path of pages) {
    await page.goto(path);
    await page.evaluate(() => document.documentElement.toggleAttribute('data-lecture', true));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  }
});
