import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { buildExperiment } from '@/engine/experiment/build';
import { decodeExperiment, encodeExperiment } from '@/export/experimentLink';
import { readRunFile } from '@/export/runFile/readRunFile';
import { expect, test } from './fixture';
import { Lab, lessonPath } from './lab';

/** RGBA of a picture, decoded by the browser. */
function pixelsOf(page: Page, png: Buffer): Promise<{ readonly data: readonly number[]; readonly width: number; readonly height: number }> {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { naturalWidth: width, naturalHeight: height } = image;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    return { data: [...context.getImageData(0, 0, width, height).data], width, height };
  }, `data:image/png;base64,${png.toString('base64')}`);
}

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

test('the link as a QR code is read back from the screen, with the address beside it', async ({ page }) => {
  const lab = await Lab.open(page);
  await page.keyboard.press('s');
  await page.waitForTimeout(500);
  await lab.root.getByRole('button', { name: 'Take away', exact: true }).click();
  await lab.root.getByRole('button', { name: 'Show as QR code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scan to open this experiment' });
  await expect(dialog).toContainText(page.url());
  const code = dialog.getByRole('img', { name: /QR code/ });
  const box = await code.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(450);
  const { data, width, height } = await pixelsOf(page, await code.screenshot());
  expect(jsQR(Uint8ClampedArray.from(data), width, height)?.data).toBe(page.url());
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('an address too long for a QR code is explained', async ({ page }) => {
  const widths = Array.from({ length: 40 }, (_, index) => ({ kind: 'dense', units: 2 + ((index * 37) % 29), biasInit: ((index * 7919) % 1000) / 997 }) as const);
  const lanes = Array.from({ length: 8 }, (_, lane) => ({ layers: [...widths.map((layer) => ({ ...layer, biasInit: layer.biasInit * (lane + 1.1) })), { kind: 'dense', units: 2 } as const] }));
  const lab = await Lab.open(page, `#e=${encodeExperiment(buildExperiment({ data: { set: 'moons' }, lanes }))}`);
  await lab.root.getByRole('button', { name: 'Take away', exact: true }).click();
  await lab.root.getByRole('button', { name: 'Show as QR code' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText('The address is too long for a QR code');
  await expect(dialog).toContainText(page.url());
  await expect(dialog.getByRole('img')).toBeHidden();
});

for (const { locale, title, change, back } of [
  { locale: 'en-GB', title: 'The address holds another experiment than the lesson’s own', change: 'Length of the run (steps): 400 → 777', back: 'Back to the lesson’s own experiment' },
  { locale: 'zh-CN', title: '地址中的实验与课程自带的不同', change: '训练长度（步）：400 → 777', back: '回到课程自带的实验' },
]) {
  test.describe(locale, () => {
    test.use({ locale });
    test('a link says what it changes, and leads back', async ({ page }) => {
      await page.goto(lessonPath);
      await expect.poll(() => page.url()).toContain('#e=');
      const own = new URL(page.url()).hash;
      const { experiment } = decodeExperiment(own.slice(3));
      await page.goto(`about:blank`);
      await page.goto(`${lessonPath}#e=${encodeExperiment({ ...experiment!, steps: 777 })}`);
      const notice = page.getByRole('status').filter({ hasText: title });
      await expect(notice.getByRole('listitem')).toHaveText([change]);
      await notice.getByRole('button', { name: back }).click();
      await expect(notice).toBeHidden();
      await expect.poll(() => new URL(page.url()).hash).toBe(own);
      await page.reload();
      await expect(page.locator('main progress').first()).toBeVisible();
      await expect(notice).toBeHidden();
    });
  });
}
