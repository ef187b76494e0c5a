import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../Todo.WebApi/wwwroot/app/core/http.js';
import { json, problem, Server } from './server.mjs';
import { Browser } from './tabs.mjs';

async function open() {
  const server = new Server();
  const { api, session } = await new Browser(server).openSession();
  await session.signIn('ada@example.com', 'right');
  return { server, api };
}

test('What makes something is repeated with the same key, and made once', async () => {
  const { server, api } = await open();
  server.loseAnswer('POST /api/todos');

  const { value } = await api.createTodo({ content: 'Buy milk' });

  assert.equal(server.todos.size, 1);
  assert.equal(value.content, 'Buy milk');
  assert.equal(server.log.filter((entry) => entry === 'POST /api/todos').length, 2);
});

test('Two things have two keys', async () => {
  const { server, api } = await open();

  await api.createTodo({ content: 'Buy milk' });
  await api.createTodo({ content: 'Buy milk' });

  assert.equal(server.todos.size, 2);
});

test('A post without a key is not repeated when the answer was lost', async () => {
  const { server, api } = await open();
  server.loseAnswer('POST /api/webhooks/1/ping');

  await assert.rejects(api.pingWebhook(1), { name: 'NetworkError' });

  assert.equal(server.log.filter((entry) => entry.endsWith('ping')).length, 1);
});

test('A busy server is asked again after the time that it names', async () => {
  const { server, api } = await open();
  server.fail('GET /api/users/me', problem(429, 'rate', {}, { 'Retry-After': '1' }));
  const start = performance.now();

  await api.me();

  assert.ok(performance.now() - start >= 1000);
});

test('A busy server is not waited for longer than a person does', async () => {
  const { server, api } = await open();
  server.fail('GET /api/users/me', problem(429, 'rate', {}, { 'Retry-After': '60' }));

  await assert.rejects(api.me(), { status: 429, retryAfter: 60_000 });
});

test('A refused request says what, where and which words', async () => {
  const { server, api } = await open();
  server.fail('PATCH /api/users/me', problem(422, 'validation', { errors: { name: ['Too long.'] }, codes: { name: ['too_long'] }, trace_id: 'abc' }));

  await assert.rejects(api.patchMe({ name: 'x' }), (error) => {
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.type, error.codes, error.traceId], ['urn:todo:problem:validation', { name: ['too_long'] }, 'abc']);
    return true;
  });
});

test('A page that a proxy sends instead of a problem is an error all the same', async () => {
  const { server, api } = await open();
  server.fail('PATCH', new Response('<h1>Bad gateway</h1>', { status: 413, headers: { 'Content-Type': 'text/html' } }));

  await assert.rejects(api.patchMe({ name: 'x' }), { status: 413, type: 'about:blank' });
});

test('The next page is followed by its link', async () => {
  const { server, api } = await open();
  server.fail('GET /api/trash', json(200, [1], { Link: '<https://todo.example.com/api/trash?limit=1&after=x>; rel="next"' }), json(200, [2]));

  const first = await api.trash();
  const second = await api.trash(first.next);

  assert.equal(first.next, '/api/trash?limit=1&after=x');
  assert.deepEqual(second, { items: [2], next: null });
});
