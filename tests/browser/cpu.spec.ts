import { expect, test } from './fixture';
import { chromiumFlags } from '../../scripts/lib/chromiumFlags.mjs';
import { findBrowser } from '../../scripts/lib/browser.mjs';
import { Lab } from './lab';

const executablePath = findBrowser();

// Chromium still offers WebGL to workers under --disable-3d-apis; these two really take it away.
test.use({
  locale: 'en-GB',
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumFlags.filter((flag) => flag !== '--enable-unsafe-swiftshader'), '--disable-gpu', '--disable-software-rasterizer'],
  },
});

test('without WebGL the lesson trains on the CPU and says so', async ({ page }) => {
  const lab = await Lab.open(page);
  await expect(lab.root.getByRole('button', { name: /^CPU/ })).toBeVisible();
  await expect(lab.root.getByRole('status').filter({ hasText: 'This browser offers no WebGL 2' })).toBeVisible();
  await lab.run.click();
  await lab.reaches(50);
});

test('without WebGL home is alive all the same', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('on your processor')).toBeVisible();
  await expect.poll(async () => Number(await page.locator('[data-step]').getAttribute('data-step'))).toBeGreaterThan(5);
});
