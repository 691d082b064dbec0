import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readDeck } from '@/export/deck/readDeck';
import { writeDeck } from '@/export/deck/writeDeck';
import { expect, test } from './fixture';
import { Lab } from './lab';
import { lessonPaths } from './pages';

test.use({ locale: 'en-GB', viewport: { width: 1280, height: 720 } });

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const step = async (page: Page): Promise<number> => Number(await page.locator('main progress').first().getAttribute('value'));
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('; ')}`);
}

test('a lecture is given with a clicker: question, run, answer, next; black screen; back', async ({ page }) => {
  await page.goto('/lecture');
  await page.getByRole('link', { name: 'What activations are for' }).focus();
  await press(page, 'Enter');
  await expect(title(page)).toHaveText('Who closes the ring?');
  const place = page.getByRole('status', { name: 'Place in the deck' });
  await expect(place).toHaveText('1 / 8');
  await expect(page.getByRole('banner')).toBeHidden();
  const answer = page.getByText(/^Tanh and ReLU/);
  await expect.poll(() => page.getByRole('group', { name: /Validation accuracy/ }).count()).toBe(1);
  expect(await step(page)).toBe(0);
  await press(page, 'PageDown');
  await expect.poll(() => step(page)).toBeGreaterThan(0);
  await expect(answer).toBeHidden();
  await press(page, 'PageDown');
  await expect(answer).toBeVisible();
  await press(page, 'PageUp');
  await expect(answer).toBeHidden();
  await press(page, 'a');
  await expect(answer).toBeVisible();

  await press(page, '.');
  const black = page.getByText('The screen is black');
  await expect(black).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  // What brings the picture back does nothing else.
  await press(page, 'PageDown');
  await expect(black).toBeHidden();
  await expect(place).toHaveText('1 / 8');

  await press(page, 'n');
  await expect(page.getByRole('complementary', { name: 'Notes' })).toBeVisible();
  await press(page, 'n', 'PageDown');
  await expect(place).toHaveText('2 / 8');
  await page.reload();
  await expect(place).toHaveText('2 / 8');
  await press(page, 'PageUp');
  await expect(place).toHaveText('1 / 8');
  await press(page, 'Escape');
  await expect(title(page)).toHaveText('Lectures');
});

test('in any lesson the keys put one thing into the spotlight, and text goes section by section', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.preset('Each at its own best').click();
  await title(page).focus();
  await press(page, 'p');
  await expect(title(page)).toHaveText(/Each at its own best/);
  const chart = (name: RegExp) => page.getByRole('group', { name });
  await expect(chart(/^Training loss/)).toBeVisible();
  await press(page, 'v', 'q', 'l');
  await expect(chart(/^Validation accuracy/)).toBeVisible();
  await expect(chart(/^Training/)).toBeHidden();
  await press(page, 'i');
  await expect(page.getByRole('tab', { name: 'Boundary' })).toHaveAttribute('aria-selected', 'true');
  await press(page, 'i');
  await expect(page.getByRole('tab', { name: 'Layers' })).toHaveAttribute('aria-selected', 'true');
  await press(page, 'x');
  const heading = page.getByRole('heading', { level: 2 });
  await expect(page.locator('section[data-place="0"]')).toBeVisible();
  await press(page, 'x');
  await expect(heading).toHaveText('Eight rules on one page');
  // Page by page to the next section, as a clicker does it.
  for (let pages = 0; pages < 12 && (await heading.innerText()) === 'Eight rules on one page'; pages += 1) await press(page, 'PageDown');
  await expect(heading).toHaveText('What the divisor remembers');
  await press(page, 'ArrowLeft');
  await expect(heading).toHaveText('Eight rules on one page');
  await press(page, 'd');
  await expect(page.locator('[data-picture="0"] canvas').first()).toBeVisible();
  await expect(page.locator('section[data-place] > p:visible')).toHaveCount(0);
  await press(page, '?');
  await expect(page.getByRole('dialog')).toContainText('black screen');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await press(page, 't', 'Space');
  await expect.poll(() => step(page)).toBeGreaterThan(0);
  await press(page, 'p');
  await expect(lab.root.getByRole('button', { name: 'Add to a lecture' })).toBeVisible();
});

test('a claim says what came of it only when it is asked', async ({ page }) => {
  await page.goto('/lessons/activations');
  await new Lab(page).ready();
  await title(page).focus();
  await press(page, 'p', 'x', 'x');
  const claim = page.locator('section[data-place="1"]').getByText(/collapse/).locator('xpath=ancestor::div[2]');
  await claim.getByRole('button', { name: 'Check it' }).click();
  await expect(claim.getByRole('button', { name: /Show the answer/ })).toBeVisible({ timeout: 60_000 });
  await expect(claim.getByRole('table')).toBeHidden();
  await press(page, 'a');
  await expect(claim.getByRole('table')).toBeVisible();
});

test('slow motion goes through four phases and trains exactly what an ordinary run trains', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.preset('Each at its own best').click();
  await lab.root.getByRole('combobox', { name: 'Speed' }).selectOption('phases');
  await title(page).focus();
  const lit = page.locator('[aria-current="step"]');
  for (let update = 0; update < 3; update += 1) {
    await expect(lit).toContainText('Forward');
    await press(page, 'ArrowRight');
    await expect(lit).toContainText('L = −ln p[y]');
    await press(page, 'ArrowRight');
    await expect(lit).toContainText('δᴸ = ∂L/∂z = p − y');
    expect(await lab.step()).toBe(update);
    await press(page, 'ArrowRight');
    await expect(lit).toContainText(/w ← w − ηg.*in the engine: \S+ → \S+/s);
    await expect.poll(() => lab.step()).toBe(update + 1);
    if (update < 2) await press(page, 'ArrowRight');
  }
  await lab.root.getByRole('combobox', { name: 'Lane' }).selectOption('3');
  await expect(lab.root.getByText('m ← β₁m + (1 − β₁)g')).toBeVisible();

  await lab.root.getByRole('button', { name: 'Take away', exact: true }).click();
  const losses = async (): Promise<unknown> => {
    const [download] = await Promise.all([page.waitForEvent('download'), lab.root.getByRole('button', { name: 'Save run file' }).click()]);
    return (JSON.parse(await readFile(await download.path(), 'utf8')) as { curves: { batchLoss: unknown } }).curves.batchLoss;
  };
  const slowly = await losses();
  await lab.root.getByRole('combobox', { name: 'Speed' }).selectOption('full');
  await title(page).focus();
  await press(page, 'r');
  await expect.poll(() => lab.step()).toBe(0);
  await lab.runTo(3);
  expect(await losses()).toEqual(slowly);
});

test('a deck is made in the page, survives leaving it, and comes back exactly from its file', async ({ page }) => {
  const lab = await Lab.open(page);
  const add = async (name: string, spot: string): Promise<void> => {
    await lab.root.getByRole('textbox', { name: 'Title', exact: true }).fill(name);
    await lab.root.getByRole('combobox', { name: 'In the spotlight' }).selectOption(spot);
    await lab.root.getByRole('button', { name: 'Add this state to the deck' }).click();
  };
  await lab.preset('Each at its own best').click();
  await lab.root.getByRole('button', { name: 'Add to a lecture' }).click();
  await add('First', 'validation');
  await lab.root.getByRole('textbox', { name: /Answer/ }).fill('Momentum.');
  await add('Second', 'inside');
  await expect(lab.root.getByText('The deck now has 2 states')).toBeVisible();
  await page.goto('/lecture');
  const titles = () => page.getByRole('textbox', { name: /Title of state/ }).evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
  await expect.poll(titles).toEqual(['First', 'Second']);
  await page.getByRole('button', { name: 'Show state 2 earlier' }).focus();
  await press(page, 'Enter');
  await expect.poll(titles).toEqual(['Second', 'First']);
  await page.getByRole('textbox', { name: 'Title of state 1' }).fill('The end first');
  await page.getByText('Question, answer and notes').first().click();
  await page.getByRole('textbox', { name: 'Notes for the lecturer' }).first().fill('Wait for hands.');
  await page.reload();
  await expect.poll(titles).toEqual(['The end first', 'First']);
  expect.soft(await violations(page), 'the list of lectures').toEqual([]);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  const { deck } = readDeck(text, null);
  expect(writeDeck(deck!)).toBe(text);
  expect(deck!.items.map(({ title: said, notes, reveal, view }) => [said, notes, reveal, view.spotlight])).toEqual([['The end first', 'Wait for hands.', 'Momentum.', 'inside'], ['First', undefined, undefined, 'validation']]);
  await page.getByRole('button', { name: 'Clear the deck' }).click();
  await expect(page.getByText('There is none yet')).toBeVisible();

  await page.locator('input[type=file]').setInputFiles({ name: 'mine.descent-deck.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(title(page)).toHaveText('The end first');
  await expect(page.getByRole('tab', { name: 'Boundary' })).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveText('The end first');
  // The lab is there, which the first of these keys is for.
  await expect(page.getByRole('tab', { name: 'Boundary' })).toBeVisible();
  await press(page, 'PageDown', 'PageDown');
  await expect(page.getByText('Momentum.')).toBeVisible();
  await press(page, 'PageDown');
  await expect(title(page)).toHaveText('First');
});

test('a deck that is none is refused with the reason and the place, and nothing changes', async ({ page }) => {
  await page.goto('/lecture');
  const give = (name: string, text: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await give('cut.descent-deck.json', '{"format":"descent-deck",');
  await expect(page.getByRole('status').filter({ hasText: 'cut.descent-deck.json was not opened' })).toContainText('line 1, column 26');
  const empty = { format: 'descent-deck', version: 1, title: 'x', items: [{ title: 'One', lesson: 'alchemy', experiment: {}, view: {} }] };
  await give('strange.descent-deck.json', JSON.stringify(empty));
  const refusal = page.getByRole('status').filter({ hasText: 'strange.descent-deck.json was not opened' });
  await expect(refusal).toContainText('no lesson “alchemy”');
  await expect(refusal).toContainText('Place: items.0.lesson');
  await expect(page).toHaveURL(/\/lecture$/);
  await page.goto('/lecture?deck=nowhere');
  await expect(page.getByText('There is no deck “nowhere” here')).toBeVisible();
});

test('a projected lesson has no accessibility violations, whatever is in the spotlight', async ({ page }) => {
  await page.goto('/lecture?deck=activations');
  await expect(title(page)).toBeVisible();
  await press(page, 'PageDown');
  await expect.poll(() => step(page)).toBeGreaterThan(0);
  await press(page, 'a');
  for (const [key, what] of [['t', 'a chart'], ['i', 'the inside'], ['d', 'a drawing'], ['x', 'text'], ['m', 'slow motion']] as const) {
    await press(page, key);
    await page.waitForTimeout(700);
    expect.soft(await violations(page), what).toEqual([]);
  }
});

for (const path of lessonPaths) {
  test(`${path} trains in the spotlight`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
    await press(page, 'p', ' ');
    await expect.poll(() => step(page)).toBeGreaterThan(0);
    await expect(page.getByRole('group', { name: /loss|accuracy/i })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}
