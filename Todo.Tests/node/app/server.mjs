// A small stand-in for the API, in memory, for the tests of the page's modules. The tests in a browser use the real one.

const NOW = Date.parse('2026-11-21T08:00:00Z');

export class Server {
  /** Requests so far, as `METHOD /path`. */
  log = [];
  todos = new Map();
  lists = new Map();
  gone = [];
  refreshes = 0;
  expiresIn = 1200;
  pageSize = Infinity;
  #epoch = 0;
  streams = new Set();
  #seq = 0;
  #nextId = 1;
  #access = new Set();
  #refresh = new Set();
  #keys = new Map();
  #faults = [];

  constructor() {
    this.inbox = this.#store(this.lists, { id: this.#nextId++, name: 'Inbox', is_inbox: true, position: 1 });
  }

  /** Answers the next request that matches instead of the server: with a response, an error, or a function of the request that returns one. */
  fail(pattern, ...answers) {
    for (const answer of answers) this.#faults.push({ pattern, answer });
  }

  /** Does what the next matching request asks for, but the answer is lost. */
  loseAnswer(pattern) {
    this.#faults.push({ pattern, isLost: true });
  }

  fetch = async (url, init = {}) => {
    const { pathname, searchParams } = new URL(url, 'http://server');
    const request = { method: init.method ?? 'GET', pathname, query: searchParams, headers: new Headers(init.headers), init };
    const name = `${request.method} ${pathname}`;
    if (this.isOffline) {
      this.onOffline?.();
      throw new TypeError('Failed to fetch');
    }
    init.signal?.throwIfAborted();
    this.log.push(name);
    const index = this.#faults.findIndex(({ pattern }) => (typeof pattern === 'string' ? name.startsWith(pattern) : pattern.test(name)));
    const fault = index < 0 ? null : this.#faults.splice(index, 1)[0];
    if (fault?.isLost) {
      await this.#answer(request);
      throw new TypeError('Failed to fetch');
    }
    const answer = typeof fault?.answer === 'function' ? await fault.answer(request) : fault?.answer;
    if (answer instanceof Error) throw answer;
    return answer ?? this.#answer(request);
  };

  /** Ends all access tokens, as time does. */
  expireAccess() {
    this.#access.clear();
  }

  /** Makes all cursors so far too old. */
  expireCursors() {
    this.#epoch++;
  }

  /** Ends all sessions. */
  revokeAll() {
    this.#access.clear();
    this.#refresh.clear();
  }

