// Tabs of one browser: they share a database, locks and channels.

import { createApi } from '../../../Todo.WebApi/wwwroot/app/core/api.js';
import { createHttp } from '../../../Todo.WebApi/wwwroot/app/core/http.js';
import { createMemoryDatabase } from '../../../Todo.WebApi/wwwroot/app/core/idb.js';
import { createLocks } from '../../../Todo.WebApi/wwwroot/app/core/platform.js';
import { createSession, SESSION_SCHEMA } from '../../../Todo.WebApi/wwwroot/app/core/session.js';
import { USER_SCHEMA } from '../../../Todo.WebApi/wwwroot/app/core/copy.js';
import { openStore } from '../../../Todo.WebApi/wwwroot/app/core/store.js';

export class Browser {
  sessions = createMemoryDatabase(SESSION_SCHEMA);
  // Shared: the tabs of a test take turns as leader, as those of a browser do.
  database = { ...createMemoryDatabase(USER_SCHEMA), isShared: true };
  #locks = createLocks();
  #channels = new Set();
  #tabs = [];

  constructor(server) {
    this.server = server;
  }

  openChannel = (name) => {
    const channel = {
      name,
      onmessage: null,
      postMessage: (data) => {
        const copy = structuredClone(data);
        for (const other of this.#channels) {
          if (other !== channel && other.name === name) queueMicrotask(() => this.#channels.has(other) && other.onmessage?.({ data: structuredClone(copy) }));
        }
      },
      close: () => this.#channels.delete(channel),
    };
    this.#channels.add(channel);
    return channel;
  };

  /** A tab with its session, without a store. */
  async openSession({ now } = {}) {
    const http = createHttp({ fetch: this.server.fetch });
    const session = createSession({ http, database: this.sessions, locks: this.#locks, channel: this.openChannel('todo-session'), ...(now ? { now } : {}) });
    await session.start();
    return { session, api: createApi({ session, http }) };
  }

  /** A tab whose person is signed in, with its store. */
  async openTab(options = {}) {
    const tab = await this.openSession();
    if (tab.session.state.status !== 'signed-in') await tab.session.signIn('ada@example.com', 'right');
    const store = await openStore({
      ...tab, database: this.database, locks: this.#locks, userId: 1, openChannel: this.openChannel, options: { maxPause: 5, ...options },
    });
    this.#tabs.push(store);
    return { ...tab, store };
  }

  async close() {
    await Promise.all(this.#tabs.map((store) => store.close()));
  }
}

/** Waits until a condition holds. */
export async function until(condition, message = condition.toString()) {
  for (let i = 0; i < 1000; i++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  throw new Error(`It never came: ${message}`);
}

export const contents = (store) => [...store.state.todos.values()].map((todo) => todo.content).sort();
