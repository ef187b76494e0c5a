// Keeps a copy of a user's lists and todos in sync with the server; docs/stay-in-sync.md explains how.
// Runs in browsers and on Node.js 20.3 or newer, and needs no package.

export interface Thing { id: number; [member: string]: unknown }
export interface Deletion { type: "list" | "todo"; id: number; deleted_at: string }
export interface Page { lists: Thing[]; todos: Thing[]; deleted: Deletion[]; next: string; has_more: boolean }
export interface Tokens { access_token: string; refresh_token: string }

/** Stores the copy. Each call must be atomic: a page is stored together with its cursor, `next`, or not at all. */
export interface Store {
  cursor(): Promise<string | undefined>;
  apply(page: Page): Promise<void>;
  clear(): Promise<void>;
}

/** The session has ended: the user must sign in again. */
export class SignedOut extends Error {}

/** The server refused a request. */
export class Refused extends Error {
  readonly retryAfter: number;

  constructor(readonly status: number, headers: Headers) {
    super(`The server returned ${status}.`);
    this.retryAfter = 1000 * Number(headers.get("Retry-After") ?? 0);
  }

  get isTemporary(): boolean { return this.status >= 500 || this.status === 408 || this.status === 429; }
}

/** Sends requests with an access token, and refreshes the tokens when the server rejects it. */
export class Session {
  private refreshing: Promise<void> | undefined;

  constructor(private readonly server: string, private tokens: Tokens, private readonly save: (tokens: Tokens) => Promise<void>) {}

  async get(path: string, signal: AbortSignal): Promise<Response> {
    const used = this.tokens;
    let response = await this.send(path, signal);
    if (response.status === 401) {
      // Requests that fail at the same time share one refresh: a refresh token can be used only once.
      if (this.tokens === used) await (this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined)));
      response = await this.send(path, signal);
    }
    if (response.ok) return response;
    await response.body?.cancel();
    throw response.status === 401 ? new SignedOut() : new Refused(response.status, response.headers);
  }

  private send(path: string, signal: AbortSignal): Promise<Response> {
    return fetch(this.server + path, { headers: { Authorization: `Bearer ${this.tokens.access_token}` }, cache: "no-store", signal });
  }

  private async refresh(): Promise<void> {
    const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: this.tokens.refresh_token });
    const response = await fetch(`${this.server}/api/login/access_token`, { method: "POST", body, signal: AbortSignal.timeout(30_000) });
    if (response.status === 401) throw new SignedOut();
    if (!response.ok) throw new Refused(response.status, response.headers);
    const tokens: Tokens = await response.json();
    await this.save(tokens);
    this.tokens = tokens;
  }
}

const defaults = {
  pageSize: 500,
  /** The server sends something at least every 15 seconds. After twice that time, the connection is dead. */
  silence: 30_000,
  minPause: 1_000,
  maxPause: 60_000,
  onProblem: (_: unknown): void => {},
};

/** Keeps a copy in sync. */
export class Replica {
  private readonly options: typeof defaults;
  private failures = 0;

  constructor(private readonly session: Session, private readonly store: Store, options: Partial<typeof defaults> = {}) {
    this.options = { ...defaults, ...options };
  }

  /** Runs until the signal is aborted. Throws SignedOut when the user must sign in again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let retryAfter = 0;
      try {
        await this.sync(signal);
        await this.follow(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Refused && error.status === 410) {
          // The cursor has expired: discard the copy, and start again.
          await this.store.clear();
        } else if (error instanceof SignedOut || (error instanceof Refused && !error.isTemporary)) {
          throw error;
        }
        this.options.onProblem(error);
        if (error instanceof Refused) retryAfter = error.retryAfter;
      }
      // While the server refuses streams, this loop polls: each turn gets the changes, and then tries to open a stream again.
      const pause = Math.min(this.options.maxPause, this.options.minPause * 2 ** this.failures++);
      await sleep(retryAfter + pause * (1 + Math.random()) / 2, signal);
    }
  }

  /** Gets and applies the changes, page by page. */
  private async sync(signal: AbortSignal): Promise<void> {
    let page: Page;
    do {
      const query = new URLSearchParams({ limit: String(this.options.pageSize) });
      const cursor = await this.store.cursor();
      if (cursor !== undefined) query.set("since", cursor);
      const response = await this.session.get(`/api/changes?${query}`, AbortSignal.any([signal, AbortSignal.timeout(this.options.silence)]));
      page = await response.json();
      await this.store.apply(page);
    } while (page.has_more);
  }

  /** Gets the changes whenever an event announces some, until the stream ends. */
  private async follow(signal: AbortSignal): Promise<void> {
    const end = new AbortController();
    try {
      const since = encodeURIComponent((await this.store.cursor()) ?? "");
      const response = await this.watch(end, this.session.get(`/api/events?since=${since}`, AbortSignal.any([signal, end.signal])));
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (let chunk; !(chunk = await this.watch(end, reader.read())).done; ) {
        this.failures = 0;
        const events = (text + chunk.value).split("\n\n");
        text = events.pop() ?? "";
        // A comment is only a sign of life. After signed_out, the stream ends, and the next request refreshes the tokens.
        if (events.some((event) => event.startsWith("event: changed\n"))) await this.sync(signal);
      }
    } finally {
      end.abort();
    }
  }

  /** Aborts what waits for the server if it is silent for too long. */
  private async watch<T>(end: AbortController, result: Promise<T>): Promise<T> {
    const timer = setTimeout(() => end.abort(new Error("The server is silent.")), this.options.silence);
    return result.finally(() => clearTimeout(timer));
  }
}

function sleep(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, time);
    signal.addEventListener("abort", end);
  });
}
