// Whether the browser has a network. Without one, the page does not try in vain, which browsers report as errors.

import { sleep } from './platform.js';

/** How often to try all the same, in milliseconds: a server on this machine needs no network. */
const INTERVAL = 30_000;

/** Where it is noted that this browser is wrong about the network. */
const NOTE = 'todo-online-unknown';

/**
 * @typedef {object} Network
 * @property {boolean} isAway
 * @property {(signal: AbortSignal) => Promise<void>} wait Ends when it is time to try: at once with a network.
 * @property {() => void} lost
 * @property {() => void} back
 * @property {() => void} reached The server has answered.
 */

/**
 * @param {{ interval?: number, isOnline?: () => boolean, notes?: Pick<Storage, 'getItem' | 'setItem'> | null }} [parts] For tests.
 * @returns {Network}
 */
export function createNetwork({ interval = INTERVAL, isOnline = () => globalThis.navigator?.onLine !== false, notes = storage() } = {}) {
  let isUnknown = notes?.getItem(NOTE) === 'true';
  let isAway = !isUnknown && !isOnline();
  let waiting = new AbortController();

  function back() {
    isAway = false;
    waiting.abort();
    waiting = new AbortController();
  }

  return {
    get isAway() {
      return isAway;
    },
    async wait(signal) {
      if (isAway) await sleep(interval, AbortSignal.any([signal, waiting.signal]));
    },
    lost() {
      isAway = !isUnknown;
    },
    back,
    reached() {
      if (!isAway) return;
      if (!isOnline()) {
        isUnknown = true;
        notes?.setItem(NOTE, 'true');
      }
      back();
    },
  };
}

function storage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
