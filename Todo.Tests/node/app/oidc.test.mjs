import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { begin, finish, isReturn, ProviderError } from '../../../Todo.WebApi/wwwroot/app/core/oidc.js';

const provider = { name: 'Example', issuer: 'https://login.example.com/realms/a', client_id: 'todo-web' };
const discovery = {
  issuer: provider.issuer,
  authorization_endpoint: 'https://login.example.com/authorize?tenant=a',
  token_endpoint: 'https://login.example.com/token',
};

/** @returns {any} */
function memory() {
  const items = new Map();
  return {
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void items.set(key, value),
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    removeItem: (/** @type {string} */ key) => void items.delete(key),
  };
}

/** @param {Record<string, unknown>} claims */
const tokenOf = (claims) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

/**
 * A provider that answers the discovery, and the code with an ID token.
 * @param {{ discovery?: object, claims?: (nonce: string) => object, status?: number }} [answers]
 */
function open({ discovery: described = discovery, claims = (nonce) => ({ nonce }), status = 200 } = {}) {
  /** @type {{ address: string, body: URLSearchParams | undefined }[]} */
  const requests = [];
  const state = { nonce: '' };
  /** @type {any} */
  const fetch = async (/** @type {string} */ address, /** @type {any} */ { body }) => {
    requests.push({ address, body });
    return new Response(JSON.stringify(body ? { id_token: tokenOf(/** @type {any} */ (claims(state.nonce))) } : described), { status });
  };
  return { fetch, requests, state };
}

async function start(server = open()) {
  const storage = memory();
  const address = new URL(await begin(provider, 'https://todo.example.com/app/', storage, '#/today', server.fetch));
  server.state.nonce = address.searchParams.get('nonce') ?? '';
  return { ...server, storage, address };
}

test('The person goes to the provider with a challenge, a state and a nonce', async () => {
  const { address, requests } = await start();
  assert.equal(requests[0]?.address, 'https://login.example.com/realms/a/.well-known/openid-configuration');
  assert.equal(address.origin + address.pathname, 'https://login.example.com/authorize');
  const { state, nonce, code_challenge, ...rest } = Object.fromEntries(address.searchParams);
  assert.deepEqual(rest, {
    tenant: 'a', response_type: 'code', client_id: 'todo-web', redirect_uri: 'https://todo.example.com/app/', scope: 'openid email profile', code_challenge_method: 'S256',
  });
  for (const value of [state, nonce, code_challenge]) assert.match(value ?? '', /^[\w-]{43}$/);
  assert.equal(new Set([state, nonce, code_challenge]).size, 3);
});

test('The code becomes an ID token, once', async () => {
  const { address, requests, storage, fetch } = await start();
  const query = new URLSearchParams({ code: 'c', state: address.searchParams.get('state') ?? '' });
  assert.ok(isReturn(query));
  const { idToken, hash } = await finish(query, storage, fetch);
  assert.equal(hash, '#/today');
  assert.match(idToken, /^e30\./);
  const { code_verifier, ...form } = Object.fromEntries(requests[1]?.body ?? []);
  assert.deepEqual(form, { grant_type: 'authorization_code', code: 'c', client_id: 'todo-web', redirect_uri: 'https://todo.example.com/app/' });
  assert.equal(createHash('sha256').update(code_verifier ?? '').digest('base64url'), address.searchParams.get('code_challenge'));
  await assert.rejects(finish(query, storage, fetch), ProviderError);
});

for (const [name, change] of /** @type {[string, Record<string, string>][]} */ ([
  ['a foreign state', { state: 'x' }],
  ['another issuer', { iss: 'https://evil.example.com' }],
  ['an error', { code: '', error: 'access_denied' }],
])) {
  test(`An answer with ${name} is refused without asking for a token`, async () => {
    const { address, requests, storage, fetch } = await start();
    await assert.rejects(finish(new URLSearchParams({ code: 'c', state: address.searchParams.get('state') ?? '', ...change }), storage, fetch), ProviderError);
    assert.equal(requests.length, 1);
  });
}

test('An answer to a sign-in that this tab has not begun is refused', async () => {
  await assert.rejects(finish(new URLSearchParams({ code: 'c', state: 's' }), memory(), open().fetch), ProviderError);
});

for (const [name, claims] of /** @type {[string, () => object][]} */ ([['another nonce', () => ({ nonce: 'other' })], ['no nonce', () => ({})]])) {
  test(`An ID token with ${name} is refused`, async () => {
    const { address, storage, fetch } = await start(open({ claims }));
    await assert.rejects(finish(new URLSearchParams({ code: 'c', state: address.searchParams.get('state') ?? '' }), storage, fetch), ProviderError);
  });
}

for (const [name, described] of /** @type {[string, object][]} */ ([
  ['another issuer', { ...discovery, issuer: 'https://other.example.com' }],
  ['a script as its address', { ...discovery, authorization_endpoint: 'javascript:alert(1)' }],
  ['an address without HTTPS', { ...discovery, token_endpoint: 'http://login.example.com/token' }],
  ['no addresses', { issuer: provider.issuer }],
])) {
  test(`A provider that describes itself with ${name} is refused`, async () => {
    await assert.rejects(start(open({ discovery: described })), ProviderError);
  });
}

test('A provider that cannot be reached is an error of the provider', async () => {
  await assert.rejects(start(open({ status: 503 })), ProviderError);
});

test('An ordinary address is not that of a return', () => {
  assert.ok(!isReturn(new URLSearchParams('')));
  assert.ok(!isReturn(new URLSearchParams('code=1')));
});
