// The one state that the page shows, and everything that keeps it up to date: the copy, the queue, and in one tab of a browser (the leader,
// which holds a lock) the connection to the server.

/** @import { Message, MessageKey, MessageValues, State, Store, Undo, User } from './types.js' */
/** @import { Api } from './api.js' */
/** @import { Database } from './idb.js' */
/** @import { Op } from './ops.js' */
/** @import { Locks } from './platform.js' */

import { createActions } from './actions.js';
import { createCopy } from './copy.js';
import { createNetwork } from './network.js';
import { createQueue } from './queue.js';
import { createReplica } from './replica.js';
import { createSend } from './send.js';
import { createSender } from './sender.js';
import { createView } from './view.js';

/** How many messages are kept that nobody has dismissed. */
const MAX_MESSAGES = 20;

/** How long another tab may take to ask the server, in milliseconds. */
const REFRESH = 15_000;

/**
 * @typedef {object} StoreParts
 * @property {Api} api
 * @property {Database} database The user's.
 * @property {Locks} locks
 * @property {number} userId
 * @property {(name: string) => BroadcastChannel} openChannel
 * @property {Options} [options] For tests.
 */

/**
 * @typedef {Omit<Partial<Parameters<typeof createReplica>[0] & Parameters<typeof createSender>[0]>, 'network'>
 *   & { network?: Parameters<typeof createNetwork>[0] }} Options
 */

/**
 * What only the browser knows.
 * @typedef {object} Outside
 * @property {(isBack?: boolean) => void} wake Tries now. `isBack`: the network has been away, so the connections are dead.
 * @property {() => void} lost The network has gone.
 * @property {() => Promise<void>} reload The tab has heard nothing of the others for a while.
 */

/**
 * Opens what this device has of the user, and starts to follow the server.
 * @param {StoreParts} parts
 * @returns {Promise<Store & Outside>}
 */
