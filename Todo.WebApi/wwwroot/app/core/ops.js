// The changes that wait for the server, and what they do to the lists and todos that the page shows until then.

/** @import { List, NewTodo, Place, Todo, TodoPatch } from './types.js' */

import { fold } from './select.js';

/**
 * A change. `id` is that of the todo or list; things that are made here have a negative one until the server has made them.
 * @typedef {{ kind: 'create', id: number, members: NewTodo }
 *   | { kind: 'edit', id: number, patch: TodoPatch, base: TodoPatch }
 *   | { kind: 'complete', id: number }
 *   | { kind: 'reopen', id: number }
 *   | { kind: 'delete', id: number }
 *   | { kind: 'restore', id: number, todos: Todo[] }
 *   | { kind: 'move', id: number, place: Place }
 *   | { kind: 'create_list', id: number, name: string }
 *   | { kind: 'rename_list', id: number, name: string }
 *   | { kind: 'delete_list', id: number }
 *   | { kind: 'move_list', id: number, place: Place }
 *   | { kind: 'rename_label', id: null, name: string, next: string }
 *   | { kind: 'delete_label', id: null, name: string }} Change
 */

/**
 * A change in the queue. `content` names the todo or list in messages.
 * - `waiting`: not sent; also after a failure that may pass
 * - `sending`: on its way; after a crash, sent again
 * - `sent`: the server has accepted it, and the copy does not show it yet
 * - `conflict`: the person must decide
 * @typedef {Change & { seq?: number, key: string, at: string, state: 'waiting' | 'sending' | 'sent' | 'conflict', answer?: Todo | List,
 *   conflict?: 'changed' | 'deleted', members?: (keyof TodoPatch)[], content?: string }} Op
 */

/**
 * What changes are applied to: the things in these maps are replaced, never changed. `last` (the last position of each list and parent) and
 * `children` (ids by parent) are made when they are needed.
 * @typedef {{ lists: Map<number, List>, todos: Map<number, Todo>, last?: Map<string, number> | undefined, children?: Map<number, number[]> | undefined }}
 *   View
 */

/**
 * What a todo has that says nothing: the inbox, and the API's defaults.
 * @param {Iterable<List>} lists
 * @returns {Todo}
 */
export const blankTodo = (lists) => ({
  id: 0, user_id: 0, list_id: [...lists].find((list) => list.is_inbox)?.id ?? 0, parent_id: null, content: '', notes: '', is_done: false,
  priority: 'none', labels: [], due_date: null, due_time: null, recurrence: null, recurrence_from: 'due', next_id: null, position: 0,
  completed_at: null, created_at: '', updated_at: '',
});

/**
 * Applies a change to the view.
 * @param {View} view
 * @param {Op} op
 * @param {(id: number) => number} idOf Ids of before the server knew a thing → ids now.
 */
export function apply(view, op, idOf) {
  if (op.state === 'conflict') return;
  if (op.kind === 'create' || op.kind === 'restore' || op.kind === 'edit' && op.patch.parent_id !== undefined) view.children = undefined;
  if (op.kind === 'reopen') takeNextBack(view, idOf(op.id));
  if (op.state === 'sent' && op.answer && !applyAnswer(view, op, op.answer)) return;
  const unsent = op.state !== 'sent';
  const isSent = op.state === 'sent' && op.answer !== undefined;
  switch (op.kind) {
    case 'create':
      if (!isSent) createTodo(view, op, idOf);
      break;
    case 'edit':
      if (!isSent) changeTodo(view, idOf(op.id), { ...translated(op.patch, idOf), unsent });
      if (op.patch.list_id !== undefined) changeSubtasks(view, op, idOf, { list_id: idOf(op.patch.list_id) });
      break;
    case 'complete':
      if (!isSent) changeTodo(view, idOf(op.id), { is_done: true, completed_at: op.at, unsent });
      changeSubtasks(view, op, idOf, { is_done: true, completed_at: op.at });
      break;
    case 'reopen':
      if (!isSent) changeTodo(view, idOf(op.id), { is_done: false, completed_at: null, unsent });
      break;
    case 'delete':
      removeTodo(view, idOf(op.id));
      break;
    case 'restore':
      for (const todo of op.todos) {
        const id = idOf(todo.id);
        if (!view.todos.has(id)) view.todos.set(id, { ...todo, id, unsent });
      }
      break;
    case 'move':
      if (!isSent) moveTodo(view, idOf(op.id), op.place, idOf);
      break;
    case 'create_list':
      if (!isSent) createList(view, op, idOf);
      break;
    case 'rename_list':
      if (!isSent) changeList(view, idOf(op.id), { name: op.name, unsent });
      break;
    case 'delete_list':
      view.lists.delete(idOf(op.id));
      for (const todo of [...view.todos.values()]) if (todo.list_id === idOf(op.id)) view.todos.delete(todo.id);
      break;
    case 'move_list':
      if (!isSent) moveList(view, idOf(op.id), op.place, idOf);
      break;
    case 'rename_label':
      changeLabel(view, op.name, op.next);
      break;
    case 'delete_label':
      changeLabel(view, op.name, null);
      break;
  }
}

