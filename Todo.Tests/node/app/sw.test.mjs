import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const script = readFileSync(new URL('../../../Todo.WebApi/wwwroot/app/sw.js', import.meta.url), 'utf8');
const scope = 'https://todo.example.com/app/';

/** The service worker of a version, with caches that outlive it. */
function start(version, files, caches, fetch) {
  const handlers = {};
  const claimed = [];
  const self = {
    APP: { version, files },
    registration: { scope },
    clients: { claim: async () => claimed.push(true) },
    addEventListener: (type, handler) => (handlers[type] = handler),
    skipWaiting: async () => claimed.push('skipped'),
  };
  runInNewContext(script, { self, caches, fetch, Error, Object, Promise });
  const fire = (type, event = {}) => {
    let result;
    handlers[type]({ ...event, waitUntil: (promise) => (result = promise), respondWith: (promise) => (result = promise) });
    return result;
  };
  return { fire, claimed };
}

function createCaches() {
  const all = new Map();
  return {
    all,
    open: async (name) => ({ put: async (path, response) => all.set(name, new Map([...all.get(name) ?? [], [path, response]])) }),
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
    match: async (path, { cacheName }) => all.get(cacheName)?.get(path),
  };
}

const get = (url, method = 'GET') => ({ request: { url, method } });

test('Each file is fetched with the hash that it must have', async () => {
  const requests = [];
  const caches = createCaches();
  const worker = start('v1', { 'index.html': 'sha256-a', 'main.js': 'sha256-b' }, caches, async (path, { cache, integrity }) => {
    requests.push([path, cache, integrity]);
    return { ok: true, path };
  });

  await worker.fire('install');

  assert.deepEqual(requests, [['./', 'no-cache', 'sha256-a'], ['main.js', 'no-cache', 'sha256-b']]);
  assert.deepEqual([...caches.all.get('todo-app-v1').keys()], ['index.html', 'main.js']);
});

test('If a file is missing or of another version the worker is not installed', async () => {
  const broken = start('v1', { 'main.js': 'sha256-b' }, createCaches(), async () => {
    throw new TypeError('Failed to find a valid digest in the integrity attribute.');
  });
  await assert.rejects(broken.fire('install'), TypeError);

  const missing = start('v1', { 'main.js': 'sha256-b' }, createCaches(), async () => ({ ok: false }));
  await assert.rejects(missing.fire('install'), /main\.js/);
});

test('The page is answered from the version, and everything else goes to the server', async () => {
  const caches = createCaches();
  const worker = start('v1', { 'index.html': 'sha256-a', 'core/api.js': 'sha256-b' }, caches, async (path) => ({ ok: true, path }));
  await worker.fire('install');

  assert.equal((await worker.fire('fetch', get(scope))).path, './');
  assert.equal((await worker.fire('fetch', get(`${scope}?utm=1#/today`))).path, './');
  assert.equal((await worker.fire('fetch', get(`${scope}core/api.js`))).path, 'core/api.js');
  for (const other of [get('https://todo.example.com/api/todos'), get(`${scope}sw.js`), get(`${scope}core/api.js`, 'HEAD'), get('https://todo.example.com/docs')]) {
    assert.equal(worker.fire('fetch', other), undefined);
  }
});

test('A file that the browser has dropped comes from the server', async () => {
  const worker = start('v1', { 'main.js': 'sha256-b' }, createCaches(), async (request) => ({ from: request.url }));

  assert.equal((await worker.fire('fetch', get(`${scope}main.js`))).from, `${scope}main.js`);
});

test('A new version removes the old one when it takes over, and takes over when it is asked to', async () => {
  const caches = createCaches();
  const fetch = async (path) => ({ ok: true, path });
  await start('v1', { 'main.js': 'a' }, caches, fetch).fire('install');
  caches.all.set('of another page', new Map());
  const next = start('v2', { 'main.js': 'b' }, caches, fetch);
  await next.fire('install');
  assert.deepEqual(await caches.keys(), ['todo-app-v1', 'of another page', 'todo-app-v2']);

  next.fire('message', { data: 'activate' });
  await next.fire('activate');

  assert.deepEqual(next.claimed, ['skipped', true]);
  assert.deepEqual(await caches.keys(), ['of another page', 'todo-app-v2']);
});
