import { whenPresent } from '@/app/shell/whenPresent';
import { labReady } from '@/session/labReady';
import { createOfflineCopy, type OfflineCopy } from './offlineCopy';

const hourMs = 3_600_000;
/** A page without a lab, or a lab that could not be prepared: then there is nothing to wait for. */
const patienceMs = 15_000;

/** Whether the host still has our script: gone, or answered with a page, it has something else to show. */
async function isPublished(script: string): Promise<boolean> {
  if (!navigator.onLine) return true;
  const response = await fetch(script, { cache: 'no-store' });
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  // A redirection is a login or a portal, which says nothing about what lies behind.
  return response.redirected || !(response.status === 404 || response.status === 410 || (response.ok && isPage));
}

/** Scripts may run and still draw nothing: a page like that must not speak for its version. */
const whenItWorks = (): Promise<void> =>
  new Promise((resolve) => void whenPresent(document.documentElement, () => document.querySelector('main'), () => resolve()));

function createPageOffline(): OfflineCopy | null {
  // Development serves modules that change; an address without https has no service worker.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return createOfflineCopy({
    container: navigator.serviceWorker,
    script: `${import.meta.env.BASE_URL}sw.js`,
    scope: import.meta.env.BASE_URL,
    savesData: connection?.saveData ?? false,
    reload: () => window.location.reload(),
    whenItWorks,
    nowAndThen: (callback) => void setInterval(callback, hourMs),
    isPublished,
  });
}

/** The page's own copy, or null where there cannot be one. */
export const pageOffline = createPageOffline();

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 2000);
  });

/** Keeps the site on this device once the first lab can be used: what the reader came for is fetched first. */
export async function startOffline(): Promise<void> {
  if (!pageOffline) return;
  await Promise.race([labReady, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  await idle();
  pageOffline.start();
}