/**
 * Shows what the server has answered, unless the copy has something newer.
 * @param {View} view
 * @param {Op} op
 * @param {Todo | List} answer
 * @returns {boolean} Whether the change is still newer than the copy.
 */
function applyAnswer(view, op, answer) {
  /** @type {Map<number, any>} */
  const things = op.kind.endsWith('_list') ? view.lists : view.todos;
  const known = things.get(answer.id);
  if (known ? known.updated_at >= answer.updated_at : op.kind !== 'create' && op.kind !== 'create_list' && op.kind !== 'restore') return false;
  things.set(answer.id, answer);
  return true;
}

/** @param {View} view @param {number} id @param {Partial<Todo>} change */
function changeTodo(view, id, change) {
  const todo = view.todos.get(id);
  if (!todo) return;
  const next = { ...todo, ...change };
  // As the server does it.
  if (change.list_id !== undefined && change.list_id !== todo.list_id || change.parent_id !== undefined && change.parent_id !== todo.parent_id) {
    next.position = nextPosition(view, next);
  }
  if (next.due_date === null) Object.assign(next, { due_time: null, recurrence: null, recurrence_from: 'due' });
  view.todos.set(id, next);
}

/**
 * Changes what goes with a parent, where the copy does not show it yet.
 * @param {View} view
 * @param {Op & { id: number }} op
 * @param {(id: number) => number} idOf
 * @param {Partial<Todo>} change
 */
function changeSubtasks(view, op, idOf, change) {
  for (const todo of childrenOf(view, idOf(op.id))) {
    if (op.answer && todo.updated_at >= op.answer.updated_at) continue;
    if (change.is_done && todo.is_done) continue;
    view.todos.set(todo.id, { ...todo, ...change });
  }
}

/** @param {View} view @param {number} id */
function removeTodo(view, id) {
  view.todos.delete(id);
  for (const todo of childrenOf(view, id)) view.todos.delete(todo.id);
}

/** The next one of a recurring todo vanishes with the completion, as long as nobody has touched it. @param {View} view @param {number} id */
function takeNextBack(view, id) {
  const next = view.todos.get(view.todos.get(id)?.next_id ?? 0);
  if (!next) return;
  const isUntouched = [next, ...childrenOf(view, next.id)].every((todo) => !todo.unsent && todo.created_at === todo.updated_at);
  if (isUntouched) removeTodo(view, next.id);
}

/** @param {View} view @param {number} id @returns {Todo[]} */
function childrenOf(view, id) {
  if (!view.children) {
    view.children = new Map();
    for (const { id: child, parent_id: parent } of view.todos.values()) {
      if (parent !== null) view.children.set(parent, [...view.children.get(parent) ?? [], child]);
    }
  }
  return (view.children.get(id) ?? []).map((child) => view.todos.get(child)).filter((todo) => todo !== undefined);
}

/** @param {View} view @param {Op & { kind: 'create' }} op @param {(id: number) => number} idOf */
function createTodo(view, op, idOf) {
  const members = translated(op.members, idOf);
  const parent = members.parent_id == null ? undefined : view.todos.get(members.parent_id);
  /** @type {Todo} */
  const todo = { ...blankTodo(view.lists.values()), ...members, created_at: op.at, updated_at: op.at, id: op.id, key: op.id, unsent: true };
  if (members.list_id === undefined && parent) todo.list_id = parent.list_id;
  if (todo.is_done) todo.completed_at = op.at;
  todo.position = nextPosition(view, todo);
  view.todos.set(op.id, todo);
}