  add(members) {
    const id = this.#nextId++;
    const list_id = members.list_id ?? this.inbox.id;
    return this.#store(this.todos, {
      id, content: '', is_done: false, user_id: 1, created_at: '', list_id, parent_id: null, notes: '', priority: 'none', labels: [], due_date: null,
      due_time: null, recurrence: null, recurrence_from: 'due', next_id: null, position: id, completed_at: null, ...members,
    });
  }

  change(id, members) {
    return this.#store(this.todos, { ...this.todos.get(id), ...members });
  }

  delete(id, type = 'todo') {
    const things = type === 'todo' ? this.todos : this.lists;
    const children = type === 'todo' ? [...this.todos.values()].filter(({ parent_id }) => parent_id === id) : [];
    for (const thing of [things.get(id), ...children]) {
      this.gone.push({ type, id: thing.id, thing, with: id, seq: ++this.#seq });
      things.delete(thing.id);
    }
    this.#announce();
  }

  addList(name) {
    const id = this.#nextId++;
    return this.#store(this.lists, { id, name, is_inbox: false, position: id });
  }

  #store(things, thing) {
    const seq = ++this.#seq;
    const stored = { ...thing, updated_at: new Date(NOW + seq * 1000).toISOString().replace('Z', '000Z') };
    Object.defineProperty(stored, 'seq', { value: seq, enumerable: false });
    things.set(thing.id, stored);
    this.#announce();
    return stored;
  }

  #announce() {
    for (const stream of this.streams) stream.enqueue(new TextEncoder().encode(`event: changed\nid: ${this.#cursor(this.#seq)}\ndata: {}\n\n`));
  }

  #cursor(seq) {
    return `${this.#epoch}-${seq}`;
  }

  #tokens() {
    const access = `h.${btoa(JSON.stringify({ sub: '1', n: Math.random() })).replaceAll('=', '')}.s`;
    const refresh = `r${Math.random()}`;
    this.#access.add(access);
    this.#refresh.add(refresh);
    return json(200, { access_token: access, token_type: 'bearer', expires_in: this.expiresIn, refresh_token: refresh });
  }

  #login(form) {
    if (form.get('grant_type') === 'refresh_token') {
      this.refreshes++;
      return this.#refresh.delete(form.get('refresh_token')) ? this.#tokens() : problem(401, 'unauthenticated', { error: 'invalid_grant' });
    }
    return form.get('password') === 'right' ? this.#tokens() : problem(401, 'sign-in', { error: 'invalid_grant' });
  }

  async #answer({ method, pathname, query, headers, init }) {
    const [, , resource, id, action] = pathname.split('/');
    if (pathname === '/api/login/access_token') return this.#login(init.body);
    if (pathname === '/api/login/revoke') {
      this.#refresh.delete(init.body.get('token'));
      return json(200, {});
    }
    if (!this.#access.has((headers.get('Authorization') ?? '').slice(7))) return problem(401, 'unauthenticated');
    const body = init.body ? JSON.parse(init.body) : {};
    if (resource === 'users') return json(200, { id: 1, name: 'Ada', email: 'ada@example.com', time_zone: 'UTC' });
    if (resource === 'changes') return this.#changes(query);
    if (resource === 'events') return this.#stream(init.signal);
    if (resource === 'trash') return this.#restore(Number(id));
    if (resource === 'labels') return json(200, { updated: 0 });
    const things = resource === 'lists' ? this.lists : this.todos;
    if (!id) return this.#create(resource, body, headers.get('Idempotency-Key'));
    const thing = things.get(Number(id));
    if (!thing) return problem(404, 'not-found');
    if (headers.get('If-Match') && headers.get('If-Match') !== tagOf(thing)) return problem(412, 'stale');
    if (method === 'DELETE') {
      this.delete(thing.id, resource === 'lists' ? 'list' : 'todo');
      return json(200, thing);
    }
    if (action === 'move') return thingOf(this.#store(things, { ...thing, position: 'after_id' in body && body.after_id === null ? -1 : 1e6 }));
    if (method === 'GET') return thingOf(thing);
    const done = body.is_done === undefined ? {} : { completed_at: body.is_done ? '2026-11-21T08:00:00.000000Z' : null };
    return thingOf(this.#store(things, { ...thing, ...body, ...done }));
  }

  #create(resource, body, key) {
    if (this.#keys.has(key)) return thingOf(this.#keys.get(key), 201);
    if (body.list_id && !this.lists.has(body.list_id)) return problem(422, 'validation', { codes: { list_id: ['unknown_value'] } });
    const made = resource === 'lists' ? this.addList(body.name) : this.add(body);
    if (key) this.#keys.set(key, made);
    return thingOf(made, 201);
  }

  #restore(id) {
    const entry = this.gone.find((one) => one.type === 'todo' && one.id === id && !one.isPurged);
    if (!entry) return problem(404, 'not-found');
    const restored = this.gone.filter((one) => one.with === id);
    this.gone = this.gone.filter((one) => one.with !== id);
    for (const { thing } of restored) this.#store(this.todos, thing);
    return thingOf(this.todos.get(id));
  }

  #changes(query) {
    const [epoch, since] = query.has('since') ? query.get('since').split('-').map(Number) : [this.#epoch, 0];
    if (epoch !== this.#epoch) return problem(410, 'changes-expired');
    const limit = Math.min(this.pageSize, Number(query.get('limit')));
    const all = [
      ...[...this.lists.values()].map((thing) => ({ seq: thing.seq, lists: thing })),
      ...[...this.todos.values()].map((thing) => ({ seq: thing.seq, todos: thing })),
      ...(since > 0 ? this.gone.map((one) => ({ seq: one.seq, deleted: { type: one.type, id: one.id, deleted_at: '' } })) : []),
    ].filter(({ seq }) => seq > since).sort((a, b) => a.seq - b.seq);
    const page = all.slice(0, limit);
    const pick = (name) => page.filter((entry) => entry[name]).map((entry) => entry[name]);
    const next = page.length < all.length ? page.at(-1).seq : this.#seq;
    return json(200, { lists: pick('lists'), todos: pick('todos'), deleted: pick('deleted'), next: this.#cursor(next), has_more: page.length < all.length });
  }

  #stream(signal) {
    return new Response(new ReadableStream({
      start: (controller) => {
        this.streams.add(controller);
        signal?.addEventListener('abort', () => {
          if (this.streams.delete(controller)) controller.error(signal.reason);
        });
      },
    }), { headers: { 'Content-Type': 'text/event-stream' } });
  }
}

/** Never answers, until the client gives up. */
export const hang = ({ init }) => new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(init.signal.reason)));

export const json = (status, data, headers = {}) => new Response(JSON.stringify(data), { status, headers: { 'Content-Type': 'application/json', ...headers } });

export const problem = (status, type, members = {}, headers = {}) => new Response(
  JSON.stringify({ type: `urn:todo:problem:${type}`, status, detail: type, ...members }), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });

const tagOf = (thing) => `"${thing.seq}"`;
const thingOf = (thing, status = 200) => json(status, thing, { ETag: tagOf(thing) });
