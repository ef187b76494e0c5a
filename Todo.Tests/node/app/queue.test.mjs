import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { hang, json, problem, Server } from './server.mjs';
import { Browser, contents, until } from './tabs.mjs';

/** @type {Browser[]} */
const browsers = [];

afterEach(() => Promise.all(browsers.splice(0).map((browser) => browser.close())));

async function open(options = {}) {
  const server = new Server();
  const browser = new Browser(server);
  browsers.push(browser);
  const { store } = await browser.openTab(options);
  await until(() => store.state.synced);
  const writes = () => server.log.filter((entry) => /^(POST|PATCH|DELETE) \/api\/(todos|lists|labels|trash)/.test(entry));
  const settled = () => until(() => store.state.pending === 0 && store.state.conflicts.length === 0);
  return { server, browser, store, actions: store.actions, writes, settled };
}

const only = (store) => [...store.state.todos.values()][0];

test('A change shows at once, and reaches the server', async () => {
  const { server, store, actions } = await open();

  const adding = actions.addTodo({ content: 'Buy milk' });
  assert.deepEqual(contents(store), ['Buy milk']);
  assert.ok(only(store).unsent);
  const id = await adding;

  await until(() => store.state.pending === 0 && !only(store).unsent);
  const [made] = server.todos.values();
  assert.equal(store.idOf(id), made.id);
  assert.equal(only(store).key, id, 'the row stays the same');
  assert.equal(only(store).list_id, server.inbox.id);
});

test('What was done without a network is sent in order, with the ids of the server', async () => {
  const { server, store, actions, writes } = await open();
  server.isOffline = true;
  const list = await actions.addList('Home');
  const parent = await actions.addTodo({ content: 'Paint', list_id: list });
  const child = await actions.addTodo({ content: 'Buy paint', list_id: list, parent_id: parent });
  await actions.editTodo(parent, { notes: 'white' });
  await actions.moveTodo(parent, { after_id: null });
  await actions.completeTodo(child);
  assert.equal(store.state.pending, 6);
  await until(() => !store.state.online && store.state.waiting);

  server.isOffline = false;
  store.wake(true);

  await until(() => store.state.pending === 0);
  const [home] = [...server.lists.values()].filter(({ name }) => name === 'Home');
  const [paint, buy] = [...server.todos.values()].sort((a, b) => a.id - b.id);
  assert.deepEqual(writes(), [
    'POST /api/lists', 'POST /api/todos', 'POST /api/todos', `PATCH /api/todos/${paint.id}`, `POST /api/todos/${paint.id}/move`, `PATCH /api/todos/${buy.id}`,
  ]);
  assert.deepEqual([paint.list_id, paint.notes, buy.parent_id, buy.is_done], [home.id, 'white', paint.id, true]);
  await until(() => store.state.messages.some(({ key, values }) => key === 'queue_sent' && values.count === 6));
  assert.ok(!store.state.waiting);
});

test('What was not sent is there after a restart, and another tab shows it too', async () => {
  const { server, browser, store, actions } = await open();
  server.isOffline = true;
  await actions.addTodo({ content: 'unsent' });
  const second = await browser.openTab();
  assert.deepEqual(contents(second.store), ['unsent']);
  await actions.addTodo({ content: 'another' });
  await until(() => second.store.state.todos.size === 2);
  await store.close();
  await second.store.close();
  server.isOffline = false;

  const later = await browser.openTab();

  await until(() => server.todos.size === 2 && later.store.state.pending === 0);
});

test('A change in a tab that does not lead is sent by the one that does', async () => {
  const { server, browser } = await open();
  const second = await browser.openTab();

  await second.store.actions.addTodo({ content: 'from the second tab' });

  await until(() => server.todos.size === 1 && second.store.state.pending === 0);
  assert.ok(only(second.store).id > 0);
});

test('What is made here is not shown twice if its change comes before the answer', async () => {
  const { server, store, actions } = await open();
  await until(() => server.streams.size === 1);
  const asked = () => server.log.filter((entry) => entry === 'GET /api/changes').length;
  const before = asked();
  let most = 0;
  store.subscribe(() => { most = Math.max(most, store.state.todos.size); });
  server.fail('POST /api/todos', async () => {
    const made = server.add({ content: 'once' });
    await until(() => asked() > before);
    await new Promise((resolve) => setTimeout(resolve));
    return json(201, made);
  });

  await actions.addTodo({ content: 'once' });

  await until(() => store.state.pending === 0 && only(store).id > 0);
  assert.deepEqual([most, contents(store)], [1, ['once']]);
});

test('A lost answer makes nothing twice', async () => {
  const { server, store, actions } = await open();
  server.loseAnswer('POST /api/todos');

  await actions.addTodo({ content: 'once' });

  await until(() => store.state.pending === 0);
  assert.equal(server.todos.size, 1);
  assert.equal(server.log.filter((entry) => entry === 'POST /api/todos').length, 2);
});

test('What was on its way when the browser ended is sent again, with the same key', async () => {
  const { server, browser, store, actions } = await open();
  const keys = [];
  server.fail('POST /api/todos', (request) => {
    keys.push(request.headers.get('Idempotency-Key'));
    return hang(request);
  }, ({ headers }) => void keys.push(headers.get('Idempotency-Key')));
  await actions.addTodo({ content: 'crash' });
  await until(() => keys.length === 1);
  await store.close();

  await browser.openTab();

  await until(() => server.todos.size === 1);
  assert.equal(keys[0], keys[1]);
});

