import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { Lab, rememberBackend } from './lab';

test.use({ locale: 'en-GB' });

/** Keeps a hand on the page's workers, so that a test can send what only faults send. */
async function holdWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held: Worker[] = [];
    Object.assign(window, {
      heldWorkers: held,
      Worker: class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          held.push(this);
        }
      },
    });
  });
}

type Held = { readonly heldWorkers: Worker[] };
const loseContext = (page: Page) => page.evaluate(() => (window as unknown as Held).heldWorkers.at(-1)?.postMessage({ type: 'loseContext' }));
const killWorker = (page: Page) => page.evaluate(() => (window as unknown as Held).heldWorkers.at(-1)?.terminate());

const recovered = /continues from its last checkpoint/;

test('the graphics context is lost in mid-run: training goes on within five seconds and the reader is told', async ({ page }) => {
  await holdWorkers(page);
  await rememberBackend(page, 'webgl');
  const lab = await Lab.open(page);
  await lab.slowly();
  await lab.run.click();
  await lab.reaches(30);
  const before = await lab.step();
  await loseContext(page);
  await expect(lab.root.getByRole('status').filter({ hasText: recovered })).toBeVisible({ timeout: 5000 });
  await lab.reaches(before + 1, 5000);
});

test('the worker dies: another one continues', async ({ page }) => {
  await holdWorkers(page);
  const lab = await Lab.open(page);
  await lab.slowly();
  await lab.run.click();
  await lab.reaches(30);
  const before = await lab.step();
  await killWorker(page);
  await expect(lab.root.getByRole('status').filter({ hasText: recovered })).toBeVisible({ timeout: 12_000 });
  await lab.reaches(before + 1, 12_000);
});

test('the graphics process dies three times: then the CPU trains, and the badge says so', async ({ page, browser }) => {
  await rememberBackend(page, 'webgl');
  const lab = await Lab.open(page);
  const session = await browser.newBrowserCDPSession();
  await lab.slowly();
  await lab.run.click();
  for (let crash = 1; crash <= 3; crash += 1) {
    await lab.reaches((await lab.step()) + 5);
    await session.send('Browser.crashGpuProcess' as never).catch(() => undefined);
    await expect(lab.root.getByRole('status').filter({ hasText: crash < 3 ? recovered : 'Training on the CPU' })).toBeVisible({ timeout: 15_000 });
  }
  await expect(lab.root.getByRole('button', { name: /^CPU/ })).toBeVisible();
  await lab.reaches((await lab.step()) + 5);
});

test.describe('the data', () => {
  test.use({ tolerated: /Failed to load resource/ });

  for (const [kind, answer, title] of [
    ['missing', { status: 404, body: '' }, 'The data of this lab did not arrive'],
    ['damaged', { status: 200, body: 'these are not digits' }, 'The data of this lab is damaged'],
  ] as const) {
    test(`file is ${kind}: said so, and the other presets still train`, async ({ page }) => {
      await page.route('**/data/mnist.bin', (route) => route.fulfill(answer));
      const lab = await Lab.open(page);
      await lab.preset('MNIST').click();
      await expect(lab.root.getByRole('alert')).toContainText(title);
      await expect(page.getByRole('article')).toContainText('learning rate');
      await lab.preset('One rate for all').click();
      await lab.run.click();
      await lab.reaches(5);
      await page.unroute('**/data/mnist.bin');
      await lab.preset('MNIST').click();
      await lab.run.click();
      await lab.reaches(1);
      await expect(lab.root.getByRole('alert')).toHaveCount(0);
    });
  }
});

test('at the highest rate a slider offers, nothing but finite numbers is shown', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.preset('Each at its own best').click();
  await lab.root.getByRole('button', { name: /SGD/ }).first().click();
  const field = lab.root.getByRole('textbox', { name: /Learning rate/ });
  const most = await lab.root.getByRole('slider', { name: /Learning rate/ }).evaluate((element: HTMLInputElement) => element.max);
  await lab.root.getByRole('slider', { name: /Learning rate/ }).fill(most);
  await expect(field).not.toHaveValue('0.3');
  await lab.run.click();
  await lab.reaches(50);
  expect(await lab.root.innerText()).not.toMatch(/NaN|Infinity/);
});
