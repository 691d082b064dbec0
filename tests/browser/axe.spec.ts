import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixture';

const pages = ['/', '/credits', '/lessons/adaptive-optimizers', '/lessons/unknown'];

for (const locale of ['en-GB', 'zh-CN']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });
      for (const path of pages) {
        test(`no accessibility violations on ${path}`, async ({ page }) => {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary})`).join('; ')}`);
          expect(found).toEqual([]);
        });
      }
    });
  }
}
