declare const self: ServiceWorkerGlobalScope;

/** One origin may hold several sites, each below a path of its own. */
export const cachePrefix = `descent ${new URL(self.registration.scope).pathname} `;

/** Caches of this site, oldest first. */
export const ownCaches = async (): Promise<readonly string[]> => (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
