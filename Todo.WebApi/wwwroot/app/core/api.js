// The API's operations, one method each. This client is of use without the page: it needs http.js, call.js, session.js, idb.js and platform.js.
//
//   const database = await openDatabase(SESSION_DATABASE, SESSION_SCHEMA);
//   const http = createHttp({ base: 'https://todo.example.com' });
//   const session = createSession({ http, database, locks: createLocks(), channel: new BroadcastChannel('todo-session') });
//   const api = createApi({ http, session });
//   await session.start();
//   await session.signIn('ada@example.com', 'correct horse battery');
//   const todo = await api.createTodo({ content: 'Buy milk' });
//
// - A request with a rejected access token is repeated with a new one: one refresh for all requests and all tabs.
// - 429, 503 and 504 are repeated after `Retry-After`, for 30 seconds at most; so is a request that got no answer, if that does no harm.
// - What makes something is sent with an Idempotency-Key, the same for each repetition, so that it is made once.
// - Refused requests throw an ApiError with the problem's `type`, `detail` and `codes`.

/** @import { List, NewTodo, Place, Session, Todo, TodoPatch, User } from './types.js' */
/** @import { Http, HttpResponse } from './http.js' */
/** @import { CallOptions } from './call.js' */

import { createCall, withToken } from './call.js';

/** @typedef {ReturnType<typeof createApi>} Api */

/**
 * A thing together with its version, for If-Match.
 * @template T
 * @typedef {{ value: T, etag: string }} Versioned
 */

/**
 * A page of a list; `next` is the path of the next one.
 * @template T
 * @typedef {{ items: T[], next: string | null }} Page
 */

/** @typedef {{ lists: List[], todos: Todo[], deleted: { type: 'todo' | 'list', id: number, deleted_at: string }[], next: string, has_more: boolean }} Changes */
/** @typedef {{ id: number, created_at: string, last_used_at: string, expires_at: string, user_agent: string | null, is_current: boolean }} SessionInfo */
/** @typedef {{ id: number, name: string, scopes: string[], token?: string, hint: string, created_at: string, expires_at: string, last_used_at: string | null }} PersonalToken */
/** @typedef {{ id: number, url: string, events: string[], is_active: boolean, disabled_reason: string | null, secret?: string, created_at: string, updated_at: string }} Webhook */
/** @typedef {{ at: string, status: number | null, error: string | null, duration_ms: number }} Attempt */
/** @typedef {{ id: string, type: string, state: 'pending' | 'delivered' | 'failed', created_at: string, next_attempt_at: string | null, attempts: Attempt[] }} Delivery */
/** @typedef {Todo & { deleted_at: string }} DeletedTodo */

