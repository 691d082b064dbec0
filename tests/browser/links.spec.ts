import type { Browser } from '@playwright/test';
import { expect, test } from './fixture';
import { Lab, lessonPath } from './lab';

test.use({ locale: 'en-GB' });

const hostile = {
  garbage: '#e=garbage',
  'cut off': '#e=1.q1YqSy0qzszPU7JSMtEzUdJRSkksSVWyMjM',
  'a newer version': '#e=99.abcd',
  'no base64': '#e=1.%%%%',
  'too long': `#e=1.${'A'.repeat(20_000)}`,
  prototype: '#e=1.eyJfX3Byb3RvX18iOnsicG9sbHV0ZWQiOnRydWV9fQ',
  markup: '#e=<img src=x onerror=alert(1)>',
};

for (const [kind, hash] of Object.entries(hostile)) {
  test(`a link with ${kind} is explained, and the lesson works`, async ({ page }) => {
    page.on('dialog', (dialog) => { throw new Error(`a dialog opened: ${dialog.message()}`); });
    const lab = await Lab.open(page, hash);
    await expect(lab.root.getByRole('status').filter({ hasText: 'The experiment in the address could not be opened' })).toBeVisible();
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    await lab.run.click();
    await lab.reaches(3);
  });
}

/** The numbers of every lane after 20 steps, in a browser profile of its own. */
async function numbersElsewhere(browser: Browser, address: string): Promise<readonly string[]> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(address);
  const lab = new Lab(page);
  await lab.ready();
  await lab.runTo(20);
  const numbers = await lab.numbers();
  await context.close();
  return numbers;
}

test('the address holds the experiment: another browser gets the same numbers', async ({ page, browser }) => {
  const lab = await Lab.open(page);
  await page.keyboard.press('s');
  await expect.poll(() => page.url()).toContain('#e=');
  await page.waitForTimeout(500);
  const address = page.url();
  await lab.runTo(20);
  const here = await lab.numbers();
  expect(here.length).toBeGreaterThan(3);
  expect(here.join(' ')).toMatch(/0\.\d{3}/);
  expect(await numbersElsewhere(browser, address)).toEqual(here);
});

for (const seed of ['0', '4294967295']) {
  test(`seed ${seed} travels in the address`, async ({ page, browser }) => {
    const lab = await Lab.open(page);
    await lab.root.locator('summary').filter({ hasText: 'the same for all lanes' }).click();
    const field = lab.root.getByRole('textbox', { name: 'Seed' });
    const before = page.url();
    await field.fill(seed);
    await field.press('Enter');
    await expect.poll(() => page.url()).not.toBe(before);
    await page.waitForTimeout(500);
    const address = page.url();
    await lab.runTo(20);
    const here = await lab.numbers();
    expect(await numbersElsewhere(browser, address)).toEqual(here);
  });
}

test('an address changed by hand is opened in place', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.preset('Handwritten digits').click();
  await expect(lab.root.getByRole('tab', { name: 'Samples' })).toBeVisible();
  await page.waitForTimeout(500);
  const digits = new URL(page.url()).hash;
  await page.goto(lessonPath);
  await lab.ready();
  await expect(lab.root.getByRole('tab', { name: 'Boundary' })).toBeVisible();
  await page.evaluate((hash) => { window.location.hash = hash; }, digits);
  await expect(lab.root.getByRole('tab', { name: 'Samples' })).toBeVisible();
});

test('the header copies the address of the experiment', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  await Lab.open(page);
  await page.keyboard.press('s');
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('where copying is not allowed the header says how else', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  await Lab.open(page);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'from the address bar' })).toBeAttached();
});
