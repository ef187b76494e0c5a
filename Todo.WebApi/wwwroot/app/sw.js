// The service worker: the page opens without asking the server. The server puts a line before this script:
//   self.APP = { version: '…', files: { 'main.js': 'sha256-…', … } };
// So the script changes with each file, the browser installs it anew, and the files of a version fit together. Requests to the API go past it.

/** @typedef {{ version: string, files: Record<string, string> }} App */

const scope = /** @type {ServiceWorkerGlobalScope & { APP: App }} */ (/** @type {unknown} */ (self));
const { version, files } = scope.APP;

const PREFIX = 'todo-app-';
const CACHE = PREFIX + version;
const INDEX = 'index.html';

scope.addEventListener('install', (event) => event.waitUntil(keepFiles()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('message', (event) => {
  if (event.data === 'activate') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(event.request, path));
});

/** Gets all files of this version. If one is of another version, because servers of two versions run, the browser tries again later. */
async function keepFiles() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(files).map(async ([path, integrity]) => {
    const response = await fetch(addressOf(path), { cache: 'no-cache', integrity });
    if (!response.ok) throw new Error(`${path} is not there.`);
    await cache.put(path, response);
  }));
}

async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await scope.clients.claim();
}

/**
 * @param {Request} request
 * @returns {string | null} The file that it asks for; null if it is none of the page's.
 */
function pathOf(request) {
  const root = scope.registration.scope;
  const [address] = request.url.split(/[?#]/, 1);
  if (request.method !== 'GET' || !address?.startsWith(root)) return null;
  const path = address.slice(root.length) || INDEX;
  return path in files ? path : null;
}

/** @param {Request} request @param {string} path */
async function answer(request, path) {
  const kept = await caches.match(path, { cacheName: CACHE });
  return kept ?? fetch(request);
}

/** @param {string} path */
const addressOf = (path) => (path === INDEX ? './' : path);
