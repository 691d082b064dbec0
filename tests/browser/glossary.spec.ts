import type { Page } from '@playwright/test';
import { expect, test } from './fixture';

test.use({ locale: 'en-GB' });

test('the search finds a term by either name, and says when there is none', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Glossary' }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill('梯度范数');
  await expect(page.getByRole('status').filter({ hasText: /^1 term$/ })).toBeVisible();
  await expect(page.getByRole('term')).toContainText('gradient norm');
  await page.getByRole('searchbox').fill('quantum tea');
  await expect(page.getByRole('status').filter({ hasText: 'No term matches “quantum tea”' })).toBeVisible();
});

test('an address leads to its term, on arrival and from another page', async ({ page }) => {
  await page.goto('/glossary#weight-decay');
  await expect(page.locator('#weight-decay')).toBeFocused();
  await expect(page.locator('#weight-decay')).toBeInViewport();
  await page.locator('#weight-decay').getByRole('link', { name: 'Adaptive optimizers' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Adaptive optimizers');
});

const more = (page: Page) => page.getByRole('link', { name: 'In the glossary' }).and(page.locator('[href$="#learning-rate"]'));
const word = (page: Page) => page.getByRole('article').getByRole('button', { name: 'learning rate', exact: true }).first();

/** In a tab of its own: the run in the lesson goes on. */
async function expectTerm(page: Page, follow: () => Promise<unknown>): Promise<void> {
  const [glossary] = await Promise.all([page.waitForEvent('popup'), follow()]);
  await expect(glossary).toHaveURL(/\/glossary#learning-rate$/);
  await expect(glossary.locator('#learning-rate')).toBeFocused();
  await expect(glossary.locator('#learning-rate')).toBeInViewport();
  await glossary.close();
}

test('a word in a lesson explains itself to the keyboard, is one tab stop, and leads to the glossary', async ({ page }) => {
  await page.goto('/lessons/adaptive-optimizers');
  await page.getByRole('article').getByRole('button', { name: 'SGD', exact: true }).first().focus();
  await page.keyboard.press('Tab');
  await expect(word(page)).toBeFocused();
  await expect(more(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(more(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more(page)).toBeHidden();
  await expect(word(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectTerm(page, () => page.keyboard.press('Enter'));
});

test('pointing at a word shows the way, and the pointer can go there', async ({ page }) => {
  await page.goto('/lessons/adaptive-optimizers');
  await word(page).hover();
  await expectTerm(page, () => more(page).click());
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap on a word shows it, a tap on the link leads there', async ({ page }) => {
    await page.goto('/lessons/adaptive-optimizers');
    await word(page).tap();
    await expectTerm(page, () => more(page).tap());
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('terms stand under the letter of their pinyin', async ({ page }) => {
    await page.goto('/glossary');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('术语表');
    await expect(page.getByRole('region', { name: 'Q', exact: true })).toContainText('权重');
    await expect(page.getByRole('region', { name: 'T', exact: true })).toContainText('梯度');
    await page.getByRole('navigation', { name: '字母' }).getByRole('link', { name: 'X', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'X', exact: true })).toBeInViewport();
  });
});
