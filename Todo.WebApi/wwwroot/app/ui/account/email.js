// The address, its verification, and its change.

/** @import { User } from '../../core/types.js' */

import { t } from '../../i18n/i18n.js';
import { html, useState } from '../../vendor/preact.js';
import { FormError } from '../errors.js';
import { Field, PasswordField } from '../fields.js';
import { Form } from '../form.js';
import { useAction, useClient } from '../hooks.js';
import { Icon } from '../icons.js';
import { Section } from './section.js';

/** @param {{ user: User }} props */
export function Email({ user }) {
  const { api } = useClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [sentTo, setSentTo] = useState('');
  const verification = useAction();
  return html`
    <${Section} title=${t('email_title')} text=${t('email_text')}>
      <p class="state-line">${user.email}
        <span class=${user.email_verified ? 'badge good' : 'badge'}><${Icon} name=${user.email_verified ? 'check' : 'warning'} />${
          user.email_verified ? t('email_verified') : t('email_unverified')}</span></p>
      ${!user.email_verified && html`
        <button type="button" class="secondary" onClick=${() => verification.run(async () => {
          await api.resendVerification();
          setSentTo(user.email);
        })}>${t('send_verification')}</button>
        <${FormError} error=${verification.error} />`}
      ${sentTo && html`<p class="note" role="status">${t('verification_sent', { email: sentTo })}</p>`}
      <details class="more-form">
        <summary>${t('change_email')}</summary>
        <${Form} fields=${['email', 'password']} submit=${t('change_email')} onSubmit=${async () => {
          await api.changeEmail(email, password);
          setSentTo(email);
          setEmail('');
          setPassword('');
        }}>${(/** @type {import('../form.js').FormState} */ { errors }) => html`
          <${Field} label=${t('new_email')} type="email" autocomplete="email" value=${email} onInput=${setEmail} error=${errors.email} />
          <${PasswordField} label=${t('current_password')} autocomplete="current-password" value=${password} onInput=${setPassword} error=${errors.password}
            required=${user.has_password} />`}<//>
      </details>
    <//>`;
}
