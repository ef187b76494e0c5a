// Sends one change of the queue. What may pass (no network, a busy server) and what the server refuses is thrown; the queue decides.

/** @import { List, NewTodo, Todo, TodoPatch } from './types.js' */
/** @import { Api, Versioned } from './api.js' */
/** @import { Op } from './ops.js' */

import { ApiError } from './http.js';
import { translated } from './ops.js';
import { fold } from './select.js';

/**
 * What became of a change. `made`: ids of before → ids of the server. With `conflict`, the server has taken all but `members`.
 * @typedef {{ answer?: Todo | List | undefined, made?: [number, number][], conflict?: 'changed' | 'deleted', members?: (keyof TodoPatch)[] }} Outcome
 */

/** How often a change is compared again because somebody else was faster. */
const MAX_TRIES = 5;

/**
 * @param {Api} api
 * @param {AbortSignal} signal
 * @returns {(op: Op, idOf: (id: number) => number) => Promise<Outcome>}
 */
export function createSend(api, signal) {
  // The queue repeats.
  const ONCE = { patience: 0, signal };
  /** The last versions that the server has answered: they save a request before an edit. @type {Map<number, Versioned<Todo>>} */
  const versions = new Map();

  /** @param {Versioned<Todo>} version @returns {{ answer: Todo }} */
  const seen = (version) => {
    versions.delete(version.value.id);
    versions.set(version.value.id, version);
    if (versions.size > 200) versions.delete(/** @type {number} */ (versions.keys().next().value));
    return { answer: version.value };
  };

  /** @param {Op & { kind: 'create' }} op @param {(id: number) => number} idOf @returns {Promise<Outcome>} */
  async function create(op, idOf) {
    const version = await make(translated(op.members, idOf), op.key);
    return { ...seen(version), made: [[op.id, version.value.id]] };
  }

  /** @param {NewTodo} members @param {string} key */
  async function make(members, key) {
    try {
      return await api.createTodo(members, { ...ONCE, key });
    } catch (error) {
      // Its list or parent was deleted meanwhile: into the inbox rather than lost.
      if (!is(error, 422) || !(error.codes.list_id || error.codes.parent_id)) throw error;
      const { list_id: _, parent_id: __, ...rest } = members;
      return await api.createTodo(rest, { ...ONCE, key: `${key}-inbox` });
    }
  }

  /** @param {Op & { kind: 'edit' }} op @param {(id: number) => number} idOf @returns {Promise<Outcome>} */
  async function edit(op, idOf) {
    const id = idOf(op.id);
    const [patch, base] = [translated(op.patch, idOf), translated(op.base, idOf)];
    let version = versions.get(id);
    let isFresh = false;
    try {
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        if (!version) {
          version = await api.readTodo(id, ONCE);
          isFresh = true;
        }
        const { change, conflicts } = merge(patch, base, version.value);
        if (conflicts.length === 0 || isFresh) {
          try {
            if (Object.keys(change).length > 0) version = await api.patchTodo(id, change, { ...ONCE, etag: version.etag });
            return { ...seen(version), ...(conflicts.length > 0 ? { conflict: 'changed', members: conflicts } : {}) };
          } catch (error) {
            if (!is(error, 412)) throw error;
          }
        }
        version = undefined;
      }
    } catch (error) {
      if (!is(error, 404)) throw error;
      return { conflict: 'deleted', members: /** @type {(keyof TodoPatch)[]} */ (Object.keys(patch)) };
    }
    return { conflict: 'changed', members: /** @type {(keyof TodoPatch)[]} */ (Object.keys(patch)) };
  }

  /** @param {Op & { kind: 'restore' }} op @param {(id: number) => number} idOf @returns {Promise<Outcome>} */
  async function restore(op, idOf) {
    const id = idOf(op.id);
    try {
      const todo = await api.restoreTodo(id, ONCE);
      versions.delete(id);
      return { answer: todo };
    } catch (error) {
      if (!is(error, 404)) throw error;
    }
    try {
      // Restored already: the answer was lost, or another tab was faster.
      return seen(await api.readTodo(id, ONCE));
    } catch (error) {
      if (!is(error, 404)) throw error;
    }
    // There is no trash, or it was emptied: made again, with its subtasks.
    /** @type {[number, number][]} */
    const made = [];
    let answer;
    for (const todo of op.todos) {
      const parent = made.find(([from]) => from === todo.parent_id);
      const { value } = await make({ ...writable(todo), list_id: idOf(todo.list_id), parent_id: parent?.[1] ?? null }, `${op.key}-${todo.id}`);
      made.push([idOf(todo.id), value.id]);
      answer ??= value;
    }
    return { answer, made };
  }

  return async (op, idOf) => {
    switch (op.kind) {
      case 'create': return create(op, idOf);
      case 'edit': return edit(op, idOf);
      case 'complete': return seen(await api.patchTodo(idOf(op.id), { is_done: true }, ONCE));
      case 'reopen': return seen(await api.patchTodo(idOf(op.id), { is_done: false }, ONCE));
      case 'delete': return nothingIfGone(api.deleteTodo(idOf(op.id), ONCE));
      case 'restore': return restore(op, idOf);
      case 'move': return seen(await api.moveTodo(idOf(op.id), placed(op.place, idOf), ONCE));
      case 'create_list': {
        const answer = await api.createList(op.name, { ...ONCE, key: op.key });
        return { answer, made: [[op.id, answer.id]] };
      }
      case 'rename_list': return { answer: await api.renameList(idOf(op.id), op.name, ONCE) };
      case 'delete_list': return nothingIfGone(api.deleteList(idOf(op.id), ONCE));
      case 'move_list': return { answer: await api.moveList(idOf(op.id), placed(op.place, idOf), ONCE) };
      case 'rename_label':
        await api.renameLabel(op.name, op.next, ONCE);
        return {};
      case 'delete_label':
        await api.deleteLabel(op.name, ONCE);
        return {};
    }
  };
}

