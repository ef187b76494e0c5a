// Forgotten password, a new password by the link of a mail, and the verification of an address.

import { t } from '../i18n/i18n.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { errorText } from './errors.js';
import { Field, PasswordField } from './fields.js';
import { Form } from './form.js';
import { useClient } from './hooks.js';
import { Outside } from './outside.js';
import { href, shorten } from './router.js';

export function Forgot() {
  const { api } = useClient();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  return html`
    <${Outside} title=${t('forgot_password')}>
      ${isSent ? html`<p role="status">${t('forgot_sent', { email })}</p>` : html`
        <p>${t('forgot_intro')}</p>
        <${Form} fields=${['email']} submit=${t('send_link')} onSubmit=${async () => {
          await api.forgotPassword(email);
          setSent(true);
        }}>${(/** @type {import('./form.js').FormState} */ { errors }) => html`
          <${Field} label=${t('email')} type="email" autocomplete="username" value=${email} onInput=${setEmail} error=${errors.email} />`}<//>`}
      <p class="links"><a href=${href('sign-in')}>${t('back_to_sign_in')}</a></p>
    <//>`;
}

/** @param {{ token: string }} props */
export function Reset({ token }) {
  const { api } = useClient();
  const [password, setPassword] = useState('');
  const [isDone, setDone] = useState(false);
  return html`
    <${Outside} title=${t('set_password')}>
      ${isDone ? html`<p role="status">${t('password_set')}</p>` : html`
        <${Form} fields=${['password']} submit=${t('set_password')} onSubmit=${async () => {
          await api.resetPassword(token, password);
          // The token is used: it leaves the address, and the history.
          shorten(href('reset'));
          setDone(true);
        }}>${(/** @type {import('./form.js').FormState} */ { errors }) => html`
          <${PasswordField} label=${t('new_password')} autocomplete="new-password" value=${password} onInput=${setPassword} error=${errors.password}
            hint=${t('password_hint')} />
          ${errors.token && html`<p><a href=${href('forgot')}>${t('request_link')}</a></p>`}`}<//>`}
      <p class="links"><a href=${href('sign-in')}>${t('back_to_sign_in')}</a></p>
    <//>`;
}

/** Acts on opening. @param {{ token: string }} props */
export function Verify({ token }) {
  const { api, store } = useClient();
  const [result, setResult] = useState(/** @type {{ error?: unknown } | null} */ (null));
  useEffect(() => {
    api.verifyEmail(token).then(
      () => {
        shorten(href('verify'));
        setResult({});
        store?.actions.refresh();
      },
      (error) => setResult({ error }),
    );
  }, []);
  return html`
    <${Outside} title=${t('verify_email')}>
      ${result === null ? html`<p>${t('verifying')}</p>`
        : result.error ? html`<p role="alert" class="form-error">${errorText(result.error)}</p>`
        : html`<p role="status">${t('verified')}</p>`}
      <p class="links"><a href=${href('inbox')}>${t('continue')}</a></p>
    <//>`;
}
