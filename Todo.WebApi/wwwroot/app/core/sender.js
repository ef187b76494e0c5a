// Sends the queue, one change after another. In one tab only: the one that also follows the changes.

/** @import { MessageValues, MessageKey } from './types.js' */
/** @import { Op } from './ops.js' */
/** @import { Network } from './network.js' */
/** @import { Queue } from './queue.js' */
/** @import { Outcome } from './send.js' */

import { ApiError, NetworkError, SignedOutError } from './http.js';
import { backoff, sleep } from './platform.js';

/** How often a change is sent that the server fails at: then, it must not hold up the others any longer. */
const MAX_FAILURES = 6;

/** After this time without success, the person learns that changes are waiting. In milliseconds. */
const SILENT = 30_000;

/**
 * @typedef {object} Sender
 * @property {(signal: AbortSignal) => Promise<void>} run Until the signal is aborted or the session ends.
 * @property {() => void} wake Tries now, unless the server has asked for a pause.
 * @property {() => Promise<void>} made Ends when nothing that makes a thing is on its way.
 */

/**
 * @typedef {object} SenderParts
 * @property {Queue} queue
 * @property {Network} network
 * @property {(op: Op, idOf: (id: number) => number) => Promise<Outcome>} send
 * @property {() => Promise<void>} sync Applies what the server has.
 * @property {(reached: boolean) => void} onContact
 * @property {(isWaiting: boolean) => void} onWaiting
 * @property {(kind: 'status' | 'error', key: MessageKey, values: MessageValues, refused?: readonly Op[]) => void} onMessage
 * @property {() => number} [now]
 * @property {number} [maxPause]
 */

/**
 * @param {SenderParts} parts
 * @returns {Sender}
 */
export function createSender({ queue, network, send, sync, onContact, onWaiting, onMessage, now = Date.now, maxPause = 15_000 }) {
  let pause = new AbortController();
  let isAskedToWait = false;
  let failures = 0;
  /** How often the server has failed at the first change of the queue. */
  let faults = 0;
  /** @type {number | null} */
  let blockedSince = null;
  /** How many changes have been sent that had to wait; null if none had to. @type {number | null} */
  let delayed = null;
  let making = Promise.resolve();

  /** The next change to send: also one that was on its way when the browser ended. */
  const next = () => queue.ops.find((op) => op.seq !== undefined && (op.state === 'waiting' || op.state === 'sending'));

  function unblock() {
    failures = 0;
    faults = 0;
    blockedSince = null;
    onContact(true);
    onWaiting(false);
  }

  /**
   * @param {unknown} error
   * @param {AbortSignal} signal
   */
  async function block(error, signal) {
    const retryAfter = error instanceof ApiError ? error.retryAfter : 0;
    const rest = backoff(failures++, retryAfter, maxPause);
    blockedSince ??= now();
    if (error instanceof NetworkError) onContact(false);
    const isLong = now() + rest - blockedSince > SILENT;
    if (isLong || error instanceof NetworkError) {
      delayed ??= 0;
      onWaiting(true);
    }
    isAskedToWait = retryAfter > 0;
    pause = new AbortController();
    await sleep(rest, AbortSignal.any([signal, pause.signal]));
    isAskedToWait = false;
  }

  /** @param {Op} op @param {ApiError} error */
  async function refuse(op, error) {
    const refused = [op, ...dependents(queue.ops, op)];
    await queue.drop(refused);
    const isGone = error.status === 404;
    const values = { action: op.kind, content: op.content ?? '', type: error.type, codes: error.codes, detail: error.detail };
    onMessage('error', isGone ? 'gone' : 'refused', values, isGone ? [] : refused);
  }

  /** @param {Op} op */
  async function sendNext(op) {
    const claimed = await queue.claim(op);
    if (!claimed) return;
    const sending = sendClaimed(claimed);
    if (claimed.kind === 'create' || claimed.kind === 'create_list') making = sending.catch(() => {});
    await sending;
  }

  /** @param {Op} claimed */
  async function sendClaimed(claimed) {
    try {
      const { answer, made, conflict, members } = await send(claimed, queue.idOf);
      if (conflict) await queue.update(claimed, { state: 'conflict', conflict, members: members ?? [] });
      else await queue.confirm(claimed, { answer, made });
      if (delayed !== null) delayed++;
      unblock();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 401) throw error;
      if (error.status === 500) faults++;
      if (error.isTemporary && faults < MAX_FAILURES) throw error;
      unblock();
      await refuse(claimed, error);
    }
  }

  /** Once the copy has what the server has accepted, the queue need not show it. */
  async function settle() {
    const sent = queue.ops.filter((op) => op.state === 'sent');
    await sync();
    await queue.drop(sent);
    unblock();
    if (delayed) onMessage('status', 'queue_sent', { count: delayed });
    delayed = null;
  }

  return {
    made: () => making,
    wake() {
      if (!isAskedToWait) pause.abort();
    },
    async run(signal) {
      while (!signal.aborted) {
        const op = next();
        const isSettled = !queue.ops.some((other) => other.state === 'sent');
        try {
          if (network.isAway && op) {
            delayed ??= 0;
            onWaiting(true);
          }
          if (op || !isSettled) await network.wait(signal);
          if (op) await sendNext(op);
          else if (!isSettled) await settle();
          else await arrival(queue, signal, () => next() !== undefined);
        } catch (error) {
          if (signal.aborted || error instanceof SignedOutError) return;
          await block(error, signal);
        }
      }
    },
  };
}

/**
 * What cannot be sent without a thing that the server has not made.
 * @param {readonly Op[]} ops
 * @param {Op} made
 * @returns {Op[]}
 */
function dependents(ops, made) {
  if (made.kind !== 'create' && made.kind !== 'create_list') return [];
  const gone = new Set([made.id]);
  return ops.filter((op) => {
    if (op.key === made.key || op.id === null) return false;
    const needs = [op.id, ...(op.kind === 'create' ? [op.members.list_id, op.members.parent_id] : []), ...(op.kind === 'edit' ? [op.patch.list_id] : [])];
    if (!needs.some((id) => id != null && gone.has(id))) return false;
    if (op.kind === 'create') gone.add(op.id);
    return true;
  });
}

/**
 * Waits until there is something to send.
 * @param {Queue} queue
 * @param {AbortSignal} signal
 * @param {() => boolean} isThere
 * @returns {Promise<void>}
 */
function arrival(queue, signal, isThere) {
  return new Promise((resolve) => {
    const finish = () => {
      unsubscribe();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const unsubscribe = queue.onChange(() => isThere() && finish());
    signal.addEventListener('abort', finish);
  });
}
