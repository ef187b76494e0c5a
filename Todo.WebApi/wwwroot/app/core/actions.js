// What a person can do, as changes in the queue.

/** @import { Actions, List, MessageKey, MessageValues, Todo, TodoPatch, Undo } from './types.js' */
/** @import { Change, Op } from './ops.js' */
/** @import { Queue } from './queue.js' */
/** @import { Shown } from './view.js' */

import { blankTodo } from './ops.js';
import { fold } from './select.js';
import { isSame } from './send.js';

/**
 * @typedef {object} ActionParts
 * @property {Queue} queue
 * @property {() => Shown} shown
 * @property {(kind: 'status' | 'error', key: MessageKey, values: MessageValues, undo?: Undo) => void} tell
 */

/** @typedef {Change & { content?: string }} Named */

/** @param {ActionParts} parts */
export function createActions({ queue, shown, tell }) {
  /** @param {number} id */
  const todoOf = (id) => shown().todos.get(queue.idOf(id));
  /** @param {number} id */
  const subtasksOf = (id) => [...shown().todos.values()].filter((todo) => todo.parent_id === queue.idOf(id));
  /** @param {number} id */
  const listOf = (id) => shown().lists.find((list) => list.id === queue.idOf(id));

  /** @param {readonly Named[]} changes @returns {Promise<Op[]>} */
  async function add(changes) {
    if (changes.length === 0) return [];
    try {
      return await queue.add(changes);
    } catch {
      tell('error', 'storage', { content: changes[0]?.content ?? '' });
      return [];
    }
  }

  /**
   * Adds changes that can be undone, with one message.
   * @param {readonly { change: Named, undo: Change[] }[]} pairs
   * @param {MessageKey | null} key
   */
  async function addUndoable(pairs, key) {
    const ops = await add(pairs.map(({ change }) => change));
    const undo = { steps: ops.map((op, index) => ({ key: op.key, changes: pairs[index]?.undo ?? [] })) };
    if (key && ops.length > 0) tell('status', key, { count: ops.length, content: pairs[0]?.change.content ?? '' }, undo);
    return { undo };
  }

  /** @param {Todo} todo */
  const completing = (todo) => ({
    change: named({ kind: 'complete', id: todo.id }, todo),
    undo: [todo, ...subtasksOf(todo.id)].filter((one) => !one.is_done).map((one) => /** @type {Change} */ ({ kind: 'reopen', id: one.id })),
  });

  /** @param {Todo} todo @returns {{ change: Named, undo: Change[] }} */
  const deleting = (todo) => ({
    change: named({ kind: 'delete', id: todo.id }, todo),
    undo: [{ kind: 'restore', id: todo.id, todos: [todo, ...subtasksOf(todo.id)] }],
  });

  /** @param {Todo} todo @param {TodoPatch} patch @param {TodoPatch} [base] @returns {{ change: Named, undo: Change[] } | null} */
  function editing(todo, patch, base = {}) {
    /** @type {Record<string, unknown>} */
    const mine = {};
    /** @type {Record<string, unknown>} */
    const before = {};
    for (const name of /** @type {(keyof TodoPatch)[]} */ (Object.keys(patch))) {
      const old = name in base ? base[name] : todo[name];
      if (name === 'is_done' || patch[name] === undefined || isSame(old, patch[name])) continue;
      mine[name] = patch[name];
      before[name] = old;
    }
    if (Object.keys(mine).length === 0) return null;
    return { change: named({ kind: 'edit', id: todo.id, patch: mine, base: before }, todo), undo: [{ kind: 'edit', id: todo.id, patch: before, base: mine }] };
  }

  /** @param {readonly number[]} ids Subtasks of others among them go with those. */
  const independent = (ids) => {
    const chosen = new Set(ids.map(queue.idOf));
    return [...chosen].map((id) => shown().todos.get(id)).filter((todo) => todo !== undefined)
      .filter((todo) => todo.parent_id === null || !chosen.has(todo.parent_id));
  };

  /** @satisfies {Partial<Actions>} */
  const actions = {
    /** @type {Actions['addTodo']} */
    async addTodo(members) {
      const id = queue.newId();
      await add([{ kind: 'create', id, members, content: members.content }]);
      return id;
    },
    /** @type {Actions['editTodo']} */
    async editTodo(id, patch, base) {
      const todo = todoOf(id);
      if (!todo) return;
      const edit = editing(todo, patch, base);
      /** @type {Named[]} */
      const changes = edit ? [edit.change] : [];
      if (patch.is_done !== undefined && patch.is_done !== todo.is_done) changes.push(named({ kind: patch.is_done ? 'complete' : 'reopen', id: todo.id }, todo));
      await add(changes);
    },
    /** @type {Actions['completeTodo']} */
    async completeTodo(id) {
      const todo = todoOf(id);
      return addUndoable(todo && !todo.is_done ? [completing(todo)] : [], 'completed');
    },
    /** @type {Actions['reopenTodo']} */
    async reopenTodo(id) {
      const todo = todoOf(id);
      if (todo?.is_done) await add([named({ kind: 'reopen', id: todo.id }, todo)]);
    },
    /** @type {Actions['deleteTodo']} */
    async deleteTodo(id) {
      const todo = todoOf(id);
      return addUndoable(todo ? [deleting(todo)] : [], 'deleted');
    },
    /** @type {Actions['moveTodo']} */
    async moveTodo(id, place) {
      const todo = todoOf(id);
      if (todo) await add([named({ kind: 'move', id: todo.id, place }, todo)]);
    },
    /** @type {Actions['bulk']} */
    async bulk(ids, action, args = {}) {
      const todos = independent(ids);
      switch (action) {
        case 'complete': return addUndoable(todos.filter((todo) => !todo.is_done).map(completing), 'completed');
        case 'reopen': {
          const done = todos.filter((todo) => todo.is_done);
          return addUndoable(done.map((todo) => ({ change: named({ kind: 'reopen', id: todo.id }, todo), undo: [{ kind: 'complete', id: todo.id }] })), null);
        }
        case 'delete': return addUndoable(todos.map(deleting), 'deleted');
        case 'move': {
          const patch = args.list_id === undefined ? {} : { list_id: args.list_id };
          // A subtask that moves without its parent becomes a todo of its own.
          const moves = todos.map((todo) => editing(todo, todo.parent_id === null ? patch : { ...patch, parent_id: null }));
          return addUndoable(moves.filter((move) => move !== null), 'moved');
        }
        case 'edit': return addUndoable(todos.map((todo) => editing(todo, args.patch ?? {})).filter((edit) => edit !== null), null);
      }
    },
    /** @type {Actions['addList']} */
    async addList(name) {
      const id = queue.newId();
      await add([{ kind: 'create_list', id, name, content: name }]);
      return id;
    },
    /** @type {Actions['renameList']} */
    async renameList(id, name) {
      const list = listOf(id);
      if (list && list.name !== name) await add([{ kind: 'rename_list', id: list.id, name, content: list.name }]);
    },
    /** @type {Actions['deleteList']} */
    async deleteList(id) {
      const list = listOf(id);
      return addUndoable(list ? [deletingList(list)] : [], 'list_deleted');
    },
    /** @type {Actions['moveList']} */
    async moveList(id, place) {
      const list = listOf(id);
      if (list) await add([{ kind: 'move_list', id: list.id, place, content: list.name }]);
    },
    /** @type {Actions['renameLabel']} */
    async renameLabel(name, next) {
      if (name !== next) await add([{ kind: 'rename_label', id: null, name, next, content: name }]);
    },
    /** @type {Actions['deleteLabel']} */
    async deleteLabel(name) {
      const has = (/** @type {string} */ label) => fold(label) === fold(name);
      const undo = [...shown().todos.values()].filter((todo) => todo.labels.some(has)).map((todo) => /** @type {Change} */ ({
        kind: 'edit', id: todo.id, patch: { labels: todo.labels }, base: { labels: todo.labels.filter((label) => !has(label)) },
      }));
      return addUndoable([{ change: { kind: 'delete_label', id: null, name, content: name }, undo }], 'label_deleted');
    },
    /** @type {Actions['undo']} */
    async undo(undo) {
      const taken = await queue.takeBack(new Set(undo.steps.map(({ key }) => key)));
      // Backwards, as undoing goes.
      await add(undo.steps.filter(({ key }) => !taken.has(key)).reverse().flatMap(({ changes }) => changes));
    },
    /** @type {Actions['resolveConflict']} */
    async resolveConflict(conflictId, choice) {
      const op = queue.ops.find((other) => other.seq === conflictId);
      const conflict = shown().conflicts.find(({ id }) => id === conflictId);
      if (op?.kind !== 'edit' || !conflict) return;
      const mine = /** @type {TodoPatch} */ (Object.fromEntries(conflict.members.map((member) => [member.name, member.mine])));
      const theirs = /** @type {TodoPatch} */ (Object.fromEntries(conflict.members.map((member) => [member.name, member.theirs])));
      await queue.drop([op]);
      if (choice === 'theirs') return;
      if (conflict.kind === 'changed') {
        await add([{ kind: 'edit', id: op.id, patch: mine, base: theirs, content: conflict.content }]);
      } else {
        const lost = { ...blankTodo(shown().lists), content: conflict.content, ...op.base, ...op.patch, id: op.id, parent_id: null };
        await add([{ kind: 'restore', id: op.id, todos: [lost], content: conflict.content }, { kind: 'edit', id: op.id, patch: mine, base: {}, content: conflict.content }]);
      }
    },
  };
  return { ...actions, add };

  /** @param {List} list @returns {{ change: Named, undo: Change[] }} */
  function deletingList(list) {
    const id = queue.newId();
    const todos = [...shown().todos.values()].filter((todo) => todo.list_id === list.id);
    const parents = todos.filter((todo) => todo.parent_id === null);
    return {
      change: { kind: 'delete_list', id: list.id, content: list.name },
      // A deleted list does not come back: another of its name takes its todos.
      undo: [
        { kind: 'create_list', id, name: list.name },
        ...parents.flatMap((todo) => /** @type {Change[]} */ ([
          { kind: 'restore', id: todo.id, todos: [todo, ...todos.filter((other) => other.parent_id === todo.id)] },
          { kind: 'edit', id: todo.id, patch: { list_id: id }, base: {} },
        ])),
      ],
    };
  }
}

/**
 * @param {Change} change
 * @param {Todo} todo
 * @returns {Named}
 */
const named = (change, todo) => ({ ...change, content: todo.content });
