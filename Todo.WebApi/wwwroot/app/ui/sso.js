// The company's own sign-in, where it is configured.

/** @import { Provider } from '../core/oidc.js' */

import { begin, finish, isPossible, isReturn } from '../core/oidc.js';
import { t } from '../i18n/i18n.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { errorText } from './errors.js';
import { useAction, useClient } from './hooks.js';
import { Outside } from './outside.js';
import { href, navigate } from './router.js';

/** Somebody who comes back from a provider has this in the address. It is taken once. */
let returned = isReturn(new URLSearchParams(globalThis.location?.search)) ? new URLSearchParams(location.search) : null;

/** Whether the page has been opened by a provider. */
export const hasReturned = () => returned !== null;

/** The address of the page without a query and a fragment. */
const page = () => location.origin + location.pathname;

export function Providers() {
  const { api } = useClient();
  const [providers, setProviders] = useState(/** @type {readonly Provider[]} */ ([]));
  const action = useAction();
  useEffect(() => {
    // Without an answer, the password is left.
    if (isPossible()) api.providers().then(setProviders, () => {});
  }, []);
  if (providers.length === 0) return null;
  return html`
    <div class="providers">
      <p class="or">${t('or')}</p>
      ${providers.map((provider) => html`
        <button key=${provider.issuer + provider.client_id} type="button" class="secondary" aria-disabled=${action.isBusy ? 'true' : null}
          onClick=${() => action.run(async () => location.assign(await begin(provider, page(), sessionStorage, location.hash)))}>
          ${t('sign_in_with', { name: provider.name })}</button>`)}
      ${action.error && html`<p class="form-error" role="alert">${errorText(action.error)}</p>`}
    </div>`;
}

/** Completes the sign-in that a provider has sent the person back for. @param {{ onEnd: () => void }} props */
export function ProviderReturn({ onEnd }) {
  const { session } = useClient();
  const [error, setError] = useState(/** @type {unknown} */ (null));
  useEffect(() => {
    const query = returned ?? new URLSearchParams();
    returned = null;
    // The code is used: it leaves the address, and the history.
    history.replaceState(null, '', page() + location.hash);
    finish(query, sessionStorage).then(async ({ idToken, hash }) => {
      await session.signInWithAssertion(idToken);
      navigate(hash || href('inbox'), { replace: true });
      onEnd();
    }).catch(setError);
  }, []);
  return html`
    <${Outside} title=${t('sign_in')}>
      ${error ? html`
        <p class="form-error" role="alert">${errorText(error)}</p>
        <button type="button" class="secondary" onClick=${onEnd}>${t('back_to_sign_in')}</button>` : html`<p>${t('verifying')}</p>`}
    <//>`;
}
