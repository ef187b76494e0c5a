// Who is signed in, on all tabs: the access token in the memory of each tab, the refresh token in IndexedDB, and one refresh for all tabs.
// docs/decisions explains why the tokens are where they are.

/** @import { Session, SessionState } from './types.js' */
/** @import { Http } from './http.js' */
/** @import { Database, Transaction } from './idb.js' */
/** @import { Locks } from './platform.js' */

import { ApiError, SignedOutError } from './http.js';

export const SESSION_DATABASE = 'todo-session';
export const SESSION_SCHEMA = { kv: {} };

const PATH = '/api/login/access_token';

/** An access token is not used in its last seconds: it could expire on the way. */
const MARGIN = 10_000;

/** How long to wait for a token that another tab may have. */
const ASK = 150;

/** @typedef {{ access: string, expires: number, generation: number, userId: number }} Token Of the memory; `expires` in milliseconds. */
/** @typedef {{ user_id: number, refresh_token: string, generation: number }} Stored `generation` counts the refreshes of this browser. */

/**
 * @param {{ http: Http, database: Database, locks: Locks, channel: BroadcastChannel, now?: () => number }} parts
 * @returns {Session}
 */
export function createSession({ http, database, locks, channel, now = Date.now }) {
  /** @type {SessionState} */
  let state = { status: 'starting', userId: null, reason: null };
  /** @type {Token | null} */
  let token = null;
  /** @type {Promise<string> | null} */
  let renewal = null;
  /** @type {Set<(state: SessionState) => void>} */
  const listeners = new Set();
  /** @type {Set<() => void>} */
  const arrivals = new Set();

  /** @param {SessionState} next */
  function change(next) {
    if (next.status === state.status && next.userId === state.userId && next.reason === state.reason) return;
    state = next;
    for (const listener of listeners) listener(state);
  }

  const isGood = (/** @type {string} */ rejected) => token !== null && token.access !== rejected && token.expires - now() > MARGIN;

  /** @param {Token} next */
  function adopt(next) {
    token = next;
    for (const arrival of arrivals) arrival();
    change({ status: 'signed-in', userId: next.userId, reason: null });
  }

  /** @param {'expired' | null} reason */
  function end(reason) {
    token = null;
    change({ status: 'signed-out', userId: null, reason });
  }

  channel.onmessage = ({ data }) => {
    // An answer to an earlier question can come after a refresh.
    if (data.type === 'token' && data.token.generation >= (token?.generation ?? 0)) adopt(data.token);
    if (data.type === 'ask' && isGood('')) channel.postMessage({ type: 'token', token });
    if (data.type === 'end') end(data.reason);
  };

  /** @returns {Promise<Stored | undefined>} */
  const read = () => database.run(['kv'], 'readonly', (kv) => kv.get('kv', 'session'));

  /**
   * Stores the tokens of an answer, and gives them to the other tabs.
   * @param {any} answer
   */
  async function keep(answer) {
    const stored = await read();
    const next = { user_id: subjectOf(answer.access_token), refresh_token: answer.refresh_token, generation: (stored?.generation ?? 0) + 1 };
    await database.run(['kv'], 'readwrite', (kv) => kv.put('kv', next, 'session'));
    const expires = now() + 1000 * answer.expires_in;
    adopt({ access: answer.access_token, expires, generation: next.generation, userId: next.user_id });
    channel.postMessage({ type: 'token', token });
    return answer.access_token;
  }

  /** @param {Record<string, string>} form */
  const ask = async (form) => (await http.request(PATH, { method: 'POST', body: new URLSearchParams(form) })).data;

  /** @param {string} rejected */
  const renew = (rejected) => locks.request('todo-refresh', {}, async () => {
    if (isGood(rejected)) return /** @type {Token} */ (token).access;
    let stored = await read();
    if (stored && stored.generation !== token?.generation && await fromOtherTab(rejected)) return /** @type {Token} */ (token).access;
    while (stored) {
      const used = stored.refresh_token;
      try {
        return await keep(await ask({ grant_type: 'refresh_token', refresh_token: used }));
      } catch (error) {
        if (!(error instanceof ApiError) || error.isTemporary) throw error;
        // Where the browser has no locks, another tab may have been faster.
        stored = await read();
        if (stored?.refresh_token === used) break;
      }
    }
    if (state.status === 'signed-in') {
      await database.run(['kv'], 'readwrite', (kv) => kv.remove('kv', 'session'));
      channel.postMessage({ type: 'end', reason: 'expired' });
      end('expired');
    }
    throw new SignedOutError();
  });

  /** @param {string} rejected */
  function renewOnce(rejected) {
    renewal ??= renew(rejected).finally(() => {
      renewal = null;
    });
    return renewal;
  }

  /**
   * @param {string} rejected
   * @returns {Promise<boolean>} Whether another tab has sent a good token.
   */
  function fromOtherTab(rejected) {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        arrivals.delete(finish);
        resolve(isGood(rejected));
      };
      const timer = setTimeout(finish, ASK);
      arrivals.add(finish);
      channel.postMessage({ type: 'ask' });
    });
  }

  /** Ends the sessions at the server that could not be ended when the person signed out, because it could not be reached. */
  async function revoke() {
    const tokens = /** @type {string[]} */ (await database.run(['kv'], 'readonly', (kv) => kv.get('kv', 'revoke')) ?? []);
    for (const used of tokens) {
      await http.request('/api/login/revoke', { method: 'POST', body: new URLSearchParams({ token: used }) });
      await changeRevocations(database, (all) => all.filter((one) => one !== used));
    }
  }

  return {
    get state() {
      return state;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      const stored = await read();
      if (state.status !== 'starting') return;
      // Without asking the server: the page also opens without a network.
      change(stored ? { status: 'signed-in', userId: stored.user_id, reason: null } : { status: 'signed-out', userId: null, reason: null });
      revoke().catch(() => {});
    },
    async signIn(email, password, otp) {
      await keep(await ask({ grant_type: 'password', username: email, password, ...(otp ? { otp } : {}) }));
    },
    async signInWithAssertion(assertion) {
      await keep(await ask({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }));
    },
    async signOut() {
      const stored = await read();
      if (stored) {
        await changeRevocations(database, (all) => [...all, stored.refresh_token]);
        await database.run(['kv'], 'readwrite', (kv) => kv.remove('kv', 'session'));
      }
      channel.postMessage({ type: 'end', reason: null });
      end(null);
      await revoke().catch(() => {});
    },
    async accessToken() {
      return isGood('') ? /** @type {Token} */ (token).access : renewOnce(token?.access ?? '');
    },
    renew: renewOnce,
  };
}

/**
 * @param {Database} database
 * @param {(tokens: string[]) => string[]} change
 */
const changeRevocations = (database, change) => database.run(['kv'], 'readwrite', async (/** @type {Transaction} */ kv) => {
  await kv.put('kv', change(await kv.get('kv', 'revoke') ?? []), 'revoke');
});

/**
 * The user's id in an access token (RFC 9068). The page does not verify the token: the server does.
 * @param {string} jwt
 */
function subjectOf(jwt) {
  const payload = jwt.split('.')[1] ?? '';
  return Number(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).sub);
}
