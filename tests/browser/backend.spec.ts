import { expect, test } from './fixture';
import { Lab, rememberBackend } from './lab';

test.use({ locale: 'en-GB' });

test('the side that trains is chosen, explained, changed and remembered', async ({ page }) => {
  const lab = await Lab.open(page);
  const badge = lab.root.getByRole('button', { name: /^(CPU|WebGL, no GPU)/ });
  await badge.click();
  const panel = page.getByRole('group', { name: 'Where the networks train' });
  await expect(panel).toContainText(/Expected time of one step: \S+ ms on the CPU, \S+ ms on the graphics device/);
  const text = await panel.innerText();
  expect(text).not.toMatch(/NaN|undefined|–/);
  await expect(panel.getByRole('radio', { name: 'Automatic' })).toBeChecked();
  // Which side it is depends on the computer, and on how busy it was: that the choice follows from the numbers does not.
  const [cpuMs, webglMs] = [...text.matchAll(/(\S+) ms on the/g)].map(([, ms]) => Number(ms)) as [number, number];
  const promise = /Chosen automatically: the (CPU|graphics device) promises to be ([\d.]+) times/.exec(text);
  const onGpu = promise?.[1] === 'graphics device';
  if (onGpu) {
    await expect(badge).toHaveText(/^WebGL, no GPU/);
    expect(Number(promise[2])).toBeGreaterThanOrEqual(1.2);
    expect(Number(promise[2])).toBeCloseTo(cpuMs / webglMs, 0);
  } else {
    await expect(badge).toHaveText(/^CPU/);
    if (promise) expect(Number(promise[2])).toBeCloseTo(webglMs / cpuMs, 0);
    else expect(text).toContain('no real gain over the CPU');
  }

  await lab.slowly();
  await lab.run.click();
  await lab.reaches(20);
  await badge.click();
  // A run stays where it is, unless the reader wants another side than its own.
  for (const side of onGpu ? ['CPU', 'GPU'] : ['GPU']) {
    await panel.getByRole('radio', { name: side }).check();
    await expect(badge).toHaveText(side === 'GPU' ? /^WebGL, no GPU/ : /^CPU/);
    await expect(panel).toContainText('You chose this.');
    await lab.reaches(1);
  }

  await page.reload();
  await lab.ready();
  await expect(badge).toHaveText(/^WebGL, no GPU/);
  await lab.runTo(20);
  await badge.click();
  await panel.getByRole('radio', { name: 'GPU' }).press('ArrowRight');
  await expect(badge).toHaveText(/^CPU/);
});

test('the same run on WebGL reaches its end', async ({ page }) => {
  await rememberBackend(page, 'webgl');
  const lab = await Lab.open(page);
  await lab.run.click();
  await expect(lab.root.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  expect(await lab.step()).toBe(400);
  await expect(lab.root.getByRole('button', { name: /^WebGL, no GPU/ })).toBeVisible();
});
