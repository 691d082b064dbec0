import { expect, test } from './fixture';
import { Lab } from './lab';

test.use({ locale: 'en-GB' });

test('run, pause, step, reset and new seed from the keyboard', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.slowly();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Space');
  await lab.reaches(5);
  await page.keyboard.press('Space');
  await expect(lab.run).toBeVisible();
  await page.waitForTimeout(500);
  const paused = await lab.step();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => lab.step()).toBe(paused + 1);
  const address = page.url();
  await page.keyboard.press('r');
  await expect.poll(() => lab.step()).toBe(0);
  expect(page.url()).toBe(address);
  await page.keyboard.press('s');
  await expect.poll(() => page.url()).not.toBe(address);
});

test('language, theme and lecture mode change without touching the run', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.slowly();
  await lab.run.click();
  await lab.reaches(10);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('自适应优化器');
  const switched = await lab.step();
  expect(switched).toBeGreaterThanOrEqual(10);
  await page.getByRole('button', { name: '主题' }).click();
  await page.getByRole('radio', { name: '深色' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '讲课模式' }).click();
  await lab.reaches(switched + 5);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the run ends by itself at its last step, and at a step the reader names', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.runTo(20);
  expect(await lab.step()).toBe(20);
  await lab.run.click();
  await expect(lab.root.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  // The counter follows a few times a second.
  await expect.poll(() => lab.step()).toBe(400);
});

test('curves are there for eyes and as a table', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.runTo(40);
  const table = lab.root.locator('details').filter({ hasText: 'Values as a table' }).first();
  await table.locator('summary').click();
  const cells = await table.getByRole('cell').allInnerTexts();
  expect(cells.length).toBeGreaterThan(20);
  expect(cells.join(' ')).not.toContain('NaN');
});

test('presets change the experiment and its picture', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.preset('Handwritten digits').click();
  await expect(lab.root.getByRole('tab', { name: 'Samples' })).toBeVisible();
  await lab.run.click();
  await lab.reaches(10);
  await expect(page.getByRole('heading', { level: 1, name: 'Adaptive optimizers' })).toBeVisible();
});

test('a preset, a lane and a seed are undone and redone, and the lesson’s own experiment comes back', async ({ page }) => {
  const lab = await Lab.open(page);
  const chosen = (name: string) => expect(lab.preset(name)).toHaveAttribute('aria-pressed', 'true');
  const lanes = lab.root.getByRole('button', { name: /^Duplicate/ });
  const own = lab.root.getByRole('button', { name: /lesson’s own/ });
  await expect(own).toBeDisabled();
  await lab.preset('Each at its own best').click();
  await expect(lanes).toHaveCount(4);
  await lanes.first().click();
  await expect(lanes).toHaveCount(5);
  await page.keyboard.press('s');
  await page.keyboard.press('0');
  await chosen('One rate for all');
  await expect(own).toBeDisabled();
  for (let change = 0; change < 2; change += 1) await page.keyboard.press('z');
  await chosen('Each at its own best');
  await expect(lanes).toHaveCount(5);
  await page.keyboard.press('z');
  await expect(lanes).toHaveCount(4);
  await page.keyboard.press('z');
  await chosen('One rate for all');
  await expect(lab.root.getByRole('button', { name: 'Undo the last change' })).toBeDisabled();
  for (let change = 0; change < 2; change += 1) await page.keyboard.press('Shift+Z');
  await chosen('Each at its own best');
  await expect(lanes).toHaveCount(5);
});

test('a lane can be duplicated, changed by keyboard and removed, and the old curve stays', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.preset('Each at its own best').click();
  await lab.runTo(20);
  await lab.root.getByRole('button', { name: /Duplicate/ }).first().click();
  const rate = lab.root.getByRole('slider', { name: /Learning rate/ });
  await expect(rate).toBeVisible();
  const address = page.url();
  await rate.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.url()).not.toBe(address);
  // The address follows a few times a second.
  await page.waitForTimeout(600);
  const changed = page.url();
  const field = lab.root.getByRole('textbox', { name: /Learning rate/ });
  await field.fill('fast');
  await field.press('Enter');
  await expect(lab.root.getByRole('status').filter({ hasText: '“fast” is not a number' })).toBeVisible();
  expect(page.url()).toBe(changed);
});

test('leaving the lesson and coming back starts afresh in the same worker', async ({ page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const lab = await Lab.open(page);
  await lab.run.click();
  await lab.reaches(5);
  await page.getByRole('link', { name: 'Descent, contents' }).click();
  await expect.poll(async () => Number(await page.locator('[data-step]').getAttribute('data-step'))).toBeGreaterThan(2);
  await page.getByRole('link', { name: 'Adaptive optimizers' }).first().click();
  await lab.ready();
  expect(await lab.step()).toBe(0);
  expect(workers).toHaveLength(1);
});
