/**
 * The way out: published in the place of sw.js, it removes every copy and then itself. Open pages go on undisturbed; from
 * their next load on they come from the host.
 */
import { ownCaches } from './cacheNames';

declare const self: ServiceWorkerGlobalScope;

async function retire(): Promise<void> {
  await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(retire()));
