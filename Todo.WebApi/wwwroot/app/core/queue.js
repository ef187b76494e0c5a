// The changes that the server does not have yet, in order, in IndexedDB: they outlive the tab, the browser and a time without network.

/** @import { List, Todo, TodoPatch } from './types.js' */
/** @import { Change, Op } from './ops.js' */
/** @import { Database, Transaction } from './idb.js' */

import { uuid } from './platform.js';

/** How many ids of before the server knew a thing are remembered, for addresses and later changes. */
const MAX_IDS = 1000;

/**
 * @typedef {object} Queue
 * @property {readonly Op[]} ops In the order in which they are sent.
 * @property {ReadonlyMap<number, number>} ids Ids of before the server knew a thing → ids now.
 * @property {(id: number) => number} idOf
 * @property {(id: number) => number} keyOf The first id that a thing had.
 * @property {() => number} newId
 * @property {() => Promise<void>} load
 * @property {(changes: readonly (Change & { content?: string })[]) => Promise<Op[]>} add Shows the changes at once, and ends when they are stored.
 * @property {(keys: ReadonlySet<string>) => Promise<Set<string>>} takeBack Removes those that have not been sent. Returns their keys.
 * @property {(op: Op) => Promise<Op | null>} claim Says that it is on its way. Returns it as it is stored; null if it was taken back.
 * @property {(op: Op, outcome: { answer?: Todo | List | undefined, made?: [number, number][] | undefined }) => Promise<void>} confirm
 * @property {(op: Op, change: Partial<Op>) => Promise<void>} update
 * @property {(ops: readonly Op[]) => Promise<void>} drop
 * @property {(listener: () => void) => (() => void)} onChange
 */

/**
 * @param {{ database: Database, channel: BroadcastChannel, now?: () => number }} parts The channel is only for the queue.
 * @returns {Queue}
 */
