/**
 * Keeps the whole built site on the device, so that it opens without a network. A page is made of one version only:
 * that of the worker in charge. A new version is fetched beside it and takes over when the reader says so, when the
 * last page is closed, or when no page works any more.
 */
import { answer, completeCopy, forgetOldCopies, isKept } from './copy';
import type { PageMessage, WorkerMessage } from './protocol';

declare const self: ServiceWorkerGlobalScope;

/** A page that trains answers between two frames; one that does not answer in this time is blank. */
const patienceMs = 4000;

async function tellPages(message: WorkerMessage): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) page.postMessage(message);
}

/** Whether the copy is whole now; the pages are told either way. */
async function complete(): Promise<boolean> {
  try {
    await completeCopy((doneBytes, totalBytes) => void tellPages({ type: 'progress', doneBytes, totalBytes }));
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    await tellPages({ type: 'notKept', reason: full ? 'full' : 'unreachable' });
    return false;
  }
  await tellPages({ type: 'kept' });
  return true;
}

/** Whether any page of ours is alive. A version whose pages stay blank cannot ask the reader for leave to be replaced. */
async function somePageWorks(): Promise<boolean> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), pages.length > 0 ? patienceMs : 0);
    for (const page of pages) {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(true));
      port1.start();
      page.postMessage({ type: 'areYouThere' } satisfies WorkerMessage, [port2]);
    }
  });
}

async function install(): Promise<void> {
  // Half a version must not take over. The browser tries again; what has arrived is kept until then.
  if (!(await complete())) throw new Error('a file of this version could not be fetched or kept');
  if (self.registration.active && !(await somePageWorks())) await self.skipWaiting();
}

async function activate(): Promise<void> {
  await forgetOldCopies();
  // Also the page that fetched all this: the next lesson it opens may be opened without a network.
  await self.clients.claim();
}

/** The file that answers a request, or null where the browser should do as it would without us. */
function fileFor({ method, mode, url }: Request): string | null {
  if (method !== 'GET' || !url.startsWith(self.registration.scope)) return null;
  const path = new URL(url).pathname.slice(new URL(self.registration.scope).pathname.length);
  if (isKept(path) || path.startsWith('assets/')) return path;
  // Every address of the application is the same page. What has an ending is a file that is not ours.
  const isPage = mode === 'navigate' && !/\.[^/]*$/.test(path);
  return isPage ? '' : null;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const path = fileFor(event.request);
  if (path !== null) event.respondWith(answer(path, event.request));
});
self.addEventListener('message', (event) => {
  const message = event.data as PageMessage;
  event.waitUntil(message.type === 'takeOver' ? self.skipWaiting() : complete());
});
