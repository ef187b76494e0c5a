// Sign-in at an OpenID provider: the authorization code flow with PKCE (RFC 7636), as a public client. The result is an ID token, which the API
// verifies and exchanges for its own tokens (docs/single-sign-on.md).

/** @typedef {{ name: string, issuer: string, client_id: string }} Provider */

/**
 * What the page must still know when the person comes back.
 * @typedef {{ issuer: string, client_id: string, redirect_uri: string, token_endpoint: string, state: string, nonce: string, verifier: string, hash: string }} Attempt
 */

/** The sign-in at the provider has failed: the person has refused, or the answer does not belong to this tab. */
export class ProviderError extends Error {
  /** @param {string} message @param {unknown} [cause] */
  constructor(message, cause) {
    super(message, { cause });
    this.name = 'ProviderError';
  }
}

const KEY = 'todo-oidc';

/** How long the provider may take to answer, in milliseconds. */
const TIMEOUT = 15_000;

/** @param {Uint8Array} bytes */
const base64Url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** 256 random bits. */
const random = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** PKCE needs SHA-256, which browsers have over HTTPS and on localhost only. */
export const isPossible = () => globalThis.crypto?.subtle !== undefined;

/**
 * @param {Provider} provider
 * @param {string} redirectUri where the provider sends the person back to: the page without its fragment
 * @param {Pick<Storage, 'setItem'>} storage of this tab
 * @param {string} hash the screen to come back to
 * @param {typeof globalThis.fetch} [fetch]
 * @returns {Promise<string>} the address at the provider to go to
 */
export async function begin(provider, redirectUri, storage, hash, fetch = globalThis.fetch) {
  const { issuer, authorization_endpoint: endpoint, token_endpoint: tokenEndpoint } = await json(
    fetch, `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (issuer !== provider.issuer || !isWeb(endpoint) || !isWeb(tokenEndpoint)) throw new ProviderError('The provider describes itself wrongly.');
  /** @type {Attempt} */
  const attempt = {
    issuer, client_id: provider.client_id, redirect_uri: redirectUri, token_endpoint: tokenEndpoint, state: random(), nonce: random(), verifier: random(), hash,
  };
  storage.setItem(KEY, JSON.stringify(attempt));
  const address = new URL(endpoint);
  const challenge = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(attempt.verifier)));
  for (const [name, value] of Object.entries({
    response_type: 'code', client_id: attempt.client_id, redirect_uri: redirectUri, scope: 'openid email profile',
    state: attempt.state, nonce: attempt.nonce, code_challenge: base64Url(challenge), code_challenge_method: 'S256',
  })) address.searchParams.set(name, value);
  return address.href;
}

/**
 * Whether the address is that of somebody who comes back from a provider.
 * @param {URLSearchParams} query
 */
export const isReturn = (query) => query.has('state') && (query.has('code') || query.has('error'));

/**
 * @param {URLSearchParams} query of the address that the provider has sent the person to
 * @param {Pick<Storage, 'getItem' | 'removeItem'>} storage of this tab
 * @param {typeof globalThis.fetch} [fetch]
 * @returns {Promise<{ idToken: string, hash: string }>}
 */
export async function finish(query, storage, fetch = globalThis.fetch) {
  const stored = storage.getItem(KEY);
  storage.removeItem(KEY);
  const attempt = /** @type {Attempt | null} */ (stored && JSON.parse(stored));
  // Somebody else's answer, or one to another tab, must not sign this person in. Providers that name themselves (RFC 9207) must be the one asked.
  if (!attempt || query.get('state') !== attempt.state || (query.get('iss') ?? attempt.issuer) !== attempt.issuer) {
    throw new ProviderError('The answer does not belong to a sign-in of this tab.');
  }
  const code = query.get('code');
  if (!code) throw new ProviderError(query.get('error_description') ?? query.get('error') ?? '');
  const { id_token: idToken } = await json(fetch, attempt.token_endpoint, new URLSearchParams({
    grant_type: 'authorization_code', code, client_id: attempt.client_id, redirect_uri: attempt.redirect_uri, code_verifier: attempt.verifier,
  }));
  if (typeof idToken !== 'string' || nonceOf(idToken) !== attempt.nonce) throw new ProviderError('The ID token does not belong to this sign-in.');
  return { idToken, hash: attempt.hash };
}

/**
 * @param {typeof globalThis.fetch} fetch @param {string} address @param {URLSearchParams} [body]
 * @returns {Promise<any>}
 */
async function json(fetch, address, body) {
  try {
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET', ...(body ? { body } : {}), credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) throw new Error(`The provider returned ${response.status}.`);
    return await response.json();
  } catch (error) {
    throw new ProviderError('The provider cannot be reached.', error);
  }
}

/** Over HTTPS; without it only on this device. @param {unknown} address */
function isWeb(address) {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/** @param {string} jwt @returns {unknown} */
function nonceOf(jwt) {
  try {
    return JSON.parse(atob((jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))).nonce;
  } catch {
    return null;
  }
}
