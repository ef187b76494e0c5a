// Create an account, which signs in.

import { deviceTimeZone } from '../core/dates.js';
import { ApiError } from '../core/http.js';
import { t } from '../i18n/i18n.js';
import { html, useState } from '../vendor/preact.js';
import { Field, PasswordField } from './fields.js';
import { Form } from './form.js';
import { useClient } from './hooks.js';
import { Outside } from './outside.js';
import { href, navigate } from './router.js';
import { prefilled } from './signin.js';

export function Register() {
  const { api, session } = useClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  async function register() {
    const account = { name, email, password };
    try {
      await api.register({ ...account, time_zone: deviceTimeZone() });
    } catch (error) {
      // The server may not know a time zone that the browser knows.
      if (!(error instanceof ApiError) || !error.codes.time_zone) throw error;
      await api.register(account);
    }
    prefilled.email = email;
    navigate(href('inbox'), { replace: true });
    await session.signIn(email, password);
  }

  return html`
    <${Outside} title=${t('create_account')}>
      <${Form} onSubmit=${register} fields=${['name', 'email', 'password']} submit=${t('create_account')}>${
        (/** @type {import('./form.js').FormState} */ { errors }) => html`
        <${Field} label=${t('name')} autocomplete="name" value=${name} onInput=${setName} error=${errors.name} />
        <${Field} label=${t('email')} type="email" autocomplete="username" value=${email} onInput=${setEmail} error=${errors.email}
          autocapitalize="none" spellcheck=${false} />
        <${PasswordField} label=${t('password')} autocomplete="new-password" value=${password} onInput=${setPassword} error=${errors.password}
          hint=${t('password_hint')} />
      `}<//>
      <p class="links"><a href=${href('sign-in')}>${t('have_account')}</a></p>
    <//>`;
}
