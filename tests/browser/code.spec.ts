import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture';
import { Lab } from './lab';

test.use({ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'] });

test('the experiment as a program: follows a slider, is copied and downloaded as shown', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  const lab = await Lab.open(page);
  expect(requested.some((url) => url.includes('CodePanel'))).toBe(false);
  const open = lab.root.getByRole('button', { name: 'Code', exact: true });
  await open.focus();
  await page.keyboard.press('Enter');
  const program = lab.root.getByRole('region', { name: 'Program for PyTorch' });
  await expect(program).toContainText('import torch');
  expect(requested.some((url) => url.includes('CodePanel'))).toBe(true);

  await lab.preset('Each at its own best').click();
  await lab.root.getByRole('button', { name: /Duplicate/ }).first().click();
  await lab.root.getByRole('combobox', { name: 'Lane' }).first().selectOption('1');
  const rate = lab.root.getByRole('textbox', { name: /Learning rate/ });
  await rate.fill('0.0123');
  await rate.press('Enter');
  await expect(program).toContainText('0.0123');

  await lab.root.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(lab.root.getByRole('status').filter({ hasText: 'on the clipboard' })).toBeVisible();
  const shown = await program.innerText();
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(shown.trim());

  await lab.root.getByRole('radio', { name: 'TensorFlow.js' }).press('Space');
  const script = lab.root.getByRole('region', { name: 'Program for TensorFlow.js' });
  await expect(script).toContainText('0.0123');
  const [download] = await Promise.all([page.waitForEvent('download'), lab.root.getByRole('button', { name: 'Download', exact: true }).click()]);
  expect(download.suggestedFilename()).toMatch(/^adaptive-optimizers-\d+-lane2-tfjs\.js$/);
  expect((await readFile(await download.path(), 'utf8')).trim()).toBe((await script.innerText()).trim());

  // The library is remembered; arrow keys in the program scroll it and make no step.
  await page.reload();
  await lab.ready();
  await lab.root.getByRole('button', { name: 'Code', exact: true }).click();
  await script.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  expect(await lab.step()).toBe(0);
});
