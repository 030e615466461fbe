// The service worker: keeps the site's own files on this device, so that the page opens without a network. Files are kept
// under the hash of their content; the build writes the list of them into this script, so that a new version of the site is
// a new script, fetches what has changed, and takes over when its user says so. It sees nothing but requests for files.

/** Path of each file of the site ("" is the page itself) to the SHA-256 of its content, base64. */
declare const SITE_FILES: Record<string, string>;
/** Those that are fetched before anyone asks for them. */
declare const SITE_FIRST: string[];

interface ExtendableEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const scope = globalThis as unknown as Scope;
const base = scope.registration.scope;
const kCache = 'entente-files';

/** Where a file of that content is kept; never asked of the network. */
function keyOf(hash: string): string {
  return `${base}.kept/${encodeURIComponent(hash)}`;
}

/** Fetches a file in the version of this script. One that is named by its content may come out of the browser's own cache. */
async function fetched(path: string, hash: string): Promise<Response> {
  const named = /[-.][0-9A-Za-z]{8}\.[\w.]+$/.test(path);
  const response = await fetch(base + path, named ? { cache: 'force-cache' } : { cache: 'no-cache', integrity: `sha256-${hash}` });
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response;
}

async function fill(): Promise<void> {
  const cache = await caches.open(kCache);
  for (const path of SITE_FIRST) {
    const key = keyOf(SITE_FILES[path]!);
    if (!(await cache.match(key))) await cache.put(key, await fetched(path, SITE_FILES[path]!));
  }
}

async function tidy(): Promise<void> {
  const cache = await caches.open(kCache);
  const wanted = new Set(Object.values(SITE_FILES).map(keyOf));
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  await scope.clients.claim();
}

/** What is fetched passes on as it comes in, for those who show how far it is, and is kept beside. */
async function answer(path: string, hash: string, { request, waitUntil }: Pick<FetchEvent, 'request' | 'waitUntil'>): Promise<Response> {
  const cache = await caches.open(kCache);
  const kept = await cache.match(keyOf(hash));
  if (kept) return kept;
  const response = await fetched(path, hash).catch(() => null);
  if (!response) return fetch(request);  // the site has another version of it by now
  waitUntil(cache.put(keyOf(hash), response.clone()));
  return response;
}

scope.addEventListener('install', (event) => event.waitUntil(fill()));
scope.addEventListener('activate', (event) => event.waitUntil(tidy()));
scope.addEventListener('message', ({ data }) => {
  if (data === 'activate') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.search !== '' || !url.href.startsWith(base)) return;
  const path = url.href.slice(base.length).replace(/#.*$/, '').replace(/^index\.html$/, '');
  const hash = Object.hasOwn(SITE_FILES, path) ? SITE_FILES[path] : undefined;
  if (hash) event.respondWith(answer(path, hash, { request, waitUntil: event.waitUntil.bind(event) }));
});
