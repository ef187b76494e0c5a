import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createNetwork } from '../../../Todo.WebApi/wwwroot/app/core/network.js';
import { Server } from './server.mjs';
import { Browser, contents, until } from './tabs.mjs';

/** @type {Browser[]} */
const browsers = [];

afterEach(() => Promise.all(browsers.splice(0).map((browser) => browser.close())));

const notes = () => ({ map: new Map(), getItem(name) { return this.map.get(name) ?? null; }, setItem(name, value) { this.map.set(name, value); } });

test('Without a network nothing is tried in vain, and at once when it is back', async () => {
  const server = new Server();
  const browser = new Browser(server);
  browsers.push(browser);
  const { store } = await browser.openTab();
  await until(() => store.state.synced && server.streams.size === 1);
  server.isOffline = true;
  store.lost();
  for (const stream of server.streams) stream.error(new Error('gone'));
  server.streams.clear();
  let tries = 0;
  server.onOffline = () => tries++;

  await store.actions.addTodo({ content: 'offline' });
  await until(() => store.state.waiting && !store.state.online);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(tries, 0);
  assert.equal(store.state.pending, 1);
  server.isOffline = false;
  store.wake(true);

  await until(() => store.state.pending === 0 && store.state.online && !store.state.waiting);
  assert.equal(server.todos.size, 1);
  await until(() => store.state.messages.some(({ key, values }) => key === 'queue_sent' && values.count === 1));
});

test('What still comes in without a network asks for nothing', async () => {
  const server = new Server();
  const browser = new Browser(server);
  browsers.push(browser);
  const { store } = await browser.openTab();
  await until(() => store.state.synced && server.streams.size === 1);
  store.lost();
  await until(() => server.streams.size === 0, 'the stream ends');
  let tries = 0;
  server.isOffline = true;
  server.onOffline = () => tries++;

  server.add({ content: 'from elsewhere' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(tries, 0);
  server.isOffline = false;
  store.wake(true);

  await until(() => contents(store)[0] === 'from elsewhere' && store.state.online);
});

test('A page that opens without a network waits for it', async () => {
  const server = new Server();
  const browser = new Browser(server);
  browsers.push(browser);
  await browser.openSession().then(({ session }) => session.signIn('ada@example.com', 'right'));
  server.isOffline = true;

  const { store } = await browser.openTab({ network: { isOnline: () => false, notes: notes() } });
  assert.ok(!store.state.online);
  server.isOffline = false;
  server.add({ content: 'from elsewhere' });
  store.wake(true);

  await until(() => contents(store)[0] === 'from elsewhere' && store.state.online);
});

test('A browser that is wrong about the network is asked once', async () => {
  const kept = notes();
  const network = createNetwork({ isOnline: () => false, interval: 10, notes: kept });
  assert.ok(network.isAway);
  await network.wait(new AbortController().signal);
  network.reached();
  assert.ok(!network.isAway);
  network.lost();
  assert.ok(!network.isAway, 'a server on this machine needs no network');

  assert.ok(!createNetwork({ isOnline: () => false, notes: kept }).isAway, 'after a reload too');
});

test('A network that comes back between is no sign of a wrong browser', () => {
  let isOnline = false;
  const kept = notes();
  const network = createNetwork({ isOnline: () => isOnline, notes: kept });
  isOnline = true;
  network.reached();

  assert.ok(!network.isAway);
  network.lost();
  assert.ok(network.isAway);
});
