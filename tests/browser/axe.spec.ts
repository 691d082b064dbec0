import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixture';
import { allPaths, thoroughPaths } from './pages';

const variants = [
  { locale: 'en-GB', colorScheme: 'light', paths: allPaths },
  { locale: 'zh-CN', colorScheme: 'dark', paths: thoroughPaths },
  { locale: 'en-GB', colorScheme: 'dark', paths: thoroughPaths },
  { locale: 'zh-CN', colorScheme: 'light', paths: thoroughPaths },
] as const;

for (const { locale, colorScheme, paths } of variants) {
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme });
    for (const path of paths) {
      test(`no accessibility violations on ${path}`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`);
        expect(found).toEqual([]);
      });
    }
  });
}
