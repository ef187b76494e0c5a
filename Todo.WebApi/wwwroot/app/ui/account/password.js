// The change of the password.

/** @import { User } from '../../core/types.js' */

import { t } from '../../i18n/i18n.js';
import { html, useState } from '../../vendor/preact.js';
import { PasswordField } from '../fields.js';
import { Form } from '../form.js';
import { useClient, useStore } from '../hooks.js';
import { Section } from './section.js';

/** @param {{ user: User }} props */
export function Password({ user }) {
  const { api } = useClient();
  const { actions } = useStore();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isDone, setDone] = useState(false);
  if (!user.has_password) return html`<${Section} title=${t('password')} text=${t('no_password_text')} />`;
  return html`
    <${Section} title=${t('password')} text=${t('password_text')}>
      <${Form} fields=${['current_password', 'password']} submit=${t('change_password')} onSubmit=${async () => {
        setDone(false);
        actions.setUser(await api.changePassword(current, next));
        setCurrent('');
        setNext('');
        setDone(true);
      }}>${(/** @type {import('../form.js').FormState} */ { errors }) => html`
        <${PasswordField} label=${t('current_password')} autocomplete="current-password" value=${current} onInput=${setCurrent} error=${errors.current_password} />
        <${PasswordField} label=${t('new_password')} autocomplete="new-password" value=${next} onInput=${setNext} error=${errors.password}
          hint=${t('password_hint')} />`}<//>
      ${isDone && html`<p class="note" role="status">${t('password_changed')}</p>`}
    <//>`;
}
