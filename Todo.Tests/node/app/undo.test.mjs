import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Server } from './server.mjs';
import { Browser, contents, until } from './tabs.mjs';

/** @type {Browser[]} */
const browsers = [];

afterEach(() => Promise.all(browsers.splice(0).map((browser) => browser.close())));

async function open(...members) {
  const server = new Server();
  const todos = members.map((one) => server.add(typeof one === 'function' ? one(server) : { content: one }));
  const browser = new Browser(server);
  browsers.push(browser);
  const { store } = await browser.openTab();
  await until(() => store.state.synced);
  const sent = () => until(() => store.state.pending === 0);
  return { server, store, actions: store.actions, todos, sent };
}

const message = (store, key) => store.state.messages.find((one) => one.key === key);

test('A completed todo comes back with its subtasks that were open', async () => {
  const { server, store, actions, todos: [parent], sent } = await open('Paint');
  const open1 = server.add({ content: 'open', parent_id: parent.id });
  const done = server.add({ content: 'done', parent_id: parent.id, is_done: true, completed_at: 'x' });
  await until(() => store.state.todos.size === 3);

  await actions.completeTodo(parent.id);
  assert.ok(store.state.todos.get(open1.id).is_done, 'subtasks go with their parent');
  await sent();
  server.change(open1.id, { is_done: true });
  await actions.undo(message(store, 'completed').undo);
  await sent();

  assert.deepEqual([parent.id, open1.id, done.id].map((id) => server.todos.get(id).is_done), [false, false, true]);
});

test('A deleted todo is restored with its subtasks', async () => {
  const { server, store, actions, todos: [parent], sent } = await open('Paint');
  server.add({ content: 'Buy paint', parent_id: parent.id });
  await until(() => store.state.todos.size === 2);

  const { undo } = await actions.deleteTodo(parent.id);
  assert.equal(store.state.todos.size, 0);
  assert.deepEqual(message(store, 'deleted').values, { count: 1, content: 'Paint' });
  await sent();
  await actions.undo(undo);
  assert.deepEqual(contents(store), ['Buy paint', 'Paint'], 'at once');

  await sent();
  assert.ok(server.todos.has(parent.id));
});

test('Reopening a recurring todo takes its untouched next one away at once, and leaves a changed one', async () => {
  const at = '2026-11-21T08:00:00.000000Z';
  const { server, store, actions, todos: [todo], sent } = await open('Water the plants');
  const next = server.add({ content: 'Water the plants', due_date: '2026-11-24' });
  server.todos.get(next.id).created_at = server.todos.get(next.id).updated_at;
  server.change(todo.id, { is_done: true, completed_at: at, next_id: next.id });
  await until(() => store.state.todos.get(todo.id)?.is_done);
  await sent();
  server.isOffline = true;

  await actions.reopenTodo(todo.id);
  assert.deepEqual([...store.state.todos.keys()], [todo.id]);

  await actions.completeTodo(todo.id);
  server.isOffline = false;
  store.wake(true);
  await sent();
  server.change(next.id, { content: 'Water the plants and the cactus' });
  await until(() => store.state.todos.get(next.id)?.content.endsWith('cactus'));
  server.isOffline = true;
  await actions.reopenTodo(todo.id);
  assert.deepEqual([...store.state.todos.keys()], [todo.id, next.id]);
});

test('What has not been sent is just not done', async () => {
  const { server, store, actions, todos: [todo], sent } = await open('Paint');
  server.isOffline = true;
  await actions.addTodo({ content: 'first in the queue' });
  const { undo } = await actions.deleteTodo(todo.id);
  await actions.undo(undo);
  assert.equal(store.state.pending, 1);
  server.isOffline = false;
  store.wake(true);

  await sent();
  assert.ok(!server.log.some((entry) => entry.startsWith('DELETE')));
});

