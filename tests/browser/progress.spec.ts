import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture';

test.use({ locale: 'en-GB' });

/** Checks the claim of a lesson that is computed without training. */
async function checkClaim(page: Page): Promise<void> {
  await page.goto('/lessons/activations');
  const claim = page.locator('[data-state]').filter({ hasText: 'changes no probability' });
  await claim.getByRole('button', { name: 'Check it' }).click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
}

async function exported(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

const bringIn = (page: Page, name: string, text: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
const kept = (page: Page) => page.evaluate(() => window.localStorage.getItem('descent.progress'));

test('what was done is there after a reload: in the lesson, in the contents, on its own page', async ({ page }) => {
  await checkClaim(page);
  await page.reload();
  await expect(page.getByText('It held when you last checked it.')).toBeVisible();
  await page.goto('/');
  const row = page.getByRole('region', { name: 'Contents' }).getByRole('listitem').filter({ hasText: 'Why non-linearity' }).first();
  await expect(row).toContainText('begun');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your progress' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Why non-linearity' })).toContainText('1 of 10 claims checked');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '为什么需要激活函数' })).toContainText('结论已验证 1 / 10');
});

test('saved, forgotten and brought back, it is exactly what it was', async ({ page }) => {
  await checkClaim(page);
  await page.goto('/progress');
  const before = await exported(page);
  expect(before.name).toMatch(/^descent-progress-\d{4}-\d\d-\d\d\.json$/);
  await page.getByRole('button', { name: 'Forget everything …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByText('There is nothing to forget yet.')).toBeVisible();
  expect(await kept(page)).toBeNull();
  await bringIn(page, before.name, before.text);
  const notice = page.getByRole('status').filter({ hasText: 'would add this' });
  await expect(notice).toContainText('Why non-linearity: 1 claim');
  expect(await kept(page)).toBeNull();
  await notice.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'has been added' })).toBeVisible();
  expect((await exported(page)).text).toBe(before.text);
  await bringIn(page, before.name, before.text);
  await expect(page.getByRole('status').filter({ hasText: 'is here already' })).toBeVisible();
});

test('forgetting asks first, and can be taken back for the rest of the visit', async ({ page }) => {
  await checkClaim(page);
  await page.goto('/progress');
  const before = await kept(page);
  await page.getByRole('button', { name: 'Forget everything …' }).click();
  await page.keyboard.press('Escape');
  expect(await kept(page)).toBe(before);
  await page.getByRole('button', { name: 'Forget everything …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  expect(await kept(page)).toBeNull();
  await page.getByRole('contentinfo').getByRole('link', { name: 'Map' }).click();
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your progress' }).click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  expect(await kept(page)).toBe(before);
});

test('a broken file is refused with reason and place, and changes nothing', async ({ page }) => {
  await checkClaim(page);
  await page.goto('/progress');
  const before = await kept(page);
  await bringIn(page, 'broken.json', '{\n  "format": "descent-progress",\n  oops }');
  await expect(page.getByRole('alert')).toContainText('It is not valid JSON.Place: line 3, column 3');
  await bringIn(page, 'odd.json', '{"format":"descent-progress","version":1,"lessons":[["dropout",{"firstVisit":5,"lastVisit":9,"claims":[["c",{"at":1,"passed":"yes","value":1,"runs":1}]],"predictions":[],"challenges":[]}]]}');
  await expect(page.getByRole('alert')).toContainText('There should be true or false.Place: lessons.0.claims.0.passed');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('alert')).toContainText('没有导入 odd.json，一切保持原样');
  expect(await kept(page)).toBe(before);
});

test('a file can be dropped', async ({ page }) => {
  await page.goto('/progress');
  const text = '{"format":"descent-progress","version":1,"lessons":[["dropout",{"firstVisit":5,"lastVisit":9,"claims":[],"predictions":[],"challenges":[]}]]}';
  const carried = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'mine.json', { type: 'application/json' }));
    return transfer;
  }, text);
  await page.getByRole('region', { name: 'Take it to another device' }).dispatchEvent('drop', { dataTransfer: carried });
  await expect(page.getByRole('status').filter({ hasText: 'mine.json would add this' })).toContainText('Dropout: a visit');
});

test('what cannot be read is set aside, said on every page, and can be saved and deleted', async ({ page }) => {
  await page.addInitScript(() => {
    if (!window.localStorage.getItem('descent.progress.damaged')) window.localStorage.setItem('descent.progress', '{"format":"descent-progress","vers');
  });
  await page.goto('/credits');
  await page.getByRole('status').filter({ hasText: 'could not be read' }).getByRole('link', { name: 'What you can do' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the damaged text' }).click()]);
  expect(await readFile(await download.path(), 'utf8')).toBe('{"format":"descent-progress","vers');
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'could not be read' })).toHaveCount(0);
});

test('two tabs agree', async ({ page, context }) => {
  await page.goto('/progress');
  const other = await context.newPage();
  await checkClaim(other);
  await expect(page.getByRole('listitem').filter({ hasText: 'Why non-linearity' })).toContainText('1 of 10 claims checked');
  await other.close();
});

test('the map leads to a lesson and knows what was done', async ({ page }) => {
  await checkClaim(page);
  await page.goto('/');
  await page.getByRole('link', { name: 'As a map' }).click();
  const map = page.getByRole('region', { name: 'Map of lessons' });
  await expect(map.getByRole('listitem').filter({ hasText: 'Why non-linearity' }).first()).toContainText('begun');
  await expect(map.getByRole('listitem').filter({ hasText: 'Batch normalisation' })).toContainText('after Initialisation · Vanishing and exploding gradients');
  await map.getByRole('link', { name: 'Dropout', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dropout');
});
