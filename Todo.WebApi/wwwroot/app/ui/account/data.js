// The export of everything, and the end of the account.

/** @import { User } from '../../core/types.js' */

import { t } from '../../i18n/i18n.js';
import { html, useState } from '../../vendor/preact.js';
import { FormError } from '../errors.js';
import { PasswordField } from '../fields.js';
import { Form } from '../form.js';
import { useAction, useClient } from '../hooks.js';
import { href, navigate } from '../router.js';
import { Section } from './section.js';

/** @param {{ user: User }} props */
export function Data({ user }) {
  const { api, session } = useClient();
  const [password, setPassword] = useState('');
  const download = useAction();
  return html`
    <${Section} title=${t('your_data')} text=${t('export_text')}>
      <button type="button" class="secondary" aria-disabled=${download.isBusy ? 'true' : null} onClick=${() => download.run(async () => save(await api.exportData()))}>${t('export')}</button>
      <${FormError} error=${download.error} />
      <details class="more-form">
        <summary>${t('delete_account')}</summary>
        <p>${t('delete_account_text')}</p>
        <${Form} fields=${['password']} submit=${t('delete_account_forever')} kind="danger" onSubmit=${async () => {
          await api.deleteAccount(password);
          navigate(href('inbox'), { replace: true });
          await session.signOut();
        }}>${(/** @type {import('../form.js').FormState} */ { errors }) => html`
          <${PasswordField} label=${t('current_password')} autocomplete="current-password" value=${password} onInput=${setPassword} error=${errors.password}
            required=${user.has_password} />`}<//>
      </details>
    <//>`;
}

/** Gives the browser a file to save. @param {unknown} data */
function save(data) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `todo-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
