// What the page shows: the copy of the server's data with the changes of the queue on it. Parts that have not changed stay the same objects,
// so that only what has changed is drawn again.

/** @import { Conflict, Label, List, Todo } from './types.js' */
/** @import { Copy } from './copy.js' */
/** @import { Queue } from './queue.js' */
/** @import { View } from './ops.js' */

import { apply } from './ops.js';
import { byPosition, labelsOf } from './select.js';
import { isSame } from './send.js';

/**
 * @typedef {object} Shown
 * @property {readonly List[]} lists
 * @property {ReadonlyMap<number, Todo>} todos
 * @property {readonly Label[]} labels
 * @property {readonly Conflict[]} conflicts
 * @property {number} pending
 */

/**
 * @param {Copy} copy
 * @param {Queue} queue
 * @returns {() => Shown}
 */
export function createView(copy, queue) {
  /** @type {Shown} */
  let shown = { lists: [], todos: new Map(), labels: [], conflicts: [], pending: 0 };

  return () => {
    /** @type {View} */
    const view = { lists: new Map(copy.lists), todos: new Map(copy.todos) };
    for (const op of queue.ops) apply(view, op, queue.idOf);
    for (const [before, now] of queue.ids) {
      keep(view.lists, before, now);
      keep(view.todos, before, now);
    }
    const todos = reuse(shown.todos, view.todos);
    const lists = reuseAll(shown.lists, [...reuse(new Map(shown.lists.map((list) => [list.id, list])), view.lists).values()].sort(byPosition));
    const labels = todos === shown.todos ? shown.labels : reuseAll(shown.labels, labelsOf(todos));
    const conflicts = reuseAll(shown.conflicts, conflictsOf(copy, queue));
    const pending = queue.ops.filter((op) => op.state === 'waiting' || op.state === 'sending').length;
    shown = { lists, todos, labels, conflicts, pending };
    return shown;
  };
}

/**
 * A thing that was made here keeps the key of its row.
 * @template {{ key?: number }} T
 * @param {Map<number, T>} things
 * @param {number} before
 * @param {number} now
 */
function keep(things, before, now) {
  const thing = things.get(now);
  if (thing && thing.key !== before) things.set(now, { ...thing, key: before });
}

/**
 * @template {object} T
 * @param {ReadonlyMap<number, T>} old
 * @param {Map<number, T>} next
 * @returns {ReadonlyMap<number, T>}
 */
function reuse(old, next) {
  let same = old.size === next.size;
  for (const [id, thing] of next) {
    const known = old.get(id);
    if (known === thing) continue;
    if (known && isEqual(known, thing)) next.set(id, known);
    else same = false;
  }
  return same ? old : next;
}

/**
 * @template {object} T
 * @param {readonly T[]} old
 * @param {readonly T[]} next
 */
const reuseAll = (old, next) => (old.length === next.length && next.every((thing, index) => isEqual(thing, /** @type {T} */ (old[index]))) ? old : next);

/** @param {object} a @param {object} b */
function isEqual(a, b) {
  if (a === b) return true;
  const [left, right] = [/** @type {Record<string, unknown>} */ (a), /** @type {Record<string, unknown>} */ (b)];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length
    && names.every((name) => name in right && (isSame(left[name], right[name]) || JSON.stringify(left[name]) === JSON.stringify(right[name])));
}

/**
 * @param {Copy} copy
 * @param {Queue} queue
 * @returns {Conflict[]}
 */
function conflictsOf(copy, queue) {
  /** @type {Conflict[]} */
  const conflicts = [];
  for (const op of queue.ops) {
    if (op.state !== 'conflict' || op.kind !== 'edit') continue;
    const id = queue.idOf(op.id);
    const todo = copy.todos.get(id);
    const kind = todo && op.conflict === 'changed' ? 'changed' : 'deleted';
    const members = (op.members ?? [])
      .map((name) => ({ name, base: op.base[name], mine: op.patch[name], theirs: kind === 'changed' ? todo?.[name] : undefined }))
      .filter(({ mine, theirs }) => kind === 'deleted' || !isSame(mine, theirs));
    // The other side has come to the same.
    if (members.length === 0) continue;
    conflicts.push({ id: /** @type {number} */ (op.seq), kind, todo_id: id, content: todo?.content ?? op.content ?? '', members });
  }
  return conflicts;
}
