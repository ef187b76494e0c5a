import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { hang, problem, Server } from './server.mjs';
import { Browser, contents, until } from './tabs.mjs';

/** @type {Browser[]} */
const browsers = [];

afterEach(() => Promise.all(browsers.splice(0).map((browser) => browser.close())));

function setUp(server = new Server()) {
  const browser = new Browser(server);
  browsers.push(browser);
  return { server, browser };
}

test('All pages are loaded, and then the stream is followed', async () => {
  const { server, browser } = setUp();
  for (let i = 0; i < 25; i++) server.add({ content: `todo ${i}` });
  server.pageSize = 10;

  const { store } = await browser.openTab();
  await until(() => store.state.synced);

  assert.equal(store.state.todos.size, 25);
  assert.deepEqual(store.state.lists.map((list) => list.name), ['Inbox']);
  await until(() => server.streams.size === 1);
  server.add({ content: 'from elsewhere' });
  await until(() => store.state.todos.size === 26);
});

test('A tab opens with what the device has, without a network', async () => {
  const { server, browser } = setUp();
  server.add({ content: 'Buy milk' });
  const first = await browser.openTab();
  await until(() => first.store.state.synced);
  await first.store.close();
  server.isOffline = true;

  const { store } = await browser.openTab();

  assert.deepEqual(contents(store), ['Buy milk']);
  assert.ok(store.state.synced);
  await until(() => !store.state.online);
});

test('Changed and deleted things come through the second tab too, with one stream', async () => {
  const { server, browser } = setUp();
  const todo = server.add({ content: 'Buy milk' });
  const [first, second] = [await browser.openTab(), await browser.openTab()];
  await until(() => second.store.state.todos.size === 1 && server.streams.size === 1);

  server.change(todo.id, { content: 'Buy oat milk' });
  await until(() => contents(second.store)[0] === 'Buy oat milk');
  server.delete(todo.id);
  await until(() => second.store.state.todos.size === 0);

  assert.equal(first.store.state.todos.size, 0);
  assert.equal(server.streams.size, 1);
});

test('When the leading tab closes another one takes over', async () => {
  const { server, browser } = setUp();
  const [first, second] = [await browser.openTab(), await browser.openTab()];
  await until(() => server.streams.size === 1);

  await first.store.close();
  await until(() => server.streams.size === 1);
  server.add({ content: 'later' });

  await until(() => contents(second.store)[0] === 'later');
});

test('With an expired cursor everything is loaded again, and what is gone vanishes', async () => {
  const { server, browser } = setUp();
  const [gone] = [server.add({ content: 'gone' }), server.add({ content: 'stays' })];
  const first = await browser.openTab();
  await until(() => first.store.state.todos.size === 2);
  await first.store.close();
  server.delete(gone.id);
  server.gone.length = 0;
  server.add({ content: 'new' });
  server.expireCursors();
  server.pageSize = 1;

  const { store } = await browser.openTab();

  await until(() => contents(store).join() === 'new,stays');
  assert.ok(server.log.filter((entry) => entry === 'GET /api/changes').length > 3);
});

test('A reload that ends in the middle starts again, and forgets nothing that is gone', async () => {
  const { server, browser } = setUp();
  const [gone] = [server.add({ content: 'gone' }), server.add({ content: 'stays' })];
  const first = await browser.openTab();
  await until(() => first.store.state.todos.size === 2);
  await first.store.close();
  server.delete(gone.id);
  server.gone.length = 0;
  server.expireCursors();
  server.pageSize = 1;
  let isHanging = false;
  server.fail('GET /api/changes', () => undefined, () => undefined, (request) => {
    isHanging = true;
    return hang(request);
  });
  const second = await browser.openTab();
  await until(() => isHanging);
  assert.deepEqual(contents(second.store), ['gone', 'stays'], 'nothing vanishes while it is loaded');
  await second.store.close();

  const { store } = await browser.openTab();

  await until(() => contents(store).join() === 'stays');
});

test('A silent connection is given up, and opened again', async () => {
  const { server, browser } = setUp();
  const { store } = await browser.openTab({ silence: 30 });

  await until(() => server.log.filter((entry) => entry === 'GET /api/events').length >= 3);
  server.add({ content: 'meanwhile' });

  await until(() => contents(store)[0] === 'meanwhile');
});

test('While streams are refused the changes are polled', async () => {
  const { server, browser } = setUp();
  server.fail('GET /api/events', ...Array.from({ length: 3 }, () => () => problem(429, 'rate')));
  const { store } = await browser.openTab();
  await until(() => store.state.synced);

  server.add({ content: 'polled' });

  await until(() => contents(store)[0] === 'polled');
  assert.ok(store.state.online);
});

test('An expired access token on the stream is renewed', async () => {
  const { server, browser } = setUp();
  const { store } = await browser.openTab();
  await until(() => server.streams.size === 1);

  server.expireAccess();
  for (const stream of server.streams) {
    stream.enqueue(new TextEncoder().encode('event: signed_out\ndata: {}\n\n'));
    stream.close();
  }
  server.streams.clear();
  server.add({ content: 'after' });

  await until(() => contents(store)[0] === 'after');
  assert.equal(server.refreshes, 1);
});

test('The tab says when the server cannot be reached, and when it can again', async () => {
  const { server, browser } = setUp();
  const [first, second] = [await browser.openTab(), await browser.openTab()];
  await until(() => server.streams.size === 1 && second.store.state.online);

  server.isOffline = true;
  first.store.wake(true);
  await until(() => !first.store.state.online && !second.store.state.online);
  server.isOffline = false;
  first.store.wake(true);

  await until(() => first.store.state.online && second.store.state.online);
});

test('A refresh in any tab ends when the changes are there', async () => {
  const { server, browser } = setUp();
  const [first, second] = [await browser.openTab(), await browser.openTab()];
  await until(() => server.streams.size === 1 && second.store.state.synced);
  server.streams.clear();

  server.add({ content: 'a' });
  await second.store.actions.refresh();
  assert.deepEqual(contents(second.store), ['a']);
  server.add({ content: 'b' });
  await first.store.actions.refresh();
  assert.deepEqual(contents(first.store), ['a', 'b']);
});
