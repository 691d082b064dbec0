import { build, type KeptFile } from './build';
import { cachePrefix, ownCaches } from './cacheNames';

declare const self: ServiceWorkerGlobalScope;

/** Few enough that what the reader waits for is not held up. */
const atOnce = 3;

const scope = self.registration.scope;
const name = `${cachePrefix}${build.version}`;
/** In the cache of a version that pages have been served from. */
const servedMark = `${scope}__served`;

const paths = new Set(build.files.map(({ path }) => path));
export const isKept = (path: string): boolean => paths.has(path);

/** Named after its content: the same name is the same file in every version. */
const isImmutable = (path: string): boolean => path.startsWith('assets/');
const addressOf = (path: string): string => new URL(path, scope).href;

async function fetchFile({ path, integrity }: KeptFile): Promise<Response> {
  const address = addressOf(path);
  const known = isImmutable(path) ? await caches.match(address, { ignoreVary: true }) : undefined;
  if (known) return known;
  const response = await fetch(address, { integrity, cache: isImmutable(path) ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // A navigation must not be answered with a response that was redirected.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

/** Brings every file of this version onto the device; what is there already is not fetched again. */
export async function completeCopy(onProgress: (doneBytes: number, totalBytes: number) => void): Promise<void> {
  const cache = await caches.open(name);
  const present = new Set((await cache.keys()).map(({ url }) => url));
  const missing = build.files.filter(({ path }) => !present.has(addressOf(path)));
  const totalBytes = build.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = totalBytes - missing.reduce((sum, { bytes }) => sum + bytes, 0);
  const queue = missing.values();
  const work = async (): Promise<void> => {
    for (const file of queue) {
      await cache.put(addressOf(file.path), await fetchFile(file));
      doneBytes += file.bytes;
      onProgress(doneBytes, totalBytes);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** The file of this version; where a page of the version before asks for its own, that. */
export async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const found = await cache.match(addressOf(path), { ignoreVary: true });
  if (found) return found;
  const earlier = isImmutable(path) ? await caches.match(addressOf(path), { ignoreVary: true }) : undefined;
  if (earlier) return earlier;
  const response = await fetch(request);
  // The copy has a hole that the host cannot fill: it has a newer version. The next page must come from there, whole.
  if (!response.ok && isKept(path)) await caches.delete(name);
  return response;
}

/** Only this version and the one that open pages may still be made of stay. */
export async function forgetOldCopies(): Promise<void> {
  const others = (await ownCaches()).filter((other) => other !== name);
  const served: string[] = [];
  for (const other of others) if (await (await caches.open(other)).match(servedMark)) served.push(other);
  const last = served.at(-1);
  await Promise.all(others.filter((other) => other !== last).map((other) => caches.delete(other)));
  await (await caches.open(name)).put(servedMark, new Response());
}