/** @param {View} view @param {Op & { kind: 'create_list' }} op @param {(id: number) => number} idOf */
function createList(view, op, idOf) {
  const id = idOf(op.id);
  const position = Math.max(0, ...[...view.lists.values()].map((list) => list.position)) + 1;
  view.lists.set(id, { id, name: op.name, is_inbox: false, position, created_at: op.at, updated_at: op.at, key: op.id, unsent: true });
}

/** @param {View} view @param {number} id @param {Partial<List>} change */
function changeList(view, id, change) {
  const list = view.lists.get(id);
  if (list) view.lists.set(id, { ...list, ...change });
}

/** @param {View} view @param {Todo} todo */
const siblings = (view, todo) => [...view.todos.values()].filter((other) => other.list_id === todo.list_id && other.parent_id === todo.parent_id && other.id !== todo.id);

/**
 * The position after all others of a list and parent.
 * @param {View} view
 * @param {Todo} todo
 */
function nextPosition(view, todo) {
  const place = (/** @type {Todo} */ other) => `${other.list_id}/${other.parent_id}`;
  if (!view.last) {
    view.last = new Map();
    for (const other of view.todos.values()) view.last.set(place(other), Math.max(view.last.get(place(other)) ?? 0, other.position));
  }
  const next = Math.ceil(view.last.get(place(todo)) ?? 0) + 1;
  view.last.set(place(todo), next);
  return next;
}

/** @param {View} view @param {number} id @param {Place} place @param {(id: number) => number} idOf */
function moveTodo(view, id, place, idOf) {
  const todo = view.todos.get(id);
  if (todo) view.todos.set(id, { ...todo, position: positionAt(siblings(view, todo), place, idOf) ?? todo.position, unsent: true });
  view.last = undefined;
}

/** @param {View} view @param {number} id @param {Place} place @param {(id: number) => number} idOf */
function moveList(view, id, place, idOf) {
  const list = view.lists.get(id);
  const others = [...view.lists.values()].filter((other) => other.id !== id);
  if (list) view.lists.set(id, { ...list, position: positionAt(others, place, idOf) ?? list.position, unsent: true });
}

/**
 * A position between two others: the server gives an integer.
 * @param {{ id: number, position: number }[]} others
 * @param {Place} place
 * @param {(id: number) => number} idOf
 * @returns {number | null} Null if the neighbour is not there.
 */
function positionAt(others, place, idOf) {
  others.sort((a, b) => a.position - b.position || a.id - b.id);
  const neighbour = 'after_id' in place ? place.after_id : place.before_id;
  let index = 'after_id' in place ? 0 : others.length;
  if (neighbour !== null) {
    const found = others.findIndex((other) => other.id === idOf(neighbour));
    if (found < 0) return null;
    index = 'after_id' in place ? found + 1 : found;
  }
  const [before, after] = [others[index - 1], others[index]];
  if (!before) return (after?.position ?? 1) - 1;
  return after ? (before.position + after.position) / 2 : before.position + 1;
}

/** @param {View} view @param {string} name @param {string | null} next */
function changeLabel(view, name, next) {
  const folded = fold(name);
  for (const todo of view.todos.values()) {
    if (!todo.labels.some((label) => fold(label) === folded)) continue;
    const labels = todo.labels.filter((label) => fold(label) !== folded && (next === null || fold(label) !== fold(next)));
    if (next !== null) labels.splice(todo.labels.findIndex((label) => fold(label) === folded), 0, next);
    view.todos.set(todo.id, { ...todo, labels });
  }
}

/**
 * @template {TodoPatch} T
 * @param {T} members
 * @param {(id: number) => number} idOf
 * @returns {T} With the ids of now.
 */
export function translated(members, idOf) {
  const result = { ...members };
  if (members.list_id !== undefined) result.list_id = idOf(members.list_id);
  if (members.parent_id != null) result.parent_id = idOf(members.parent_id);
  return result;
}
