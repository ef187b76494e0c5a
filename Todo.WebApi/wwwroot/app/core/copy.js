// The copy of the user's lists and todos in IndexedDB and in the memory of each tab. One tab at a time gets changes from the server and applies
// them; the others hear of it.

/** @import { List, Todo, User } from './types.js' */
/** @import { Changes } from './api.js' */
/** @import { Database } from './idb.js' */

/** The stores of a user's database: the copy, and the queue of changes that are not sent yet. */
export const USER_SCHEMA = { kv: {}, lists: { keyPath: 'id' }, todos: { keyPath: 'id' }, queue: { keyPath: 'seq', autoIncrement: true } };

/** @param {number} userId */
export const userDatabase = (userId) => `todo-user-${userId}`;

const STORES = ['kv', 'lists', 'todos'];

/**
 * @typedef {object} Copy
 * @property {ReadonlyMap<number, List>} lists As the server has them. Replaced, never changed.
 * @property {ReadonlyMap<number, Todo>} todos
 * @property {string | null} cursor `next` of the last page.
 * @property {boolean} synced Whether everything has been there once.
 * @property {User | null} user
 * @property {() => Promise<void>} load Reads the copy of this device.
 * @property {(page: Changes) => Promise<void>} apply The page together with its cursor, or not at all.
 * @property {() => void} restart The next pages are everything, from the beginning: what is not in them is gone.
 * @property {(user: User) => Promise<void>} setUser
 * @property {(listener: () => void) => (() => void)} onChange
 */

/**
 * @param {{ database: Database, channel: BroadcastChannel }} parts The channel is only for the copy.
 * @returns {Copy}
 */
export function createCopy({ database, channel }) {
  /** @type {ReadonlyMap<number, List>} */
  let lists = new Map();
  /** @type {ReadonlyMap<number, Todo>} */
  let todos = new Map();
  /** @type {string | null} */
  let cursor = null;
  /** @type {User | null} */
  let user = null;
  let synced = false;
  let isStored = true;
  /** Counts the pages: a tab that has missed one reads the copy again. */
  let revision = 0;
  /** Ids of a copy that is being replaced. @type {{ lists: Set<number>, todos: Set<number>, isFirst: boolean } | null} */
  let seen = null;
  /** @type {Set<() => void>} */
  const listeners = new Set();

  const changed = () => {
    for (const listener of listeners) listener();
  };

  async function load() {
    await database.run(STORES, 'readonly', async (transaction) => {
      const [allLists, allTodos, state, storedUser] = await Promise.all(
        [transaction.all('lists'), transaction.all('todos'), transaction.get('kv', 'copy'), transaction.get('kv', 'user')]);
      lists = new Map(allLists.map((list) => [list.id, list]));
      todos = new Map(allTodos.map((todo) => [todo.id, todo]));
      ({ cursor, revision, synced } = state ?? { cursor: null, revision: 0, synced: false });
      user = storedUser ?? null;
    });
    changed();
  }

  /**
   * @param {{ lists: List[], todos: Todo[] }} page
   * @param {{ type: string, id: number }[]} deleted
   * @param {unknown} state
   */
  async function write(page, deleted, state) {
    try {
      await database.run(STORES, 'readwrite', async (transaction) => {
        /** @type {Promise<unknown>[]} */
        const writes = [transaction.put('kv', state, 'copy')];
        for (const list of page.lists) writes.push(transaction.put('lists', list));
        for (const todo of page.todos) writes.push(transaction.put('todos', todo));
        for (const { type, id } of deleted) writes.push(transaction.remove(`${type}s`, id));
        await Promise.all(writes);
      });
    } catch {
      // The disk is full, say: this tab goes on in memory, and what is stored stays whole, with its cursor.
      isStored = false;
    }
  }

  /**
   * @param {{ lists: List[], todos: Todo[] }} page
   * @param {{ type: string, id: number }[]} deleted
   */
  function show(page, deleted) {
    if (page.lists.length > 0 || deleted.some(({ type }) => type === 'list')) lists = merge(lists, page.lists, deleted, 'list');
    if (page.todos.length > 0 || deleted.some(({ type }) => type === 'todo')) todos = merge(todos, page.todos, deleted, 'todo');
    changed();
  }

  channel.onmessage = ({ data }) => {
    if (data.type === 'user') {
      user = data.user;
      changed();
    } else if (data.revision === revision + 1) {
      ({ revision, cursor, synced } = data);
      show(data.page, data.deleted);
    } else if (data.revision > revision) {
      void load();
    }
  };

  return {
    get lists() {
      return lists;
    },
    get todos() {
      return todos;
    },
    get cursor() {
      return seen?.isFirst ? null : cursor;
    },
    get synced() {
      return synced;
    },
    get user() {
      return user;
    },
    load,
    async apply(page) {
      /** @type {{ type: string, id: number }[]} */
      const deleted = [...page.deleted];
      if (seen) {
        for (const list of page.lists) seen.lists.add(list.id);
        for (const todo of page.todos) seen.todos.add(todo.id);
        if (!page.has_more) deleted.push(...missing(lists, seen.lists, 'list'), ...missing(todos, seen.todos, 'todo'));
      }
      // If the browser ends before the last page of a replacement, it starts again: only then is the copy complete.
      const stored = seen && page.has_more ? null : page.next;
      const next = { cursor: stored, revision: revision + 1, synced: synced || !page.has_more };
      if (isStored) await write(page, deleted, next);
      ({ revision, synced } = next);
      cursor = page.next;
      if (seen) seen = page.has_more ? { ...seen, isFirst: false } : null;
      channel.postMessage({ ...next, page: { lists: page.lists, todos: page.todos }, deleted });
      show(page, deleted);
    },
    restart() {
      seen = { lists: new Set(), todos: new Set(), isFirst: true };
    },
    async setUser(next) {
      user = next;
      changed();
      channel.postMessage({ type: 'user', user });
      await database.run(['kv'], 'readwrite', (kv) => kv.put('kv', next, 'user'));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * @template {{ id: number }} T
 * @param {ReadonlyMap<number, T>} old
 * @param {T[]} changed
 * @param {{ type: string, id: number }[]} deleted
 * @param {string} type
 */
function merge(old, changed, deleted, type) {
  const merged = new Map(old);
  for (const thing of changed) merged.set(thing.id, thing);
  for (const gone of deleted) if (gone.type === type) merged.delete(gone.id);
  return merged;
}

/**
 * @param {ReadonlyMap<number, unknown>} all
 * @param {Set<number>} seen
 * @param {'list' | 'todo'} type
 */
const missing = (all, seen, type) => [...all.keys()].filter((id) => !seen.has(id)).map((id) => ({ type, id }));
