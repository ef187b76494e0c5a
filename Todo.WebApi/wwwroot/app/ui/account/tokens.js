// Personal access tokens for scripts.

import { dateAndTime } from '../../core/dates.js';
import { locale, t } from '../../i18n/i18n.js';
import { html, useState } from '../../vendor/preact.js';
import { FormError } from '../errors.js';
import { Field, SelectField } from '../fields.js';
import { Form } from '../form.js';
import { useAction, useClient, useLoaded, useSelected } from '../hooks.js';
import { Secret } from './secret.js';
import { Section } from './section.js';

const SCOPES = /** @type {const} */ ({ read: ['todos:read'], write: ['todos:read', 'todos:write'] });

export function Tokens() {
  const { api } = useClient();
  const timeZone = useSelected((state) => state.user?.time_zone ?? 'UTC');
  const { data, error, reload } = useLoaded(() => api.tokens());
  const action = useAction();
  const [name, setName] = useState('');
  const [scope, setScope] = useState(/** @type {keyof typeof SCOPES} */ ('read'));
  const [days, setDays] = useState('90');
  const [token, setToken] = useState('');
  return html`
    <${Section} title=${t('tokens')} text=${t('tokens_text')}>
      <${FormError} error=${error ?? action.error} />
      ${token && html`<div class="note" role="status"><p>${t('secret_once')}</p><${Secret} label=${t('token')} value=${token} /></div>`}
      <ul class="things">
        ${data?.map((one) => html`
          <li key=${one.id}>
            <div><strong>${one.name}</strong> <code>…${one.hint}</code>
              <p class="meta">${t(one.scopes.includes('todos:write') ? 'scope_write' : 'scope_read')} · ${t('expires', { time: dateAndTime(one.expires_at, timeZone, locale) })} · ${
                one.last_used_at ? t('last_used', { time: dateAndTime(one.last_used_at, timeZone, locale) }) : t('never_used')}</p></div>
            <button type="button" class="secondary small" aria-label=${t('revoke_token', { name: one.name })} onClick=${() => action.run(async () => {
              await api.revokeToken(one.id);
              setToken('');
              await reload();
            })}>${t('revoke')}</button>
          </li>`)}
      </ul>
      <details class="more-form">
        <summary>${t('new_token')}</summary>
        <${Form} fields=${['name', 'expires_in_days']} submit=${t('create_token')} onSubmit=${async () => {
          const made = await api.createToken({ name, scopes: [...SCOPES[scope]], expires_in_days: Number(days) });
          setToken(made.token ?? '');
          setName('');
          await reload();
        }}>${(/** @type {import('../form.js').FormState} */ { errors }) => html`
          <${Field} label=${t('token_name')} value=${name} onInput=${setName} error=${errors.name} hint=${t('token_name_hint')} autocomplete="off" />
          <${SelectField} label=${t('scope')} value=${scope} onInput=${setScope}
            options=${[{ value: 'read', text: t('scope_read') }, { value: 'write', text: t('scope_write') }]} />
          <${Field} label=${t('expires_in_days')} type="number" min="1" max="365" inputMode="numeric" value=${days} onInput=${setDays} error=${errors.expires_in_days} />`}<//>
      </details>
    <//>`;
}
