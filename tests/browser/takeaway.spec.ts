import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { buildExperiment } from '@/engine/experiment/build';
import { decodeExperiment, encodeExperiment } from '@/export/experimentLink';
import { readRunFile } from '@/export/runFile/readRunFile';
import { expect, test } from './fixture';
import { Lab, lessonPath } from './lab';

/** RGBA of a picture, decoded by the browser. Comes over as text: a list of a million numbers takes half a minute. */
async function pixelsOf(page: Page, png: Buffer): Promise<{ readonly data: Buffer; readonly width: number; readonly height: number }> {
  const { text, ...size } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { naturalWidth: width, naturalHeight: height } = image;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const pieces: string[] = [];
    for (let start = 0; start < data.length; start += 8192) pieces.push(String.fromCharCode(...data.subarray(start, start + 8192)));
    return { text: btoa(pieces.join('')), width, height };
  }, `data:image/png;base64,${png.toString('base64')}`);
  return { data: Buffer.from(text, 'base64'), ...size };
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

/** What a download holds. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('the charts are saved as PNG and SVG, light whatever the theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const lab = await Lab.open(page);
  await lab.runTo(30);
  await lab.root.getByRole('button', { name: 'Save as a picture' }).click();
  const both = lab.root.getByRole('group', { name: 'Both charts' });
  const svg = await saved(page, () => both.getByRole('button', { name: 'SVG' }).click());
  expect(svg.name).toMatch(/^adaptive-optimizers-\d+-charts-loss\.svg$/);
  const text = svg.content.toString('utf8');
  for (const said of ['Training loss', 'Validation loss', 'each mini-batch, nats', 'RMSProp', 'step 30 of 400']) expect(text).toContain(said);
  // Parsed by the browser as what it says it is.
  expect(await page.evaluate((source) => new DOMParser().parseFromString(source, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '', text)).toBe('');

  const png = await saved(page, () => both.getByRole('button', { name: 'PNG' }).click());
  expect(png.name).toMatch(/\.png$/);
  const [, width = '', height = ''] = / width="(\d+)" height="(\d+)"/.exec(text) ?? [];
  const picture = await pixelsOf(page, png.content);
  expect([picture.width, picture.height]).toEqual([2 * Number(width), 2 * Number(height)]);
  expect([...picture.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  expect(new Set(picture.data).size).toBeGreaterThan(50);
  await expect(lab.root.getByRole('status').filter({ hasText: `Saved as ${png.name}` })).toBeVisible();
});

test('a run with its weights is taken away and trained on, to the very numbers of a run that never stopped', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.runTo(60);
  const uninterrupted = await lab.numbers();
  await page.keyboard.press('r');
  await lab.runTo(20);
  await lab.root.getByRole('button', { name: 'Take away', exact: true }).click();
  await lab.root.getByRole('combobox', { name: 'Contains' }).selectOption({ index: 2 });
  const run = await saved(page, () => lab.root.getByRole('button', { name: 'Save run file' }).click());
  const { file, error } = readRunFile(run.content.toString('utf8'));
  expect(error).toBeUndefined();
  expect(file).toMatchObject({ lesson: 'adaptive-optimizers', checkpoint: { step: 20 }, run: { steps: 20 } });
  expect(file?.batches?.[0]?.length).toBe(20 * file!.experiment.batchSize);
  expect(file?.samples).toHaveLength(6);

  // Another visit.
  await page.goto('about:blank');
  await page.goto(lessonPath);
  await lab.ready();
  await lab.root.getByRole('button', { name: 'Take away', exact: true }).click();
  await lab.root.locator('input[type=file]').setInputFiles({ name: run.name, mimeType: 'application/json', buffer: run.content });
  await lab.root.getByRole('button', { name: 'Train on from step 20 (to 400)' }).click();
  await expect.poll(() => lab.step()).toBe(20);
  await lab.runTo(60);
  expect(await lab.numbers()).toEqual(uninterrupted);
});

for (const { locale, names } of [
  { locale: 'en-GB', names: { takeAway: 'Take away', report: 'Report to print', print: 'Print or save as PDF', title: 'Report of this run', seed: 'Seed' } },
  { locale: 'zh-CN', names: { takeAway: '带走', report: '打印报告', print: '打印或存为 PDF', title: '本次训练的报告', seed: '随机种子' } },
]) {
  test.describe(`report ${locale}`, () => {
    test.use({ locale });
    test('a run is printed: the report alone, over as many pages as it takes', async ({ page }) => {
      await page.addInitScript(() => {
        window.print = () => document.documentElement.setAttribute('data-printed', '');
      });
      await page.goto(lessonPath);
      await expect(page.locator('main progress').first()).toBeVisible();
      await page.keyboard.press('ArrowRight');
      await expect.poll(async () => Number(await page.locator('main progress').first().getAttribute('value'))).toBe(1);
      await page.getByRole('button', { name: names.takeAway, exact: true }).click();
      await page.getByRole('button', { name: names.report }).click();
      const dialog = page.getByRole('dialog', { name: names.title });
      await expect(dialog.getByRole('img')).toHaveCount(3);
      // The pictures in it are drawn, not broken.
      for (const width of await dialog.locator('img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))) expect(width).toBeGreaterThan(500);
      await dialog.getByRole('button', { name: names.print }).click();
      await expect(page.locator('html')).toHaveAttribute('data-printed', '');
      await page.emulateMedia({ media: 'print' });
      const paper = page.locator('body > [data-print=only]');
      await expect(paper).toBeVisible();
      await expect(paper).toContainText(names.seed);
      await expect(page.locator('main')).toBeHidden();
      await expect(dialog).toBeHidden();
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
      expect(pages?.length).toBeGreaterThan(1);
      expect(pages?.length).toBeLessThan(5);
    });
  });
}