test('The server may be busy: the change waits as long as it asks, then goes on', async () => {
  const { server, store, actions } = await open();
  server.fail('POST /api/todos', problem(429, 'rate', {}, { 'Retry-After': '1' }), problem(503, 'unavailable', {}, { 'Retry-After': '0' }));
  const start = performance.now();

  await actions.addTodo({ content: 'patience' });
  await until(() => store.state.pending === 0);

  assert.ok(performance.now() - start >= 1000);
  assert.deepEqual(store.state.messages, [], 'nobody is troubled with it');
  assert.ok(!store.state.waiting && store.state.online);
});

test('When the server is busy for long the person learns that changes wait', async () => {
  let now = Date.now();
  const { server, store, actions } = await open({ now: () => now });
  server.fail('POST /api/todos', problem(503, 'unavailable'), () => {
    now += 31_000;
    return problem(503, 'unavailable');
  }, hang);

  await actions.addTodo({ content: 'patience' });

  await until(() => store.state.waiting);
  assert.ok(store.state.online);
});

test('A refused change is taken back with a message, and can be repeated', async () => {
  const { server, store, actions } = await open();
  server.fail('POST /api/todos', problem(409, 'todo-limit', { detail: 'At most 3 todos.' }));

  await actions.addTodo({ content: 'one too many' });

  await until(() => store.state.messages.length === 1);
  const [message] = store.state.messages;
  assert.deepEqual([message.kind, message.key, message.retry], ['error', 'refused', true]);
  assert.deepEqual(message.values, {
    action: 'create', content: 'one too many', type: 'urn:todo:problem:todo-limit', codes: {}, detail: 'At most 3 todos.',
  });
  assert.equal(store.state.todos.size, 0);

  await actions.retry(message.id);
  await until(() => server.todos.size === 1);
  assert.deepEqual(store.state.messages, []);
});

test('With a refused todo everything goes that needs it, in one message', async () => {
  const { server, store, actions, writes } = await open();
  server.isOffline = true;
  const parent = await actions.addTodo({ content: 'parent' });
  await actions.addTodo({ content: 'child', parent_id: parent });
  await actions.completeTodo(parent);
  await actions.addTodo({ content: 'other' });
  server.fail('POST /api/todos', problem(422, 'validation', { codes: { content: ['too_long'] } }));
  server.isOffline = false;
  store.wake(true);

  await until(() => store.state.pending === 0);

  assert.deepEqual(contents(store), ['other']);
  assert.deepEqual(store.state.messages.filter(({ kind }) => kind === 'error').map(({ key }) => key), ['refused']);
  assert.equal(writes().length, 2);
});

test('A todo whose list was deleted elsewhere goes into the inbox', async () => {
  const { server, store, actions } = await open();
  const list = server.addList('Home');
  await until(() => store.state.lists.length === 2);
  server.isOffline = true;
  await actions.addTodo({ content: 'kept', list_id: list.id });
  server.isOffline = false;
  server.delete(list.id, 'list');

  await until(() => store.state.pending === 0);

  assert.equal([...server.todos.values()][0].list_id, server.inbox.id);
});

test('What was completed here but deleted elsewhere says so', async () => {
  const { server, store, actions } = await open();
  const todo = server.add({ content: 'gone' });
  await until(() => store.state.todos.size === 1);
  server.isOffline = true;
  await actions.completeTodo(todo.id);
  server.isOffline = false;
  server.delete(todo.id);
  store.wake(true);

  await until(() => store.state.messages.some(({ key }) => key === 'gone'));

  assert.equal(store.state.messages.find(({ key }) => key === 'gone').values.content, 'gone');
  assert.equal(store.state.todos.size, 0);
});

test('Deleting what is gone already succeeds', async () => {
  const { server, store, actions } = await open();
  const todo = server.add({ content: 'gone' });
  await until(() => store.state.todos.size === 1);
  server.isOffline = true;
  await actions.deleteTodo(todo.id);
  server.isOffline = false;
  server.delete(todo.id);
  store.wake(true);

  await until(() => store.state.pending === 0);
  assert.deepEqual(store.state.messages.filter(({ kind }) => kind === 'error'), []);
});

test('Edits that wait become one', async () => {
  const { server, store, actions, writes } = await open();
  const todo = server.add({ content: 'a' });
  await until(() => store.state.todos.size === 1);
  server.isOffline = true;
  await actions.addTodo({ content: 'first' });
  await actions.editTodo(todo.id, { content: 'b' });
  await actions.editTodo(todo.id, { content: 'c', priority: 'high' });
  await actions.editTodo(todo.id, { content: 'c' });
  assert.equal(store.state.pending, 2);
  server.isOffline = false;
  store.wake(true);

  await until(() => store.state.pending === 0);
  assert.deepEqual(writes(), ['POST /api/todos', `PATCH /api/todos/${todo.id}`]);
  assert.deepEqual([server.todos.get(todo.id).content, server.todos.get(todo.id).priority], ['c', 'high']);
});

test('A change that the server fails at again and again does not hold up the others', async () => {
  const { server, store, actions } = await open();
  const bad = server.add({ content: 'bad' });
  await until(() => store.state.todos.size === 1);
  server.fail(`PATCH /api/todos/${bad.id}`, ...Array.from({ length: 6 }, () => () => problem(500, 'internal')));

  await actions.completeTodo(bad.id);
  await actions.addTodo({ content: 'good' });

  await until(() => store.state.pending === 0);
  assert.deepEqual(store.state.messages.filter(({ kind }) => kind === 'error').map(({ values }) => values.content), ['bad']);
  assert.ok(!store.state.todos.get(bad.id).is_done);
  assert.equal(server.todos.size, 2);
});
