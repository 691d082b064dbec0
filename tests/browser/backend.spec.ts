import { expect, test } from './fixture';
import { Lab, rememberBackend } from './lab';

test.use({ locale: 'en-GB' });

test('the side that trains is chosen, explained, changed and remembered', async ({ page }) => {
  const lab = await Lab.open(page);
  // No graphics card in this browser: the CPU promises more.
  const badge = lab.root.getByRole('button', { name: /^(CPU|WebGL, no GPU)/ });
  await expect(badge).toHaveText(/^CPU/);
  await badge.click();
  const panel = page.getByRole('group', { name: 'Where the networks train' });
  await expect(panel).toContainText(/Chosen automatically: the CPU promises to be [\d.]+ times as fast/);
  await expect(panel).toContainText(/Expected time of one step: \S+ ms on the CPU, \S+ ms on the graphics device/);
  expect(await panel.innerText()).not.toMatch(/NaN|undefined|–/);
  await expect(panel.getByRole('radio', { name: 'Automatic' })).toBeChecked();

  await lab.slowly();
  await lab.run.click();
  await lab.reaches(20);
  await badge.click();
  await panel.getByRole('radio', { name: 'GPU' }).check();
  await expect(badge).toHaveText(/^WebGL, no GPU/);
  await expect(panel).toContainText('You chose this.');
  await lab.reaches(1);

  await page.reload();
  await lab.ready();
  await expect(badge).toHaveText(/^WebGL, no GPU/);
  await lab.runTo(20);
  await badge.click();
  await panel.getByRole('radio', { name: 'GPU' }).press('ArrowRight');
  await expect(badge).toHaveText(/^CPU/);
});

test('the same run on WebGL reaches its end', async ({ page }) => {
  await rememberBackend(page, 'webgl');
  const lab = await Lab.open(page);
  await lab.run.click();
  await expect(lab.root.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  expect(await lab.step()).toBe(400);
  await expect(lab.root.getByRole('button', { name: /^WebGL, no GPU/ })).toBeVisible();
});