export async function openStore({ api, database, locks, userId, openChannel, options = {} }) {
  const [copyChannel, queueChannel, hub] = ['copy', 'queue', 'hub'].map((name) => openChannel(`todo-${name}-${userId}`));
  if (!copyChannel || !queueChannel || !hub) throw new Error('There are no channels.');
  const copy = createCopy({ database, channel: copyChannel });
  const queue = createQueue({ database, channel: queueChannel });
  const view = createView(copy, queue);

  /** Of this tab: a message belongs to where something was done, and one about the queue to every tab. */
  /** @type {readonly Message[]} */
  let messages = [];
  /** Changes that the server has refused, by message. @type {Map<number, readonly Op[]>} */
  const refusals = new Map();
  let lastMessage = 0;
  const network = createNetwork(options.network);
  let online = !network.isAway;
  let waiting = false;
  /** @type {State | null} */
  let state = null;
  let isAnnounced = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();

  const shown = () => {
    const { lists, todos, labels, conflicts, pending } = current();
    return { lists, todos, labels, conflicts, pending };
  };

  /** @returns {State} */
  function current() {
    state ??= { ...view(), user: copy.user, online, waiting, synced: copy.synced, messages };
    return state;
  }

  function changed() {
    state = null;
    if (isAnnounced) return;
    isAnnounced = true;
    queueMicrotask(() => {
      isAnnounced = false;
      for (const listener of listeners) listener();
    });
  }

  /** @param {Omit<Message, 'id'>} message @param {readonly Op[]} [refused] */
  function addMessage(message, refused = []) {
    const id = ++lastMessage;
    if (refused.length > 0) refusals.set(id, refused);
    messages = [...messages, { ...message, id, ...(refused.length > 0 ? { retry: true } : {}) }].slice(-MAX_MESSAGES);
    changed();
    return id;
  }

  /** @param {number} id */
  function dismissMessage(id) {
    refusals.delete(id);
    messages = messages.filter((message) => message.id !== id);
    changed();
  }

  /** @param {'status' | 'error'} kind @param {MessageKey} key @param {MessageValues} values @param {Undo} [undo] */
  const tell = (kind, key, values, undo) => void addMessage({ kind, key, values, ...(undo ? { undo } : {}) });

  /** @param {{ online?: boolean, waiting?: boolean }} next */
  function setStatus(next) {
    if ((next.online ?? online) === online && (next.waiting ?? waiting) === waiting) return;
    online = next.online ?? online;
    waiting = next.waiting ?? waiting;
    changed();
    if (isLeader) hub?.postMessage({ type: 'status', online, waiting });
  }

  let isLeader = false;
  const end = new AbortController();
  function onContact(/** @type {boolean} */ reached) {
    if (reached) network.reached();
    setStatus({ online: reached });
  }
  const replica = createReplica({ api, copy, onContact, made: () => sender.made(), signal: end.signal, ...options, network });
  const sender = createSender({
    queue,
    send: createSend(api, end.signal),
    sync: replica.sync,
    onContact,
    onWaiting: (isWaiting) => setStatus({ waiting: isWaiting }),
    onMessage(kind, key, values, refused = []) {
      addMessage({ kind, key, values }, refused);
      hub.postMessage({ type: 'message', message: { kind, key, values }, refused });
    },
    ...options,
    network,
  });
  /** @param {boolean} isBack */
  function wakeHere(isBack) {
    if (isBack) network.back();
    replica.wake(isBack);
    sender.wake();
  }

  async function refreshHere() {
    wakeHere(false);
    await replica.sync().catch(() => {});
  }

  /** @type {Map<string, () => void>} */
  const asked = new Map();
  hub.onmessage = async ({ data }) => {
    if (data.type === 'status') setStatus(data);
    if (data.type === 'message') addMessage(data.message, data.refused);
    if (data.type === 'synced') asked.get(data.id)?.();
    if (!isLeader) return;
    if (data.type === 'hello') hub.postMessage({ type: 'status', online, waiting });
    if (data.type === 'wake') wakeHere(data.isBack);
    if (data.type === 'sync') {
      await refreshHere();
      hub.postMessage({ type: 'synced', id: data.id });
    }
  };

  /** @returns {Promise<void>} */
  const refreshThere = () => new Promise((resolve) => {
    const id = String(queue.newId());
    const finish = () => {
      clearTimeout(timer);
      asked.delete(id);
      resolve();
    };
    const timer = setTimeout(finish, REFRESH);
    asked.set(id, finish);
    hub.postMessage({ type: 'sync', id });
  });

  /** Conflicts in which the other side has come to the same end, once and for all. */
  function dropAgreed() {
    const agreed = queue.ops.filter((op) => op.state === 'conflict' && op.conflict === 'changed' && copy.todos.has(queue.idOf(op.id ?? 0))
      && !current().conflicts.some(({ id }) => id === op.seq));
    if (agreed.length > 0) void queue.drop(agreed);
  }

  copy.onChange(() => {
    changed();
    if (isLeader) dropAgreed();
  });
  queue.onChange(changed);
  await Promise.all([copy.load(), queue.load()]);
  hub.postMessage({ type: 'hello' });

  async function lead() {
    isLeader = true;
    // What another tab has stored while this one waited.
    await Promise.all([copy.load(), queue.load()]);
    const readUser = async () => {
      await network.wait(end.signal);
      await copy.setUser(await api.me({ signal: end.signal }));
    };
    await Promise.all([readUser().catch(() => {}), replica.run(), sender.run(end.signal)]);
  }
  // Without a shared database, each tab is on its own.
  const lock = database.isShared ? `todo-leader-${userId}` : `todo-leader-${userId}-${queue.newId()}`;
  const led = locks.request(lock, { signal: end.signal }, lead).catch(() => {});

  const { add, ...actions } = createActions({ queue, shown, tell });
  return {
    get state() {
      return current();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idOf: queue.idOf,
    keyOf: queue.keyOf,
    actions: {
      ...actions,
      async retry(messageId) {
        const refused = refusals.get(messageId) ?? [];
        dismissMessage(messageId);
        await add(refused.map(({ key: _, at: __, state: ___, seq: ____, answer: _____, ...change }) => change));
      },
      dismissMessage,
      addMessage: (message) => addMessage(message),
      refresh: () => (isLeader ? refreshHere() : refreshThere()),
      setUser: (/** @type {User} */ user) => void copy.setUser(user),
    },
    wake(isBack = false) {
      if (isLeader) wakeHere(isBack);
      else hub.postMessage({ type: 'wake', isBack });
    },
    lost() {
      network.lost();
      if (!network.isAway) return;
      replica.lost();
      onContact(false);
    },
    async reload() {
      await Promise.all([copy.load(), queue.load()]);
      hub.postMessage({ type: 'hello' });
    },
    async close() {
      end.abort();
      await led;
      for (const channel of [copyChannel, queueChannel, hub]) channel.close();
      database.close();
    },
  };
}
