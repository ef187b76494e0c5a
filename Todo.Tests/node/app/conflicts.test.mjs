import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { merge } from '../../../Todo.WebApi/wwwroot/app/core/send.js';
import { Server } from './server.mjs';
import { Browser, until } from './tabs.mjs';

/** @type {Browser[]} */
const browsers = [];

afterEach(() => Promise.all(browsers.splice(0).map((browser) => browser.close())));

/** A todo that is edited here without a network, while somebody else changes it. */
async function apart(mine, theirs) {
  const server = new Server();
  const browser = new Browser(server);
  browsers.push(browser);
  const { store } = await browser.openTab();
  const { id } = server.add({ content: 'Buy milk', notes: 'two' });
  await until(() => store.state.todos.size === 1);
  server.isOffline = true;
  await store.actions.editTodo(id, mine);
  for (const stream of server.streams) stream.error(new Error('gone'));
  server.streams.clear();
  if (theirs) server.change(id, theirs);
  else server.delete(id);
  server.isOffline = false;
  store.wake(true);
  await until(() => store.state.pending === 0);
  return { server, store, id };
}

test('Different members are no conflict', async () => {
  const { server, store, id } = await apart({ content: 'Buy oat milk' }, { notes: 'three' });

  const { content, notes } = server.todos.get(id);
  assert.deepEqual([content, notes], ['Buy oat milk', 'three']);
  assert.deepEqual(store.state.conflicts, []);
});

test('The same change on both sides is no conflict', async () => {
  const { server, store } = await apart({ content: 'Buy oat milk' }, { content: 'Buy oat milk' });

  assert.deepEqual(store.state.conflicts, []);
  assert.equal(server.log.filter((entry) => entry.startsWith('PATCH')).length, 0);
});

test('The same member changed on both sides is shown, and the rest is sent', async () => {
  const { server, store, id } = await apart({ content: 'Buy oat milk', priority: 'high' }, { content: 'Buy soy milk' });

  await until(() => store.state.todos.get(id).content === 'Buy soy milk');
  const [conflict] = store.state.conflicts;
  assert.deepEqual([conflict.kind, conflict.todo_id, conflict.content], ['changed', id, 'Buy soy milk']);
  assert.deepEqual(conflict.members, [{ name: 'content', base: 'Buy milk', mine: 'Buy oat milk', theirs: 'Buy soy milk' }]);
  assert.equal(server.todos.get(id).priority, 'high');
  assert.equal(server.todos.get(id).content, 'Buy soy milk');
});

test('Keeping mine overwrites theirs', async () => {
  const { server, store, id } = await apart({ content: 'Buy oat milk' }, { content: 'Buy soy milk' });
  await until(() => store.state.conflicts[0]?.members[0]?.theirs === 'Buy soy milk');

  await store.actions.resolveConflict(store.state.conflicts[0].id, 'mine');

  await until(() => server.todos.get(id).content === 'Buy oat milk' && store.state.conflicts.length === 0);
});

test('Keeping mine asks again if theirs has changed once more', async () => {
  const { server, store, id } = await apart({ content: 'Buy oat milk' }, { content: 'Buy soy milk' });
  await until(() => store.state.conflicts[0]?.members[0]?.theirs === 'Buy soy milk');
  server.fail('PATCH', () => {
    server.change(id, { content: 'Buy rice milk' });
    return undefined;
  });

  await store.actions.resolveConflict(store.state.conflicts[0].id, 'mine');

  await until(() => store.state.conflicts[0]?.members[0]?.theirs === 'Buy rice milk');
  assert.equal(server.todos.get(id).content, 'Buy rice milk');
});

test('Keeping theirs drops mine', async () => {
  const { server, store, id } = await apart({ content: 'Buy oat milk' }, { content: 'Buy soy milk' });

  await store.actions.resolveConflict(store.state.conflicts[0].id, 'theirs');

  await until(() => store.state.todos.get(id).content === 'Buy soy milk');
  assert.deepEqual(store.state.conflicts, []);
  assert.equal(server.todos.get(id).content, 'Buy soy milk');
});

test('A conflict vanishes when both sides agree', async () => {
  const { server, store, id } = await apart({ content: 'Buy oat milk' }, { content: 'Buy soy milk' });

  server.change(id, { content: 'Buy oat milk' });

  await until(() => store.state.conflicts.length === 0);
  server.change(id, { content: 'Buy rice milk' });
  await until(() => store.state.todos.get(id).content === 'Buy rice milk');
  assert.deepEqual(store.state.conflicts, [], 'for good');
});

test('A todo that was edited here and deleted elsewhere is shown, and can come back with the edit', async () => {
  const { server, store, id } = await apart({ content: 'Buy oat milk' }, null);
  const [conflict] = store.state.conflicts;
  assert.deepEqual([conflict.kind, conflict.members[0].mine], ['deleted', 'Buy oat milk']);

  await store.actions.resolveConflict(conflict.id, 'mine');

  await until(() => server.todos.get(id)?.content === 'Buy oat milk' && store.state.pending === 0);
  assert.deepEqual(store.state.conflicts, []);
});

test('What the person saw when the edit began is the base, not what came meanwhile', async () => {
  const server = new Server();
  const browser = new Browser(server);
  browsers.push(browser);
  const { store } = await browser.openTab();
  const { id } = server.add({ content: 'Buy milk' });
  await until(() => store.state.todos.size === 1);
  const base = { content: store.state.todos.get(id).content };
  server.change(id, { content: 'Buy soy milk' });
  await until(() => store.state.todos.get(id).content === 'Buy soy milk');

  await store.actions.editTodo(id, { content: 'Buy oat milk' }, base);

  await until(() => store.state.conflicts.length === 1);
  assert.deepEqual(store.state.conflicts[0].members[0], { name: 'content', base: 'Buy milk', mine: 'Buy oat milk', theirs: 'Buy soy milk' });
});

test('Labels merge one by one', () => {
  const { change, conflicts } = merge({ labels: ['home', 'new'] }, { labels: ['home', 'old'] }, { labels: ['Home', 'old', 'theirs'] });

  assert.deepEqual(change, { labels: ['Home', 'theirs', 'new'] });
  assert.deepEqual(conflicts, []);
});
