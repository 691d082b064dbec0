import type { Page } from '@playwright/test';
import { expect, test } from './fixture';

test.use({ locale: 'en-GB', colorScheme: 'light' });

test('the language of the browser is taken, switched in place, and remembered', async ({ page }) => {
  await page.goto('/credits');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Credits · Descent');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveTitle('致谢 · Descent');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('致谢');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('a Chinese browser gets Chinese', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${baseURL}/credits`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('致谢');
  await context.close();
});

test('the theme follows the system until one is chosen, and the choice is remembered', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto('/credits');
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  expect(await ground()).toBe(light);
  await page.reload();
  expect(await ground()).toBe(light);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('radio', { name: 'System' }).check();
  expect(await ground()).toBe(dark);
});

/** The page is there: a key pressed after `load` and before the first render would go to nobody. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('P enlarges the type for a lecture and back', async ({ page }) => {
  await open(page, '/credits');
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const normal = await size();
  await page.keyboard.press('p');
  await expect(page.locator('html')).toHaveAttribute('data-lecture');
  expect(await size()).toBeGreaterThan(1.25 * normal);
  await expect(page.getByRole('button', { name: 'Lecture mode' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('p');
  expect(await size()).toBe(normal);
});

test('the skip button goes to the content', async ({ page }) => {
  await open(page, '/credits');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('hints appear on keyboard focus and go with Escape', async ({ page }) => {
  await open(page, '/credits');
  const button = page.getByRole('button', { name: 'Lecture mode' });
  await page.getByRole('button', { name: 'Theme' }).focus();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  const hint = page.locator('[role="tooltip"]:popover-open');
  await expect(hint).toHaveText('Lecture mode: large type (P)');
  await page.keyboard.press('Escape');
  await expect(hint).toHaveCount(0);
});

test('after a navigation the heading has the focus, and going back restores the scroll position', async ({ page }) => {
  await page.goto('/');
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'Credits' });
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(100);
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Credits' })).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
});

test('rules of a control win over those of the page, whichever stylesheet arrives first', async ({ page }) => {
  await page.goto('/lessons/dropout');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeEnabled();
  // --on-accent of the light theme; the page gives every button the colour of text.
  expect(await run.evaluate((button) => getComputedStyle(button).color)).toBe('rgb(255, 255, 255)');
  const orders = await page.evaluate(() =>
    [...document.styleSheets].map((sheet) => {
      const names = [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSLayerStatementRule ? [...rule.nameList] : rule instanceof CSSLayerBlockRule ? [rule.name] : []));
      return [...new Set(names)].join(' ');
    }),
  );
  expect(new Set(orders.filter((order) => order !== ''))).toEqual(new Set(['tokens base ui widgets kit app print']));
});