export function createQueue({ database, channel, now = Date.now }) {
  /** @type {readonly Op[]} */
  let ops = [];
  /** @type {Map<number, number>} */
  let ids = new Map();
  let lastId = 0;
  /** @type {Set<() => void>} */
  const listeners = new Set();

  /** @param {readonly Op[]} next */
  function show(next) {
    // What has no number yet has just been added here.
    ops = [...next].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
    for (const listener of listeners) listener();
  }

  /** @param {readonly Op[]} changed */
  function put(changed) {
    const byKey = new Map(changed.map((op) => [op.key, op]));
    const next = ops.map((op) => byKey.get(op.key) ?? op);
    const known = new Set(ops.map((op) => op.key));
    show([...next, ...changed.filter((op) => !known.has(op.key))]);
  }

  /** @param {ReadonlySet<string>} keys */
  const forget = (keys) => show(ops.filter((op) => !keys.has(op.key)));

  channel.onmessage = ({ data }) => {
    if (data.ids) ids = new Map(data.ids);
    if (data.put) put(data.put);
    if (data.forget) forget(data.forget);
  };

  /** @param {Op} op */
  const seqOf = (op) => /** @type {number} */ (op.seq ?? ops.find((other) => other.key === op.key)?.seq);

  /** @param {(transaction: Transaction) => Promise<void>} work */
  const write = (work) => database.run(['queue', 'kv'], 'readwrite', work);

  /**
   * An edit of the same todo that has not been sent, with nothing after it that concerns the todo: it takes the new one in.
   * @param {Change} change
   * @returns {(Op & { kind: 'edit' }) | null}
   */
  function earlier(change) {
    if (change.kind !== 'edit') return null;
    const last = ops.filter((op) => op.id === change.id || op.id === null).at(-1);
    return last?.kind === 'edit' && last.state === 'waiting' && last.seq !== undefined ? last : null;
  }

  /**
   * @param {Op & { kind: 'edit' }} first
   * @param {{ patch: TodoPatch, base: TodoPatch }} second
   */
  async function merge(first, second) {
    const merged = { ...first, patch: { ...first.patch, ...second.patch }, base: { ...second.base, ...first.base } };
    put([merged]);
    let isMerged = false;
    await write(async (transaction) => {
      if ((await transaction.get('queue', seqOf(first)))?.state !== 'waiting') return;
      isMerged = true;
      await transaction.put('queue', merged);
    });
    if (isMerged) channel.postMessage({ put: [merged] });
    return isMerged ? merged : null;
  }

  /** @type {Queue} */
  const queue = {
    get ops() {
      return ops;
    },
    get ids() {
      return ids;
    },
    idOf(id) {
      let found = id;
      for (let next; (next = ids.get(found)) !== undefined;) found = next;
      return found;
    },
    keyOf(id) {
      const before = new Map([...ids].map(([from, to]) => [to, from]));
      let found = queue.idOf(id);
      for (let earlier; (earlier = before.get(found)) !== undefined;) found = earlier;
      return found;
    },
    newId() {
      // Negative, and another one in each tab.
      lastId = Math.min(lastId - 1, -(now() * 1000 + Math.floor(Math.random() * 1000)));
      return lastId;
    },
    async load() {
      await database.run(['queue', 'kv'], 'readonly', async (transaction) => {
        const [stored, storedIds] = await Promise.all([transaction.all('queue'), transaction.get('kv', 'ids')]);
        ids = new Map(storedIds ?? []);
        const known = new Set(stored.map((op) => op.key));
        show([...stored, ...ops.filter((op) => op.seq === undefined && !known.has(op.key))]);
      });
    },
    async add(changes) {
      const [only] = changes;
      const first = changes.length === 1 && only ? earlier(only) : null;
      if (first && only?.kind === 'edit') {
        const merged = await merge(first, only);
        if (merged) return [merged];
        // It was sent in this moment: as a change of its own, after the sent one.
        await queue.load();
      }
      const at = timestamp(now());
      const added = changes.map((change) => /** @type {Op} */ ({ ...change, key: uuid(), at, state: 'waiting' }));
      put(added);
      /** @type {Op[]} */
      const stored = [];
      try {
        await write(async (transaction) => {
          for (const op of added) stored.push({ ...op, seq: Number(await transaction.put('queue', op)) });
        });
      } catch (error) {
        forget(new Set(added.map(({ key }) => key)));
        throw error;
      }
      put(stored);
      channel.postMessage({ put: stored });
      return stored;
    },
    async takeBack(keys) {
      /** @type {Set<string>} */
      const taken = new Set();
      await write(async (transaction) => {
        for (const op of ops.filter(({ key }) => keys.has(key))) {
          if ((await transaction.get('queue', seqOf(op)))?.state !== 'waiting') continue;
          await transaction.remove('queue', seqOf(op));
          taken.add(op.key);
        }
      });
      forget(taken);
      channel.postMessage({ forget: taken });
      return taken;
    },
    async claim(op) {
      /** @type {Op | null} */
      let claimed = null;
      await write(async (transaction) => {
        const stored = await transaction.get('queue', seqOf(op));
        if (!stored) return;
        claimed = { ...stored, state: 'sending' };
        await transaction.put('queue', claimed);
      });
      if (claimed) put([claimed]);
      else forget(new Set([op.key]));
      return claimed;
    },
    async confirm(op, { answer, made = [] }) {
      const sent = /** @type {Op} */ ({ ...op, seq: seqOf(op), state: 'sent', ...(answer ? { answer } : {}) });
      const next = new Map([...ids, ...made].slice(-MAX_IDS));
      await write(async (transaction) => {
        await transaction.put('queue', sent);
        if (made.length > 0) await transaction.put('kv', [...next], 'ids');
      });
      ids = next;
      put([sent]);
      channel.postMessage({ put: [sent], ...(made.length > 0 ? { ids: [...ids] } : {}) });
    },
    async update(op, change) {
      const changed = /** @type {Op} */ ({ ...op, ...change, seq: seqOf(op) });
      await write(async (transaction) => void await transaction.put('queue', changed));
      put([changed]);
      channel.postMessage({ put: [changed] });
    },
    async drop(dropped) {
      await write(async (transaction) => {
        for (const op of dropped) await transaction.remove('queue', seqOf(op));
      });
      const keys = new Set(dropped.map((op) => op.key));
      forget(keys);
      channel.postMessage({ forget: keys });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return queue;
}

/**
 * As the API writes times, with six fractional digits, so that they sort as text.
 * @param {number} milliseconds
 */
const timestamp = (milliseconds) => new Date(milliseconds).toISOString().replace('Z', '000Z');