/** @param {{ session: Session, http: Http }} parts */
export function createApi({ session, http }) {
  const call = createCall(session, http);

  /** @type {(path: string, options?: CallOptions) => Promise<any>} */
  const get = async (path, options) => (await call('GET', path, options)).data;
  /** @type {(path: string, body?: unknown, options?: CallOptions) => Promise<any>} */
  const post = async (path, body, options) => (await call('POST', path, { ...options, body })).data;
  /** @type {(path: string, body: unknown, options?: CallOptions) => Promise<any>} */
  const patch = async (path, body, options) => (await call('PATCH', path, { ...options, body })).data;
  /** @type {(path: string, body?: unknown) => Promise<any>} */
  const remove = async (path, body) => (await call('DELETE', path, { body })).data;
  /** @type {(path: string) => Promise<Page<any>>} */
  const page = async (path) => {
    const response = await call('GET', path);
    return { items: response.data, next: nextOf(response) };
  };
  /** @type {(response: HttpResponse) => Versioned<any>} */
  const versioned = ({ data, headers }) => ({ value: data, etag: headers.get('ETag') ?? '' });

  return {
    // Todos and lists: the queue sends these.
    /** @type {(id: number, options?: CallOptions) => Promise<Versioned<Todo>>} */
    readTodo: async (id, options) => versioned(await call('GET', `/api/todos/${id}`, options)),
    /** @type {(todo: NewTodo, options?: CallOptions) => Promise<Versioned<Todo>>} */
    createTodo: async (todo, options) => versioned(await call('POST', '/api/todos', { key: true, ...options, body: todo })),
    /** @type {(id: number, change: TodoPatch, options?: CallOptions) => Promise<Versioned<Todo>>} */
    patchTodo: async (id, change, options) => versioned(await call('PATCH', `/api/todos/${id}`, { ...options, body: change })),
    /** @type {(id: number, options?: CallOptions) => Promise<void>} */
    deleteTodo: async (id, options) => void await call('DELETE', `/api/todos/${id}`, options),
    /** @type {(id: number, place: Place, options?: CallOptions) => Promise<Versioned<Todo>>} */
    moveTodo: async (id, place, options) => versioned(await call('POST', `/api/todos/${id}/move`, { ...options, body: place })),
    /** @type {(id: number, limit?: number) => Promise<string[]>} */
    occurrences: (id, limit = 5) => get(`/api/todos/${id}/occurrences?limit=${limit}`),
    /** @type {(name: string, options?: CallOptions) => Promise<List>} */
    createList: (name, options) => post('/api/lists', { name }, { key: true, ...options }),
    /** @type {(id: number, name: string, options?: CallOptions) => Promise<List>} */
    renameList: (id, name, options) => patch(`/api/lists/${id}`, { name }, options),
    /** @type {(id: number, options?: CallOptions) => Promise<void>} */
    deleteList: async (id, options) => void await call('DELETE', `/api/lists/${id}`, options),
    /** @type {(id: number, place: Place, options?: CallOptions) => Promise<List>} */
    moveList: (id, place, options) => post(`/api/lists/${id}/move`, place, options),
    /** @type {(name: string, next: string, options?: CallOptions) => Promise<{ updated: number }>} */
    renameLabel: (name, next, options) => patch(`/api/labels/${encodeURIComponent(name)}`, { name: next }, options),
    /** @type {(name: string, options?: CallOptions) => Promise<void>} */
    deleteLabel: async (name, options) => void await call('DELETE', `/api/labels/${encodeURIComponent(name)}`, options),

    // The trash
    /** @type {(next?: string) => Promise<Page<DeletedTodo>>} The page after `next` of another. */
    trash: (next = '/api/trash') => page(next),
    /** @type {(id: number, options?: CallOptions) => Promise<Todo>} */
    restoreTodo: (id, options) => post(`/api/trash/${id}/restore`, undefined, options),
    /** @type {(id: number) => Promise<void>} */
    purgeTodo: (id) => remove(`/api/trash/${id}`),
    /** @type {() => Promise<{ deleted: number }>} */
    emptyTrash: () => remove('/api/trash'),

    // What has changed
    /** @type {(since: string | null, options?: CallOptions & { limit?: number }) => Promise<Changes>} */
    changes: (since, { limit = 500, ...options } = {}) =>
      get(`/api/changes?limit=${limit}${since === null ? '' : `&since=${encodeURIComponent(since)}`}`, options),
    /** @type {(since: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>} */
    events: (since, signal) => {
      /** @type {Record<string, string>} */
      const headers = {};
      return withToken(session, headers, () => http.stream(`/api/events?since=${encodeURIComponent(since)}`, { headers, signal }));
    },

    // The account
    /** @type {(user: { name: string, email: string, password: string, time_zone?: string }) => Promise<User>} */
    register: (user) => post('/api/users', user, { anonymous: true }),
    /** @type {(email: string) => Promise<void>} */
    forgotPassword: (email) => post('/api/users/password/forgot', { email }, { anonymous: true }),
    /** @type {(token: string, password: string) => Promise<void>} */
    resetPassword: (token, password) => post('/api/users/password/reset', { token, password }, { anonymous: true }),
    /** @type {(token: string) => Promise<void>} */
    verifyEmail: (token) => post('/api/users/email/verify', { token }, { anonymous: true }),
    /** @type {() => Promise<{ name: string, issuer: string, client_id: string }[]>} */
    providers: () => get('/api/login/providers', { anonymous: true }),
    /** @type {(options?: CallOptions) => Promise<User>} */
    me: (options) => get('/api/users/me', options),
    /** @type {(change: { name?: string, time_zone?: string }) => Promise<User>} */
    patchMe: (change) => patch('/api/users/me', change),
    /** @type {(current: string, next: string) => Promise<User>} */
    changePassword: async (current, next) => (await call('PUT', '/api/users/password', { body: { current_password: current, password: next } })).data,
    /** @type {(email: string, password: string) => Promise<void>} */
    changeEmail: async (email, password) => void await call('PUT', '/api/users/me/email', { body: { email, password } }),
    /** @type {() => Promise<void>} */
    resendVerification: () => post('/api/users/me/email/verification'),
    /** @type {(password: string) => Promise<void>} Sign out afterwards. */
    deleteAccount: (password) => remove('/api/users/me', { password }),
    /** @type {() => Promise<unknown>} */
    exportData: () => get('/api/users/me/export'),
    /** @type {() => Promise<SessionInfo[]>} */
    sessions: () => get('/api/users/me/sessions'),
    /** @type {(id: number) => Promise<void>} */
    revokeSession: (id) => remove(`/api/users/me/sessions/${id}`),
    /** @type {() => Promise<void>} */
    revokeOtherSessions: () => remove('/api/users/me/sessions'),

    // The second factor
    /** @type {(password: string) => Promise<{ secret: string, uri: string }>} */
    startTotp: (password) => post('/api/users/me/totp', { password }),
    /** @type {(code: string) => Promise<{ recovery_codes: string[] }>} */
    confirmTotp: (code) => post('/api/users/me/totp/confirm', { code }),
    /** @type {(password: string, code: string) => Promise<{ recovery_codes: string[] }>} */
    renewRecoveryCodes: (password, code) => post('/api/users/me/totp/recovery_codes', { password, code }),
    /** @type {(password: string, code: string) => Promise<void>} */
    removeTotp: (password, code) => remove('/api/users/me/totp', { password, code }),

    // Personal access tokens
    /** @type {() => Promise<PersonalToken[]>} */
    tokens: () => get('/api/tokens'),
    /** @type {(token: { name: string, scopes: string[], expires_in_days?: number }) => Promise<PersonalToken>} With `token`, this once. */
    createToken: (token) => post('/api/tokens', token, { key: true }),
    /** @type {(id: number) => Promise<void>} */
    revokeToken: (id) => remove(`/api/tokens/${id}`),

    // Webhooks
    /** @type {() => Promise<Webhook[]>} */
    webhooks: () => get('/api/webhooks'),
    /** @type {(webhook: { url: string, events: string[] }) => Promise<Webhook>} With `secret`. */
    createWebhook: (webhook) => post('/api/webhooks', webhook, { key: true }),
    /** @type {(id: number, change: { url?: string, events?: string[], is_active?: boolean }) => Promise<Webhook>} */
    patchWebhook: (id, change) => patch(`/api/webhooks/${id}`, change),
    /** @type {(id: number) => Promise<void>} */
    deleteWebhook: (id) => remove(`/api/webhooks/${id}`),
    /** @type {(id: number) => Promise<Webhook>} With the new `secret`. */
    rotateWebhookSecret: (id) => post(`/api/webhooks/${id}/secret`),
    /** @type {(id: number) => Promise<void>} */
    pingWebhook: (id) => post(`/api/webhooks/${id}/ping`),
    /** @type {(id: number, next?: string) => Promise<Page<Delivery>>} */
    deliveries: (id, next = `/api/webhooks/${id}/deliveries`) => page(next),
    /** @type {(id: number, deliveryId: string) => Promise<void>} */
    redeliver: (id, deliveryId) => post(`/api/webhooks/${id}/deliveries/${deliveryId}/redeliver`),
  };
}

/**
 * The path of the next page (RFC 8288); null on the last one.
 * @param {HttpResponse} response
 */
function nextOf({ headers }) {
  const link = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('Link') ?? '');
  if (!link?.[1]) return null;
  const { pathname, search } = new URL(link[1], 'http://localhost');
  return pathname + search;
}
