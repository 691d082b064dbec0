import { expect, test } from './fixture';

test.use({ locale: 'en-GB' });

test('storage denied: everything works, and the page says once that it will not remember', async ({ page }) => {
  await page.addInitScript(() => {
    const denied = { get: () => { throw new DOMException('denied by test', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, denied);
  });
  await page.goto('/credits');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('致谢');
  const notice = page.getByRole('status').filter({ hasText: '不会记住语言、主题和学习进度' });
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: '知道了' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'language, theme and progress' })).toHaveCount(0);
});

test('storage full: the choice holds for the visit and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('/credits');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('status').filter({ hasText: '存储空间已满' })).toBeVisible();
  await page.getByRole('link', { name: '目录', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});
