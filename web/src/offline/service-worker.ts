/**
 * Keeps the page for when there is no network. The build writes the list of its files in here; their
 * names change with their content, so what is kept never gets old. Only the documents have names that
 * stay: they come from the network where there is one.
 */

/** What TypeScript's types of pages lack. */
interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const scope = self as unknown as ServiceWorkerScope;

/** Addresses relative to this script, and a hash of them all; see web/offline-files.ts. */
declare const OFFLINE_FILES: readonly string[];
declare const OFFLINE_VERSION: string;

const PREFIX = 'rmsprop-playground-';
const CACHE = PREFIX + OFFLINE_VERSION;

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(OFFLINE_FILES.map((file) => new Request(file, { cache: 'no-cache' })));
  await scope.skipWaiting();
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** The newest document; the kept one without a network. */
async function newestDocument(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const kept = () => caches.match(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  try {
    return await fetch(request);
  } catch (reason) {
    const response = await kept();
    if (response) return response;
    throw reason;
  }
}

async function keptFile(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(keepAll()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(scope.registration.scope);
  if (request.method !== 'GET' || !isOurs) return;
  event.respondWith(request.mode === 'navigate' ? newestDocument(request) : keptFile(request));
});
