// Puts the parts together, and opens and closes the store as people sign in and out.

/** @import { Client } from './types.js' */

import { createApi } from './api.js';
import { USER_SCHEMA, userDatabase } from './copy.js';
import { createHttp } from './http.js';
import { deleteDatabase, openDatabase } from './idb.js';
import { createLocks } from './platform.js';
import { createSession, SESSION_DATABASE, SESSION_SCHEMA } from './session.js';
import { openStore } from './store.js';
import { startWorker } from './worker.js';

/**
 * @param {{ base?: string }} [options] `base`: the API's address; by default the page's.
 * @returns {Promise<Client>}
 */
export async function startClient({ base = '' } = {}) {
  const http = createHttp({ base });
  const locks = createLocks();
  const openChannel = (/** @type {string} */ name) => new BroadcastChannel(name);
  const session = createSession({
    http, locks, database: await openDatabase(SESSION_DATABASE, SESSION_SCHEMA), channel: openChannel('todo-session'),
  });
  const api = createApi({ session, http });
  /** @type {Awaited<ReturnType<typeof openStore>> | null} */
  let store = null;
  /** @type {number | null} */
  let openFor = null;
  let turn = Promise.resolve();
  /** @type {(() => void) | null} */
  let update = null;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  /** Closes the store of one person and opens that of another, one after another. */
  async function follow() {
    const { userId, reason } = session.state;
    if (userId === openFor) return;
    const [closing, closed] = [store, openFor];
    store = null;
    openFor = userId;
    changed();
    await closing?.close();
    // Who signs out leaves nothing behind. If the session has expired, what was not sent waits for the next sign-in.
    if (closed !== null && userId === null && reason === null) await deleteDatabase(userDatabase(closed));
    if (userId !== null) {
      const database = await openDatabase(userDatabase(userId), USER_SCHEMA);
      store = await openStore({ api, database, locks, userId, openChannel });
    }
    changed();
  }

  session.onChange(() => {
    changed();
    turn = turn.then(follow).catch(() => {});
  });
  addEventListener('online', () => store?.wake(true));
  addEventListener('offline', () => store?.lost());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && store?.wake());
  // A page that comes back from the browser's cache has heard nothing meanwhile.
  addEventListener('pageshow', (event) => event.persisted && store?.reload());
  await session.start();
  await turn;
  startWorker((reload) => {
    update = reload;
    changed();
  }).catch(() => {});

  return {
    session,
    api,
    get store() {
      return store;
    },
    get update() {
      return update;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
