import type { Locator, Page } from '@playwright/test';
import { expect } from './fixture';

export const lessonPath = '/lessons/adaptive-optimizers';

/** The reader's choice from an earlier visit: without one, a computer without a graphics card trains on the CPU. */
export async function rememberBackend(page: Page, backend: 'webgl' | 'cpu'): Promise<void> {
  await page.addInitScript((choice) => {
    if (!localStorage.getItem('descent.backend')) localStorage.setItem('descent.backend', choice);
  }, backend);
}

/** What the lab of a lesson looks like from outside; in English. */
export class Lab {
  readonly page: Page;
  readonly root: Locator;
  readonly run: Locator;
  readonly pause: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('region', { name: 'Lab', exact: true });
    this.run = this.root.getByRole('button', { name: /^(Run|Continue|Run again)/ });
    this.pause = this.root.getByRole('button', { name: /^Pause/ });
  }

  /** Opens the lesson and waits until the first picture of the data is there. */
  static async open(page: Page, hash = ''): Promise<Lab> {
    await page.goto(`${lessonPath}${hash}`);
    const lab = new Lab(page);
    await lab.ready();
    return lab;
  }

  async ready(): Promise<void> {
    await expect(this.run).toBeEnabled();
    await expect(this.root.getByRole('tab').first()).toBeVisible();
  }

  /** Slow enough that a fast machine is not through before the test has done what it does under way. */
  async slowly(): Promise<void> {
    await this.root.getByRole('combobox', { name: 'Speed' }).selectOption('30');
  }

  async step(): Promise<number> {
    // The bar beside the counter: the same in every language.
    return Number(await this.page.locator('main progress').first().getAttribute('value'));
  }

  async reaches(step: number, timeout = 30_000): Promise<void> {
    await expect.poll(() => this.step(), { timeout }).toBeGreaterThanOrEqual(step);
  }

  /** Runs to this step exactly and waits there. */
  async runTo(step: number): Promise<void> {
    const field = this.root.getByRole('textbox', { name: 'Stop at' });
    await field.fill(String(step));
    await field.press('Enter');
    await this.run.click();
    await this.reaches(step);
    await expect(this.run).toBeVisible();
  }

  /** Numbers of the table of lanes: one text per lane. */
  async numbers(): Promise<readonly string[]> {
    // The table is refreshed a few times a second.
    await this.page.waitForTimeout(600);
    return this.root.getByRole('table').filter({ hasText: 'lane' }).getByRole('row').filter({ hasText: /\d\.\d/ }).allInnerTexts();
  }

  preset(name: string): Locator {
    return this.root.getByRole('button', { name });
  }
}
