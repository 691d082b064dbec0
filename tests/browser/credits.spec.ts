import { expect, test } from './fixture';

test.use({ locale: 'en-GB' });

const sources = '**/data/SOURCES.json';

test('every data set is credited with source, licence and checksum', async ({ page, request }) => {
  const entries = (await (await request.get('/data/SOURCES.json')).json()) as readonly { readonly titleEn: string; readonly sha256: string }[];
  expect(entries.length).toBeGreaterThan(0);
  await page.goto('/credits');
  for (const { titleEn, sha256 } of entries) {
    await expect(page.getByRole('heading', { name: titleEn })).toBeVisible();
    await expect(page.getByText(sha256)).toBeVisible();
  }
});

test('the notices of third parties are there', async ({ page, request }) => {
  await page.goto('/credits');
  const address = await page.getByRole('link', { name: 'Third-party notices' }).getAttribute('href');
  const answer = await request.get(address ?? '');
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('react');
});

for (const [kind, answer] of [
  ['missing', { status: 404, body: '' }],
  ['damaged', { status: 200, body: '[{"set": 3' }],
  ['something else', { status: 200, body: '{"__proto__": {"polluted": true}}' }],
] as const) {
  test.describe(`the list of sources is ${kind}`, () => {
    test.use({ tolerated: /Failed to load resource/ });

    test('the page says so and reads it again on request', async ({ page }) => {
      await page.route(sources, (route) => route.fulfill(answer));
      await page.goto('/credits');
      await expect(page.getByRole('status').filter({ hasText: 'data/SOURCES.json' })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'How the numbers are checked' })).toBeVisible();
      await page.unroute(sources);
      await page.getByRole('button', { name: 'Read again' }).click();
      await expect(page.getByText('SHA-256').first()).toBeVisible();
    });
  });
}
