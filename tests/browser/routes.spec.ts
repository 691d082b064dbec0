import { expect, test } from './fixture';

test.use({ locale: 'en-GB' });

test('home lists the lessons that exist and leads to them', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Descent: deep learning you can run');
  const contents = page.getByRole('region', { name: 'Contents' });
  const first = contents.getByRole('listitem').getByRole('heading').getByRole('link').first();
  const title = await first.textContent();
  await first.click();
  await expect(page).toHaveURL(/\/lessons\/[a-z-]+/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await expect(page).toHaveTitle(`${title} · Descent`);
});

test('an unknown lesson is named, and the existing ones are offered', async ({ page }) => {
  await page.goto('/lessons/quantum-tea');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no lesson called “quantum-tea”');
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await page.getByRole('link', { name: 'To the contents' }).click();
  await expect(page.getByRole('region', { name: 'Contents' })).toBeVisible();
});

for (const slug of ['__proto__', 'constructor', '%3Cimg%20src=x%20onerror=alert(1)%3E', 'a'.repeat(2000)]) {
  test(`a hostile lesson name is only text: ${slug.slice(0, 24)}`, async ({ page }) => {
    await page.goto(`/lessons/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('There is no lesson called');
    await expect(page.locator('main img')).toHaveCount(0);
  });
}

test('an unknown address says so', async ({ page }) => {
  await page.goto('/nowhere/at/all');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  await expect(page.getByRole('main')).toContainText('/nowhere/at/all');
});

test.describe('a file of the site is missing', () => {
  test.use({ tolerated: /Failed to load resource|dynamically imported module/ });

  test('the page loads again once, then explains', async ({ page }) => {
    await page.goto('/');
    await page.route('**/assets/CreditsPage-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.getByRole('contentinfo').getByRole('link', { name: 'Credits' }).click();
    await expect(page.getByRole('alert')).toContainText('This page did not arrive');
    await expect.poll(() => loads).toBe(1);
    await page.unroute('**/assets/CreditsPage-*.js');
    await page.getByRole('button', { name: 'Load again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Credits' })).toBeVisible();
  });
});
