// What not every browser or address has: without HTTPS, except on localhost, there are no locks and no random UUIDs.

/** A random UUID, for idempotency keys. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/**
 * The part of the Web Locks API that the page uses.
 * @typedef {{ request: <T>(name: string, options: { signal?: AbortSignal }, run: () => Promise<T>) => Promise<T> }} Locks
 */

/**
 * Locks of all tabs where the browser has them, else of this tab.
 * @returns {Locks}
 */
export function createLocks() {
  const locks = /** @type {Locks | undefined} */ (/** @type {unknown} */ (globalThis.navigator?.locks));
  if (locks) return { request: (name, options, run) => locks.request(name, options, run) };
  /** @type {Map<string, Promise<unknown>>} */
  const last = new Map();
  return {
    async request(name, { signal }, run) {
      const turn = (last.get(name) ?? Promise.resolve()).catch(() => {});
      const result = turn.then(() => {
        signal?.throwIfAborted();
        return run();
      });
      last.set(name, result);
      return result;
    },
  };
}

/**
 * Waits; ends early when the signal is aborted.
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function sleep(milliseconds, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}

/**
 * The pause before another try, in milliseconds: twice as long each time, and random, so that clients do not come back all at once.
 * @param {number} failures So far.
 * @param {number} retryAfter What the server asks for.
 * @param {number} max
 */
export function backoff(failures, retryAfter = 0, max = 60_000) {
  return retryAfter + Math.min(max, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
}
