import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixture';
import { lessonPath } from './lab';
import { lessonPaths, otherPaths } from './pages';

/** All four for the shell's pages and one lesson; every other lesson in the two that differ most. */
const variants = [
  { locale: 'en-GB', colorScheme: 'light', paths: [...otherPaths, ...lessonPaths] },
  { locale: 'zh-CN', colorScheme: 'dark', paths: [...otherPaths, ...lessonPaths] },
  { locale: 'en-GB', colorScheme: 'dark', paths: [...otherPaths, lessonPath] },
  { locale: 'zh-CN', colorScheme: 'light', paths: [...otherPaths, lessonPath] },
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
