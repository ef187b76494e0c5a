// Signs users in through an OpenID provider: docs/single-sign-on.md.
import { UserManager } from 'oidc-client-ts';

/** An element of GET /api/login/providers. */
export interface Provider {
  name: string;
  issuer: string;
  client_id: string;
}

export interface Tokens {
  access_token: string;
  expires_in: number;
  refresh_token: string;
}

const managerOf = (provider: Provider) =>
  new UserManager({
    authority: provider.issuer,
    client_id: provider.client_id,
    redirect_uri: `${window.location.origin}/signed-in`,
    scope: 'openid email profile',
    automaticSilentRenew: false,
  });

/** Sends the user to the provider, with PKCE and a nonce. */
export function goToProvider(provider: Provider): Promise<void> {
  return managerOf(provider).signinRedirect({ nonce: crypto.randomUUID() });
}

/** On the page /signed-in: exchanges the provider's ID token for the tokens of the API. */
export async function comeBack(provider: Provider, api: string): Promise<Tokens> {
  const manager = managerOf(provider);
  const { id_token } = await manager.signinRedirectCallback();
  await manager.removeUser(); // Nothing needs the tokens of the provider any more.
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type, assertion: id_token!, client_id: 'web' });
  const response = await fetch(`${api}/api/login/access_token`, { method: 'POST', body });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error_description);
  return answer;
}
