// Requests to the API: JSON in, JSON out, errors as exceptions.

/** The server has refused a request: a problem of RFC 9457. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {Problem} problem
   * @param {Headers} headers
   */
  constructor(status, problem, headers) {
    super(problem.detail ?? `The server returned ${status}.`);
    this.name = 'ApiError';
    this.status = status;
    /** What kind of problem it is, such as `urn:todo:problem:stale`; `about:blank` if the answer does not say. */
    this.type = problem.type ?? 'about:blank';
    /** A sentence in English. */
    this.detail = problem.detail ?? '';
    /** Member → sentences in English. */
    this.errors = problem.errors ?? {};
    /** Member → stable words, to be translated. */
    this.codes = problem.codes ?? {};
    /** Of the sign-in operations: the error of RFC 6749, such as `invalid_grant`. */
    this.error = problem.error ?? null;
    this.traceId = problem.trace_id ?? null;
    /** In milliseconds; 0 if the server does not say. */
    this.retryAfter = 1000 * (Number(headers.get('Retry-After')) || 0);
  }

  /** Whether the same request can succeed later. */
  get isTemporary() {
    return this.status >= 500 && this.status !== 501 && this.status !== 507 || this.status === 429 || this.status === 408
      || (this.status === 409 && this.retryAfter > 0);
  }
}

/** The server could not be reached, or did not answer in time: whether it has received the request is unknown. */
export class NetworkError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('The server cannot be reached.', { cause });
    this.name = 'NetworkError';
  }

  get isTemporary() {
    return true;
  }
}

/** The session has ended: the person must sign in again. */
export class SignedOutError extends Error {
  constructor() {
    super('The session has ended.');
    this.name = 'SignedOutError';
  }
}

/** The server's own deadline is 30 seconds. */
const TIMEOUT = 35_000;

/** @type {RequestInit} Nothing of the API is kept by the browser's cache, and no cookie says who sends a request. */
const COMMON = { cache: 'no-store', credentials: 'omit' };

/**
 * @typedef {object} Problem
 * @property {string} [type]
 * @property {string} [detail]
 * @property {string} [error]
 * @property {string} [trace_id]
 * @property {Record<string, string[]>} [errors]
 * @property {Record<string, string[]>} [codes]
 */

/**
 * @typedef {object} HttpRequest
 * @property {string} [method] By default GET.
 * @property {unknown} [body] Sent as JSON; URLSearchParams as a form.
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 * @property {number} [timeout] In milliseconds, to the end of the answer.
 */

/** @typedef {{ status: number, headers: Headers, data: any }} HttpResponse */

/**
 * @typedef {object} Http
 * @property {(path: string, request?: HttpRequest) => Promise<HttpResponse>} request Reads the whole answer.
 * @property {(path: string, request: { headers: Record<string, string>, signal: AbortSignal }) => Promise<ReadableStream<Uint8Array>>} stream An
 *   answer that goes on.
 */

/**
 * @param {{ base?: string, fetch?: typeof globalThis.fetch }} [options] `base`: the address before the paths; by default that of the page.
 * @returns {Http}
 */
export function createHttp({ base = '', fetch = globalThis.fetch.bind(globalThis) } = {}) {
  return {
    async request(path, { method = 'GET', body, headers = {}, signal, timeout = TIMEOUT } = {}) {
      const deadline = AbortSignal.timeout(timeout);
      /** @type {RequestInit} */
      const init = { ...COMMON, method, headers, signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
      if (body instanceof URLSearchParams) {
        init.body = body;
      } else if (body !== undefined) {
        init.body = JSON.stringify(body);
        init.headers = { 'Content-Type': 'application/json', ...headers };
      }
      return answer(signal, async () => {
        const response = await fetch(base + path, init);
        const data = await parse(response);
        if (!response.ok) throw new ApiError(response.status, data ?? {}, response.headers);
        return { status: response.status, headers: response.headers, data };
      });
    },
    stream: (path, { headers, signal }) => answer(signal, async () => {
      const response = await fetch(base + path, { ...COMMON, headers, signal });
      if (!response.ok) throw new ApiError(response.status, await parse(response) ?? {}, response.headers);
      return /** @type {ReadableStream<Uint8Array>} */ (response.body);
    }),
  };
}

/**
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {() => Promise<T>} send
 * @returns {Promise<T>}
 */
async function answer(signal, send) {
  try {
    return await send();
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    throw new NetworkError(error);
  }
}

/**
 * @param {Response} response
 * @returns {Promise<any>} Null without JSON: a proxy on the way may answer with a page of its own.
 */
async function parse(response) {
  const text = await response.text();
  return text && /\bjson\b/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : null;
}
