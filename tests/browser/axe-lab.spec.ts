import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { Lab } from './lab';

test.use({ locale: 'en-GB' });

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('; ')}`);
}

for (const preset of ['One rate for all', 'Handwritten digits']) {
  test(`the lab in use has no accessibility violations: ${preset}`, async ({ page }) => {
    const lab = await Lab.open(page);
    await lab.preset(preset).click();
    await lab.runTo(20);
    for (const tab of await lab.root.getByRole('tab').all()) {
      await tab.click();
      await page.waitForTimeout(300);
      expect.soft(await violations(page), await tab.innerText()).toEqual([]);
    }
  });
}

test('settings of a lane, tables and keys have no accessibility violations', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.runTo(20);
  await lab.root.getByRole('button', { name: /Duplicate/ }).first().click();
  for (const summary of await page.locator('summary').all()) await summary.click();
  expect.soft(await violations(page), 'everything opened').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect.soft(await violations(page), 'the list of keys').toEqual([]);
});

test('what is taken away has no accessibility violations: panel, QR code, pictures, report', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.runTo(20);
  await lab.root.getByRole('button', { name: 'Save as a picture' }).click();
  await page.waitForTimeout(300);
  expect.soft(await violations(page), 'pictures').toEqual([]);
  await page.keyboard.press('Escape');
  await lab.root.getByRole('button', { name: 'Take away', exact: true }).click();
  for (const button of ['Show as QR code', 'Report to print']) {
    await lab.root.getByRole('button', { name: button }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.waitForTimeout(300);
    expect.soft(await violations(page), button).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});