test('A todo that was made, deleted and restored without a network is there', async () => {
  const { server, store, actions, sent } = await open();
  server.isOffline = true;
  const id = await actions.addTodo({ content: 'Paint' });
  const { undo } = await actions.deleteTodo(id);
  await actions.undo(undo);
  server.isOffline = false;
  store.wake(true);

  await sent();
  assert.deepEqual([...server.todos.values()].map(({ content }) => content), ['Paint']);
});

test('Without a trash the todo is made again', async () => {
  const { server, store, actions, todos: [parent], sent } = await open('Paint');
  server.add({ content: 'Buy paint', parent_id: parent.id, notes: 'white' });
  await until(() => store.state.todos.size === 2);
  const { undo } = await actions.deleteTodo(parent.id);
  await sent();
  for (const entry of server.gone) entry.isPurged = true;

  await actions.undo(undo);
  await sent();

  const [paint, buy] = [...server.todos.values()];
  assert.deepEqual([paint.content, buy.content, buy.parent_id, buy.notes], ['Paint', 'Buy paint', paint.id, 'white']);
  assert.equal(store.idOf(parent.id), paint.id, 'an address with the old id still leads there');
});

test('A restored todo whose answer was lost is not made again', async () => {
  const { server, actions, todos: [todo], sent } = await open('Paint');
  const { undo } = await actions.deleteTodo(todo.id);
  await sent();
  server.loseAnswer('POST /api/trash');

  await actions.undo(undo);
  await sent();

  assert.deepEqual([...server.todos.keys()], [todo.id]);
});

test('Several are deleted and restored with one message', async () => {
  const { server, store, actions, todos, sent } = await open('a', 'b', 'c');
  const child = server.add({ content: 'child of a', parent_id: todos[0].id });
  await until(() => store.state.todos.size === 4);

  await actions.bulk([todos[0].id, child.id, todos[1].id], 'delete');
  assert.deepEqual(contents(store), ['c']);
  assert.equal(message(store, 'deleted').values.count, 2, 'a subtask goes with its parent');
  await actions.undo(message(store, 'deleted').undo);
  await sent();

  await until(() => contents(store).join() === 'a,b,c,child of a');
});

test('Several are moved into another list and back', async () => {
  const { server, store, actions, todos, sent } = await open('a', 'b');
  const list = server.addList('Home');
  await until(() => store.state.lists.length === 2);

  await actions.bulk(todos.map(({ id }) => id), 'move', { list_id: list.id });
  await sent();
  assert.deepEqual([...server.todos.values()].map(({ list_id }) => list_id), [list.id, list.id]);
  await actions.undo(message(store, 'moved').undo);
  await sent();

  assert.deepEqual([...server.todos.values()].map(({ list_id }) => list_id), [server.inbox.id, server.inbox.id]);
});

test('A deleted list comes back as another of its name with its todos', async () => {
  const { server, store, actions, sent } = await open();
  const list = server.addList('Home');
  const todo = server.add({ content: 'Paint', list_id: list.id });
  await until(() => store.state.todos.size === 1);

  const { undo } = await actions.deleteList(list.id);
  assert.deepEqual([store.state.lists.length, store.state.todos.size], [1, 0]);
  await sent();
  server.delete(todo.id);
  await actions.undo(undo);
  await sent();

  const [home] = [...server.lists.values()].filter(({ name }) => name === 'Home');
  assert.equal(server.todos.get(todo.id).list_id, home.id);
});

test('A removed label comes back on the todos that had it', async () => {
  const { server, store, actions, todos: [todo], sent } = await open(() => ({ content: 'Paint', labels: ['Home', 'x'] }));

  const { undo } = await actions.deleteLabel('home');
  assert.deepEqual(store.state.todos.get(todo.id).labels, ['x']);
  assert.deepEqual(store.state.labels.map(({ name }) => name), ['x']);
  await sent();
  server.change(todo.id, { labels: ['x', 'y'] });
  await until(() => store.state.todos.get(todo.id).labels.length === 2);
  await actions.undo(undo);
  await sent();

  assert.deepEqual([...server.todos.get(todo.id).labels].sort(), ['Home', 'x', 'y']);
});