/**
 * A three-way merge, member by member: what only one side has changed is no conflict.
 * @param {TodoPatch} mine
 * @param {TodoPatch} base
 * @param {Todo} theirs
 */
export function merge(mine, base, theirs) {
  /** @type {Record<string, unknown>} */
  const change = {};
  /** @type {(keyof TodoPatch)[]} */
  const conflicts = [];
  for (const name of /** @type {(keyof TodoPatch)[]} */ (Object.keys(mine))) {
    if (isSame(mine[name], theirs[name])) continue;
    if (isSame(base[name], theirs[name]) || base[name] === undefined) change[name] = mine[name];
    else if (name === 'labels') change.labels = mergeLabels(mine.labels ?? [], base.labels ?? [], theirs.labels);
    else conflicts.push(name);
  }
  return { change: /** @type {TodoPatch} */ (change), conflicts };
}

/**
 * What one side has added or removed is added or removed.
 * @param {readonly string[]} mine
 * @param {readonly string[]} base
 * @param {readonly string[]} theirs
 */
function mergeLabels(mine, base, theirs) {
  const has = (/** @type {readonly string[]} */ labels, /** @type {string} */ label) => labels.some((other) => fold(other) === fold(label));
  return [...theirs.filter((label) => has(mine, label) || !has(base, label)), ...mine.filter((label) => !has(base, label) && !has(theirs, label))];
}

/** @param {unknown} a @param {unknown} b */
export const isSame = (a, b) => a === b || Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, index) => value === b[index]);

/** @param {Todo} todo @returns {TodoPatch & { content: string }} */
function writable({ content, is_done, notes, priority, labels, due_date, due_time, recurrence, recurrence_from }) {
  return { content, is_done, notes, priority, labels, due_date, due_time, recurrence, recurrence_from };
}

/** @param {import('./types.js').Place} place @param {(id: number) => number} idOf */
const placed = (place, idOf) => 'after_id' in place
  ? { after_id: place.after_id === null ? null : idOf(place.after_id) }
  : { before_id: place.before_id === null ? null : idOf(place.before_id) };

/** @param {unknown} error @param {number} status @returns {error is ApiError} */
const is = (error, status) => error instanceof ApiError && error.status === status;

/** @param {Promise<unknown>} deletion @returns {Promise<Outcome>} */
async function nothingIfGone(deletion) {
  try {
    await deletion;
  } catch (error) {
    if (!is(error, 404)) throw error;
  }
  return {};
}
