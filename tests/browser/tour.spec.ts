import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture';
import { Lab } from './lab';

test.use({ locale: 'en-GB', firstVisit: true, colorScheme: 'light' });

const card = (page: Page) => page.getByRole('region', { name: 'First steps' });
const asksFor = (page: Page, title: string) => expect(card(page).getByRole('status')).toContainText(title);

/** Whether the card leaves what has the focus in view. */
async function uncovered(page: Page, target: Locator): Promise<void> {
  await card(page).getByRole('button', { name: 'Show me' }).click();
  await expect(target).toBeFocused();
  await expect
    .poll(() =>
      target.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const seen = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
        return seen !== null && (element.contains(seen) || seen.contains(element));
      }),
    )
    .toBe(true);
}

for (const [device, viewport] of [
  ['a laptop', { width: 1280, height: 720 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });

    test('the first steps tick themselves as the reader takes them, by keyboard alone, and then never come again', async ({ page }) => {
      const lab = await Lab.open(page);
      await asksFor(page, 'Press Run');
      await uncovered(page, lab.run);
      await page.keyboard.press('Space');
      await asksFor(page, 'Read a value off a curve');
      await uncovered(page, page.locator('[data-tour="chart"] [tabindex="0"]').first());
      await page.keyboard.press('ArrowLeft');
      await asksFor(page, 'Open a lane');
      const lane = page.locator('[data-tour="lane"] button').first();
      await uncovered(page, lane);
      await page.keyboard.press('Enter');
      await lab.root.getByRole('slider', { name: /Learning rate/ }).first().press('ArrowRight');
      await asksFor(page, 'Look inside');
      await uncovered(page, page.locator('[data-tour="inside"] [role="tab"][tabindex="0"]'));
      await page.keyboard.press('ArrowRight');
      await asksFor(page, 'Check a statement');
      expect((await new AxeBuilder({ page }).include('[aria-label="First steps"]').analyze()).violations).toEqual([]);
      await uncovered(page, page.locator('[data-tour="claim"] button').first());
      await page.keyboard.press('Space');
      await asksFor(page, 'Those were the first steps');
      await page.reload();
      await lab.ready();
      await expect(card(page)).toHaveCount(0);
    });
  });
}

test('dismissed, they stay away, until asked for from the list of keys or the footer', async ({ page }) => {
  const lab = await Lab.open(page);
  await card(page).getByRole('button', { name: 'Do not show this again' }).click();
  await page.reload();
  await lab.ready();
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'Show the first steps' }).click();
  await asksFor(page, 'Press Run');
  await card(page).getByRole('button', { name: 'Do not show this again' }).click();
  await page.getByRole('contentinfo').getByRole('button', { name: 'Show the first steps' }).click();
  await asksFor(page, 'Press Run');
  await expect(lab.root).toBeFocused();
});

test('a projector and the pages without a lab do not show them', async ({ page }) => {
  await Lab.open(page);
  await page.keyboard.press('p');
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press('p');
  await expect(card(page)).toBeVisible();
  await page.getByRole('link', { name: 'Contents', exact: true }).click();
  await expect(card(page)).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).not.toContainText('first steps');
});
