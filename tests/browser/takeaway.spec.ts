import { readFile } from 'node:fs/promises';
import { readRunFile } from '@/export/runFile/readRunFile';
import { expect, test } from './fixture';
import { Lab } from './lab';

test.use({ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'] });

test('a run is taken away as link, file and table, and brought back; a damaged file is refused with its reason', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.root.getByRole('button', { name: 'Take away', exact: true }).click();
  await expect(lab.root.getByRole('button', { name: 'Save run file' })).toBeDisabled();
  await lab.runTo(40);

  await lab.root.getByRole('button', { name: 'Copy link' }).click();
  await expect(lab.root.getByRole('status').filter({ hasText: 'on the clipboard' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

  const save = async (button: string): Promise<{ readonly name: string; readonly text: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), lab.root.getByRole('button', { name: button }).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const run = await save('Save run file');
  expect(run.name).toMatch(/^adaptive-optimizers-\d+\.descent-run\.json$/);
  const { file } = readRunFile(run.text);
  expect(file?.run.steps).toBe(40);
  expect(file?.experiment.lanes).toHaveLength(6);
  const csv = await save('Save curves (CSV)');
  expect(csv.name).toMatch(/\.csv$/);
  expect(csv.text.split('\r\n').filter((line) => line !== '')).toHaveLength(42);

  const give = (name: string, text: string) => lab.root.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const address = page.url();
  await give('damaged.descent-run.json', run.text.replace('"steps":40,', '"steps":41,'));
  const refusal = lab.root.getByRole('status').filter({ hasText: 'damaged.descent-run.json was not opened' });
  await expect(refusal).toContainText('Place: curves.batchLoss.0');
  await give('cut.descent-run.json', run.text.slice(0, 500));
  await expect(lab.root.getByRole('status').filter({ hasText: 'cut.descent-run.json' })).toContainText('line 1, column 501');
  await expect(lab.root.getByText('Faint curves:')).toBeHidden();
  expect(page.url()).toBe(address);

  // Another experiment, then the file by drop: drawn beside it, and its experiment can be opened.
  await lab.preset('Each at its own best').click();
  await page.waitForTimeout(600);
  const other = page.url();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'mine.descent-run.json', { type: 'application/json' }));
    return data;
  }, run.text);
  await lab.root.dispatchEvent('dragover', { dataTransfer: transfer });
  await lab.root.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(lab.root.getByRole('status').filter({ hasText: 'mine.descent-run.json is drawn' })).toBeVisible();
  await expect(lab.root.getByRole('listitem').filter({ hasText: 'mine.descent-run.json' })).toContainText('40 steps');
  expect(page.url()).toBe(other);
  await lab.root.getByRole('button', { name: 'Open this experiment', exact: true }).click();
  await expect.poll(() => page.url()).toBe(address);
});
