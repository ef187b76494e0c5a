// One request with a token: the token is renewed when the server rejects it, and the request is repeated while the server is busy.

/** @import { Session } from './types.js' */
/** @import { Http, HttpResponse } from './http.js' */

import { ApiError, NetworkError } from './http.js';
import { backoff, sleep, uuid } from './platform.js';

/**
 * @typedef {object} CallOptions
 * @property {unknown} [body]
 * @property {string} [etag] For If-Match.
 * @property {string | true} [key] For Idempotency-Key; true: a new one. The same key goes with each repetition.
 * @property {boolean} [anonymous] Without a token.
 * @property {number} [patience] How long to repeat the request while the server is busy, in milliseconds.
 * @property {AbortSignal} [signal]
 */

/** @typedef {(method: string, path: string, options?: CallOptions) => Promise<HttpResponse>} Call */

const PATIENCE = 30_000;

/** How often a request is repeated that the server may or may not have received. */
const NETWORK_TRIES = 2;

/**
 * @param {Session} session
 * @param {Http} http
 * @returns {Call}
 */
export function createCall(session, http) {
  return async (method, path, { body, etag, key, anonymous = false, patience = PATIENCE, signal } = {}) => {
    /** @type {Record<string, string>} */
    const headers = {};
    if (etag) headers['If-Match'] = etag;
    if (key) headers['Idempotency-Key'] = key === true ? uuid() : key;
    // The same POST twice makes two things, unless it has a key.
    const isRepeatable = method !== 'POST' || key !== undefined;
    const send = () => http.request(path, { method, body, headers, ...(signal ? { signal } : {}) });

    for (let failures = 0, waited = 0; ; failures++) {
      try {
        return await (anonymous ? send() : withToken(session, headers, send));
      } catch (error) {
        if (signal?.aborted || !(error instanceof ApiError || error instanceof NetworkError) || !error.isTemporary) throw error;
        if (error instanceof NetworkError ? !isRepeatable || failures >= NETWORK_TRIES : !isRepeatable && error.status !== 429 && error.status !== 503) throw error;
        const pause = backoff(failures, error instanceof ApiError ? error.retryAfter : 0, 8_000);
        waited += pause;
        if (waited > patience) throw error;
        await sleep(pause, signal);
      }
    }
  };
}

/**
 * @template T
 * @param {Session} session
 * @param {Record<string, string>} headers Gets the token.
 * @param {() => Promise<T>} send
 * @returns {Promise<T>}
 */
export async function withToken(session, headers, send) {
  let token = await session.accessToken();
  headers.Authorization = `Bearer ${token}`;
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    token = await session.renew(token);
    headers.Authorization = `Bearer ${token}`;
    return await send();
  }
}
