import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, blankTodo } from '../../../Todo.WebApi/wwwroot/app/core/ops.js';
import { byPosition, ofList } from '../../../Todo.WebApi/wwwroot/app/core/select.js';
import { createView } from '../../../Todo.WebApi/wwwroot/app/core/view.js';

const inbox = { id: 1, name: 'Inbox', is_inbox: true, position: 1, created_at: '', updated_at: '' };
const home = { id: 2, name: 'Home', is_inbox: false, position: 2, created_at: '', updated_at: '' };
const todo = (id, members = {}) => ({ ...blankTodo([inbox]), id, content: `todo ${id}`, position: id, updated_at: `2026-01-0${id}`, ...members });

function view(todos, ...ops) {
  const result = { lists: new Map([[1, inbox], [2, home]]), todos: new Map(todos.map((one) => [one.id, one])) };
  for (const op of ops) apply(result, { state: 'waiting', key: 'k', at: '2026-02-01', ...op }, (id) => id);
  return result;
}

const order = ({ todos }) => [...todos.values()].sort(byPosition).map(({ id }) => id);

for (const [place, expected] of [
  [{ after_id: null }, [3, 1, 2, 4]],
  [{ before_id: null }, [1, 2, 4, 3]],
  [{ after_id: 1 }, [1, 3, 2, 4]],
  [{ before_id: 2 }, [1, 3, 2, 4]],
  [{ after_id: 4 }, [1, 2, 4, 3]],
  [{ after_id: 99 }, [1, 2, 3, 4]],
]) {
  test(`A todo moves to ${JSON.stringify(place)}`, () => {
    assert.deepEqual(order(view([1, 2, 3, 4].map((id) => todo(id)), { kind: 'move', id: 3, place })), expected);
  });
}

test('Many moves into the same gap keep their order', () => {
  const ids = Array.from({ length: 40 }, (_, index) => index + 1);
  const moves = ids.slice(2).map((id) => ({ kind: 'move', id, place: { after_id: 1 } }));

  assert.deepEqual(order(view(ids.map((id) => todo(id)), ...moves)), [1, ...ids.slice(2).reverse(), 2]);
});

test('A new todo comes last, a subtask into the list of its parent', () => {
  const { todos } = view([todo(1, { list_id: 2, position: 7 })],
    { kind: 'create', id: -1, members: { content: 'a', list_id: 2 } },
    { kind: 'create', id: -2, members: { content: 'b', parent_id: 1 } },
    { kind: 'create', id: -3, members: { content: 'c' } });

  assert.deepEqual([todos.get(-1).position, todos.get(-2).list_id, todos.get(-3).list_id], [8, 2, 1]);
});

test('Taking the date away takes time and recurrence along', () => {
  const { todos } = view([todo(1, { due_date: '2026-01-01', due_time: '09:00', recurrence: 'FREQ=DAILY', recurrence_from: 'completion' })],
    { kind: 'edit', id: 1, patch: { due_date: null }, base: {} });

  const { due_date, due_time, recurrence, recurrence_from } = todos.get(1);
  assert.deepEqual([due_date, due_time, recurrence, recurrence_from], [null, null, null, 'due']);
});

test('A todo that changes its list goes to the end of it, with its subtasks', () => {
  const { todos } = view([todo(1), todo(2, { parent_id: 1 }), todo(3, { list_id: 2, position: 9 })],
    { kind: 'edit', id: 1, patch: { list_id: 2 }, base: { list_id: 1 } });

  assert.deepEqual([todos.get(1).list_id, todos.get(1).position, todos.get(2).list_id], [2, 10, 2]);
});

test('A renamed label that exists already is there once', () => {
  const { todos } = view([todo(1, { labels: ['a', 'B', 'c'] })], { kind: 'rename_label', id: null, name: 'A', next: 'b' });

  assert.deepEqual(todos.get(1).labels, ['b', 'c']);
});

test('An answer is shown until the copy has something newer', () => {
  const answer = todo(1, { content: 'answer', updated_at: '2026-01-05' });
  const op = { kind: 'edit', id: 1, patch: { content: 'answer' }, base: {}, state: 'sent', answer };

  assert.equal(view([todo(1)], op).todos.get(1).content, 'answer');
  assert.equal(view([todo(1, { content: 'newer', updated_at: '2026-01-06' })], op).todos.get(1).content, 'newer');
  assert.equal(view([], op).todos.size, 0, 'deleted elsewhere meanwhile');
});

test('What has not changed stays the same object', () => {
  const copy = { lists: new Map([[1, inbox]]), todos: new Map([[1, todo(1)], [2, todo(2)]]) };
  const queue = { ops: [{ kind: 'edit', id: 1, patch: { content: 'x' }, base: {}, state: 'waiting', key: 'k', at: '' }], ids: new Map([[-5, 2]]), idOf: (id) => id };
  const shown = createView(copy, queue);
  const first = shown();
  assert.equal(shown().todos, first.todos);

  copy.todos = new Map([...copy.todos, [3, todo(3)]]);
  const second = shown();

  assert.notEqual(second.todos, first.todos);
  assert.equal(second.todos.get(1), first.todos.get(1));
  assert.equal(second.todos.get(2), first.todos.get(2));
  assert.equal(second.todos.get(2).key, -5);
  assert.equal(second.lists, first.lists);
  assert.equal(second.labels, first.labels);
});

test('A thousand changes of ten thousand todos are all shown', () => {
  const copy = { lists: new Map([[1, inbox], [2, home]]), todos: new Map(Array.from({ length: 10_000 }, (_, index) => [index + 1, todo(index + 1)])) };
  const ops = Array.from({ length: 1000 }, (_, index) => (
    { kind: 'edit', id: index + 1, patch: { list_id: 2 }, base: {}, state: 'waiting', key: String(index), at: '' }));
  const shown = createView(copy, { ops, ids: new Map(), idOf: (id) => id });

  const { todos, lists } = shown();

  assert.equal(ofList({ todos, lists }, 2).length, 1000);
});
