import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankTodo } from '../../../Todo.WebApi/wwwroot/app/core/ops.js';
import * as select from '../../../Todo.WebApi/wwwroot/app/core/select.js';

const inbox = { id: 1, name: 'Inbox', is_inbox: true, position: 1, created_at: '', updated_at: '' };
const now = { date: '2026-11-21', time: '12:00' };

let next = 1;
const todo = (content, members = {}) => ({ ...blankTodo([inbox]), id: next, content, position: next++, updated_at: `2026-01-01T00:00:${next}`, ...members });
const state = (...todos) => ({ lists: [inbox], todos: new Map(todos.map((one) => [one.id, one])) });
const names = (todos) => todos.map(({ content }) => content).join(' ');

test('Today shows overdue todos first, and those with a time before those without', () => {
  const all = state(
    todo('today', { due_date: now.date }), todo('later', { due_date: now.date, due_time: '18:00' }), todo('soon', { due_date: now.date, due_time: '13:00' }),
    todo('yesterday', { due_date: '2026-11-20' }), todo('tomorrow', { due_date: '2026-11-22' }), todo('done', { due_date: now.date, is_done: true }), todo('none'));

  assert.equal(names(select.today(all, now)), 'yesterday soon later today');
  assert.equal(names(select.upcoming(all, now)), 'tomorrow');
});

test('A todo is overdue from its date on, or on the day from its time on', () => {
  const isOverdue = (due_date, due_time = null, members = {}) => select.isOverdue(todo('x', { due_date, due_time, ...members }), now);

  assert.ok(isOverdue('2026-11-20'));
  assert.ok(!isOverdue('2026-11-21'));
  assert.ok(isOverdue('2026-11-21', '11:59'));
  assert.ok(!isOverdue('2026-11-21', '12:00'));
  assert.ok(!isOverdue('2026-11-20', null, { is_done: true }));
  assert.ok(!isOverdue(null));
});

test('A list shows its open todos in their order, and its completed ones, the last first', () => {
  const parent = todo('parent');
  const all = state(todo('second', { position: 900 }), todo('first', { position: -1 }), parent, todo('child', { parent_id: parent.id }),
    todo('old', { is_done: true, completed_at: '2026-01-01' }), todo('recent', { is_done: true, completed_at: '2026-02-01' }), todo('other', { list_id: 2 }));

  assert.equal(names(select.ofList(all, 1)), 'first parent second');
  assert.equal(names(select.completedOfList(all, 1)), 'recent old');
  assert.equal(names(select.subtasks(all, parent.id)), 'child');
  assert.equal(select.openCount(all, 1), 4);
  assert.equal(select.openCount(all, 3), 0);
});

test('Search looks into content and notes without regard to case, open ones first', () => {
  const all = state(todo('done milk', { is_done: true }), todo('Buy MILK'), todo('Shop', { notes: 'two Milk, ÄPFEL' }), todo('Else'));

  assert.equal(names(select.search(all, ' milk ')), 'Buy MILK Shop done milk');
  assert.equal(names(select.search(all, 'äpfel')), 'Shop');
  assert.equal(names(select.search(all, ' ')), '');
});

test('Labels are counted together without regard to case, spelled as last written', () => {
  const all = state(todo('a', { labels: ['home', 'Zoo'] }), todo('b', { labels: ['Home'], is_done: true, updated_at: '2027' }), todo('c', { labels: ['HOME'] }));

  assert.deepEqual(select.labelsOf(all.todos), [{ name: 'Home', open_count: 2 }, { name: 'Zoo', open_count: 1 }]);
  assert.equal(names(select.withLabel(all, 'hOmE')), 'a c');
});

test('Case folding is the simple one', () => {
  assert.equal(select.fold('Straße'), 'straße');
  assert.equal(select.fold('ΣΊΣΥΦΟΣ'), select.fold('σίσυφος'));
  assert.equal(select.fold('İ'), 'İ', 'no simple folding');
  assert.equal(select.fold('𐐀'), '𐐨');
});
