import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { defaultOptimizer } from '@/engine/experiment/defaults';
import { encodeExperiment } from '@/export/experimentLink';
import { expect, test } from './fixture';
import { Lab } from './lab';

test.use({ locale: 'en-GB' });

/** Gradient descent at a rate that no network survives. */
function runaway(): string {
  const data = { set: 'moons' } as const;
  const built = buildExperiment({ data, steps: 120, lanes: [{ layers: buildMlp({ widths: [2, 16, 2], activation: 'relu' }), optimizer: { ...defaultOptimizer('sgd'), learningRate: 8 } }] });
  return `#e=${encodeExperiment(built)}`;
}

test('a lane that runs away is named, marked and gets a neighbour with one change', async ({ page }) => {
  const lab = await Lab.open(page, runaway());
  const open = lab.root.getByRole('button', { name: 'What does this curve say?' });
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(lab.root.getByRole('heading', { name: 'Too early to say' })).toBeVisible();
  await lab.run.click();
  await expect(lab.root.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  const change = lab.root.getByRole('button', { name: /^Try it in a new lane/ });
  await expect(change).toBeVisible();
  await expect(lab.root.getByRole('table').filter({ hasText: 'Evidence' })).toContainText('≥');
  await expect(lab.root.locator('[data-from]')).toHaveCount(2);
  await expect(lab.root.getByRole('button', { name: /Duplicate/ })).toHaveCount(1);
  await change.press('Enter');
  await expect(lab.root.getByRole('button', { name: /Duplicate/ })).toHaveCount(2);
  await expect(lab.root.getByRole('status').filter({ hasText: 'Lane 2 is the new one' })).toBeVisible();
  await expect.poll(() => lab.step()).toBe(0);
  await open.click();
  await expect(lab.root.locator('[data-from]')).toHaveCount(0);
});

test('raw features of very different size are named, and standardising them is tried beside them', async ({ page }) => {
  const built = buildExperiment({ data: { set: 'moons' }, steps: 200, lanes: [{ layers: buildMlp({ widths: [2, 16, 2], activation: 'relu' }), optimizer: { ...defaultOptimizer('sgd'), learningRate: 0.1 } }] });
  const lab = await Lab.open(page, `#e=${encodeExperiment(built)}`);
  await lab.root.getByText('Data, network and length: the same for all lanes').click();
  await lab.root.getByRole('combobox', { name: 'Data' }).selectOption({ label: 'breast cancer, 30 features' });
  await expect(lab.root.getByText('standardised', { exact: true })).toBeAttached();
  await lab.ready();
  await lab.root.getByRole('button', { name: 'What does this curve say?' }).click();
  await lab.run.click();
  await expect(lab.root.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  await expect(lab.root.getByRole('heading', { name: 'Inputs of unequal size' })).toBeVisible();
  const evidence = lab.root.getByRole('table').filter({ hasText: 'Evidence' });
  await expect(evidence).toContainText('spread of the largest feature ÷ spread of the smallest');
  await lab.root.getByRole('button', { name: /^Try it in a new lane/ }).click();
  await expect(lab.root.getByRole('button', { name: /Duplicate/ })).toHaveCount(2);
  await lab.run.click();
  await expect(lab.root.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
});
