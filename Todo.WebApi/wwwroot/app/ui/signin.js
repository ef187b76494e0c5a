// Sign in, with the second factor if the account has one.

import { ApiError } from '../core/http.js';
import { t } from '../i18n/i18n.js';
import { html, useState } from '../vendor/preact.js';
import { Field, PasswordField } from './fields.js';
import { Form } from './form.js';
import { useClient } from './hooks.js';
import { Outside } from './outside.js';
import { href } from './router.js';
import { Providers } from './sso.js';

/** What another screen has filled in: the address after a registration that could not sign in. */
export const prefilled = { email: '' };

export function SignIn() {
  const { session } = useClient();
  const [email, setEmail] = useState(prefilled.email);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);

  async function signIn() {
    try {
      await session.signIn(email, password, needsCode ? code.replace(/\s/g, '') : undefined);
    } catch (error) {
      if (!(error instanceof ApiError) || error.error !== 'otp_required') throw error;
      setNeedsCode(true);
    }
  }

  return html`
    <${Outside} title=${t('sign_in')}>
      ${session.state.reason === 'expired' && html`<p class="note">${t('session_expired')}</p>`}
      <${Form} onSubmit=${signIn} fields=${[]} submit=${t('sign_in')}>${() => html`
        <${Field} label=${t('email')} type="email" autocomplete="username" value=${email} onInput=${setEmail} autocapitalize="none" spellcheck=${false} />
        <${PasswordField} label=${t('password')} autocomplete="current-password" value=${password} onInput=${setPassword} />
        ${needsCode && html`
          <${Field} label=${t('code')} hint=${t('code_hint')} autocomplete="one-time-code" value=${code} onInput=${setCode} autoFocus
            autocapitalize="none" spellcheck=${false} />`}
      `}<//>
      <${Providers} />
      <p class="links">
        <a href=${href('register')}>${t('create_account')}</a>
        <a href=${href('forgot')}>${t('forgot_password')}</a>
      </p>
    <//>`;
}
