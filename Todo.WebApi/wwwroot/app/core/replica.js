// Keeps the copy in sync: all changes since the cursor, and then the stream of events, each of which says that there are more.
// docs/stay-in-sync.md explains the protocol.

/** @import { Api } from './api.js' */
/** @import { Copy } from './copy.js' */
/** @import { Network } from './network.js' */

import { ApiError, NetworkError, SignedOutError } from './http.js';
import { backoff, sleep } from './platform.js';

/** The server sends something at least every 15 seconds; after this time without, the connection is dead. */
const SILENCE = 40_000;

/**
 * @typedef {object} Replica
 * @property {() => Promise<void>} run Follows the changes until the signal is aborted or the session ends. In one tab only.
 * @property {() => Promise<void>} sync Ends when the changes that there were at the call have been applied. Throws if the server cannot be asked.
 * @property {(isBack: boolean) => void} wake Tries now instead of after the pause. `isBack`: the connection is dead.
 * @property {() => void} lost Without a network, nothing may come in either: it would ask for the changes in vain.
 */

/**
 * @typedef {object} ReplicaParts
 * @property {Api} api
 * @property {Copy} copy
 * @property {Network} network
 * @property {AbortSignal} signal
 * @property {(reached: boolean) => void} onContact Hears whether the server can be reached.
 * @property {() => Promise<void>} [made] Ends when nothing that makes a thing is on its way: before its answer, nothing says that a new thing is it.
 * @property {number} [silence]
 * @property {number} [pageSize]
 * @property {number} [maxPause]
 */

/**
 * @param {ReplicaParts} parts
 * @returns {Replica}
 */
export function createReplica({ api, copy, network, signal, onContact, made = () => Promise.resolve(), silence = SILENCE, pageSize = 1000, maxPause = 60_000 }) {
  /** @type {{ promise: Promise<void>, next: Promise<void> | null } | null} */
  let running = null;
  let pause = new AbortController();
  /** The stream of events. @type {AbortController | null} */
  let following = null;
  let isRefilling = false;

  async function pages() {
    // The first time, or a replacement of everything has been interrupted.
    if (copy.cursor === null) copy.restart();
    try {
      for (let hasMore = true; hasMore;) {
        const page = await api.changes(copy.cursor, { limit: pageSize, patience: 0, signal });
        await made();
        await copy.apply(page);
        hasMore = page.has_more;
      }
      isRefilling = false;
    } catch (error) {
      // The cursor has expired: everything again. Also once if the server does not know it, as after another database was put in place.
      if (!(error instanceof ApiError) || isRefilling || !(error.status === 410 || error.status === 422)) throw error;
      isRefilling = true;
      copy.restart();
      await pages();
    }
  }

  /** @returns {Promise<void>} */
  function sync() {
    if (running) {
      // That one may have asked before the change that this caller waits for.
      running.next ??= running.promise.catch(() => {}).then(() => sync());
      return running.next;
    }
    const promise = pages().finally(() => {
      running = null;
    });
    running = { promise, next: null };
    return promise;
  }

  async function follow() {
    const end = new AbortController();
    const stop = () => end.abort();
    following = end;
    signal.addEventListener('abort', stop);
    let timer = setTimeout(stop, silence);
    try {
      const stream = await api.events(copy.cursor ?? '', end.signal);
      const reader = stream.getReader();
      end.signal.addEventListener('abort', () => reader.cancel().catch(() => {}));
      const decoder = new TextDecoder();
      let text = '';
      onContact(true);
      for (let chunk; !(chunk = await reader.read()).done;) {
        clearTimeout(timer);
        timer = setTimeout(stop, silence);
        const events = (text + decoder.decode(chunk.value, { stream: true })).split('\n\n');
        text = events.pop() ?? '';
        // A comment is only a sign of life. After signed_out, the stream ends, and the next request gets a new token.
        if (events.map((event) => event.split('\n')).some((lines) => lines.includes('event: changed') && !lines.includes(`id: ${copy.cursor}`))) await sync();
      }
    } finally {
      if (end.signal.aborted && !signal.aborted) onContact(false);
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      following = null;
      end.abort();
    }
  }

  return {
    sync,
    lost() {
      following?.abort();
    },
    wake(isBack) {
      pause.abort();
      if (isBack) following?.abort();
      else if (following) sync().then(() => onContact(true), () => following?.abort());
    },
    async run() {
      for (let failures = 0; !signal.aborted;) {
        let retryAfter = 0;
        pause = new AbortController();
        const start = performance.now();
        await network.wait(signal);
        try {
          await sync();
          onContact(true);
          await follow();
        } catch (error) {
          if (signal.aborted || error instanceof SignedOutError) return;
          if (error instanceof NetworkError) onContact(false);
          if (error instanceof ApiError) ({ retryAfter } = error);
        }
        // A stream that went on for a while was no failure.
        failures = performance.now() - start > 30_000 ? 0 : failures + 1;
        await sleep(backoff(failures, retryAfter, maxPause), AbortSignal.any([signal, pause.signal]));
      }
    },
  };
}
