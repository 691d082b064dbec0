import type { Page } from '@playwright/test';
import { expect, test } from './fixture';

test.use({ locale: 'en-GB' });

const stepOf = async (page: Page): Promise<number> => Number(await page.locator('[data-step]').getAttribute('data-step'));

test('something alive starts by itself, pauses and goes on', async ({ page }) => {
  await page.goto('/');
  await expect.poll(() => stepOf(page)).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  // The worker may still deliver what it had done when the button was pressed.
  await page.waitForTimeout(500);
  const paused = await stepOf(page);
  await page.waitForTimeout(700);
  expect(await stepOf(page)).toBe(paused);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(paused);
  await expect(page.getByRole('img', { name: /Training loss by step. Now: SGD \d\.\d\d, Adam \d\.\d\d/ })).toBeVisible();
});

test('it goes on while language and theme change', async ({ page }) => {
  await page.goto('/');
  await expect.poll(() => stepOf(page)).toBeGreaterThan(3);
  await page.getByRole('button', { name: '中文' }).click();
  const switched = await stepOf(page);
  expect(switched).toBeGreaterThan(3);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => stepOf(page)).toBeGreaterThan(switched);
  await expect(page.getByRole('button', { name: '暂停' })).toBeVisible();
});

test('it rests while nobody can see it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await page.goto('/');
  await page.locator('[data-step]').scrollIntoViewIfNeeded();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(3);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeAttached();
  await page.locator('[data-step]').scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test.describe('less movement is wanted', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing starts until the reader says so', async ({ page }) => {
    await page.goto('/');
    const run = page.getByRole('button', { name: 'Run', exact: true });
    await expect(run).toBeVisible();
    await expect(page.getByRole('img', { name: 'SGD' })).toBeVisible();
    await page.waitForTimeout(1000);
    expect(await stepOf(page)).toBe(0);
    await run.click();
    await expect.poll(() => stepOf(page)).toBeGreaterThan(0);
  });
});

test('a browser without workers still gets the page and is told', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
  });
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: 'could not start them' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Contents' })).toBeVisible();
});

test.describe('the run’s code does not arrive', () => {
  test.use({ tolerated: /Failed to load resource|dynamically imported module/ });

  test('the page says so in the run’s place and stays usable', async ({ page }) => {
    await page.route('**/assets/LiveRun-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('/');
    await expect(page.getByRole('status').filter({ hasText: 'could not start them' })).toBeVisible();
    await page.getByRole('contentinfo').getByRole('link', { name: 'Credits' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Credits' })).toBeVisible();
  });
});
