import { expect, test } from './fixture';
import { Lab } from './lab';

const path = '/lessons/dropout';

test('a prediction is committed by keyboard, run in the lab, and marked by what the run did', async ({ page }) => {
  await page.goto(path);
  const lab = new Lab(page);
  await lab.ready();
  const card = page.getByRole('region', { name: /where does training accuracy end/ });
  const commit = card.getByRole('button', { name: 'Commit and run' });
  await expect(commit).toBeDisabled();
  await card.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(card.getByRole('radio', { name: /as usual/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(commit).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card.getByText(/The lab is training/)).toBeVisible();
  await expect(lab.root.getByText('The experiment of your prediction.')).toBeVisible();
  await expect(card.getByText('The run says otherwise.')).toBeVisible({ timeout: 60_000 });
  await expect(card.getByText('what the run did')).toBeVisible();
  // The curves that decided are the lab's own.
  expect(await lab.step()).toBe(500);
});

test('a curve is sketched with the mouse, lies over the lab’s chart, and is compared with the real one', async ({ page }) => {
  await page.goto(path);
  await new Lab(page).ready();
  const card = page.getByRole('region', { name: /Sketch validation accuracy/ });
  await card.scrollIntoViewIfNeeded();
  const corners = card.getByRole('slider');
  const [first, last] = [await corners.first().boundingBox(), await corners.last().boundingBox()];
  await page.mouse.move(first!.x + 8, first!.y + 60);
  await page.mouse.down();
  await page.mouse.move((first!.x + last!.x) / 2, first!.y - 40, { steps: 10 });
  await page.mouse.move(last!.x, first!.y - 20, { steps: 10 });
  await page.mouse.up();
  await card.getByRole('button', { name: 'Commit and run' }).click();
  await expect(card.getByRole('slider')).toHaveCount(0);
  const chart = page.getByRole('group', { name: /^Validation accuracy/ });
  await expect(chart).toBeVisible();
  await expect(card.getByText(/As you said|The run says otherwise/)).toBeVisible({ timeout: 60_000 });
  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart.getByRole('cell').locator('..').filter({ hasText: 'your sketch' })).toBeVisible();
});

test('a challenge is solved in the lab and checked on all its seeds; reloading keeps it', async ({ page }) => {
  await page.goto(path);
  const lab = new Lab(page);
  await lab.ready();
  const card = page.getByRole('region', { name: 'Against wrong labels, with p alone' });
  await card.getByRole('button', { name: 'Set it up in the lab' }).click();
  const check = card.getByRole('button', { name: /^Check what is in the lab/ });
  await expect(check).toBeDisabled();

  await lab.root.getByText('Data, network and length').click();
  await expect(lab.root.getByRole('slider', { name: 'Label noise' })).toBeDisabled();

  await lab.root.getByRole('button', { name: /^Adam/ }).first().click();
  const rate = lab.root.getByRole('textbox', { name: 'Dropout rate' });
  await rate.fill('0.5');
  await rate.press('Enter');
  await check.click();
  await expect(card.getByText('Solved: the goal is reached on every seed.')).toBeVisible({ timeout: 80_000 });
  await expect(card.getByRole('row')).toHaveCount(6);

  await page.reload();
  await expect(page.getByRole('region', { name: 'Against wrong labels, with p alone' }).getByText('Solved')).toBeVisible();
});

test('the cards speak Chinese', async ({ page }) => {
  await page.goto(path);
  await new Lab(page).ready();
  await page.getByRole('button', { name: '中文' }).click();
  const card = page.getByRole('region', { name: /训练准确率停在哪里/ });
  await card.getByRole('radio').first().check();
  await card.getByRole('button', { name: '就选它，开始训练' }).click();
  await expect(card.getByText('和你说的一样。')).toBeVisible({ timeout: 60_000 });
});
