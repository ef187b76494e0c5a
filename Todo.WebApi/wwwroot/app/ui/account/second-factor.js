// The second factor: codes of an authenticator app, with a QR code that is drawn here, and recovery codes.

/** @import { User } from '../../core/types.js' */

import { toPath } from '../../core/qr.js';
import { t } from '../../i18n/i18n.js';
import { html, useState } from '../../vendor/preact.js';
import { Field, PasswordField } from '../fields.js';
import { Form } from '../form.js';
import { useClient, useStore } from '../hooks.js';
import { Icon } from '../icons.js';
import { Secret } from './secret.js';
import { Section } from './section.js';

/** @param {{ user: User }} props */
export function SecondFactor({ user }) {
  const { api } = useClient();
  const { actions } = useStore();
  const [setup, setSetup] = useState(/** @type {{ secret: string, uri: string } | null} */ (null));
  const [codes, setCodes] = useState(/** @type {string[] | null} */ (null));
  const refresh = async () => actions.setUser(await api.me());
  return html`
    <${Section} title=${t('second_factor')} text=${t('second_factor_text')}>
      <p class="state-line"><span class=${user.two_factor ? 'badge good' : 'badge'}><${Icon} name=${user.two_factor ? 'check' : 'close'} />${
        t(user.two_factor ? 'on_state' : 'off_state')}</span></p>
      ${codes && html`<${RecoveryCodes} codes=${codes} onClose=${() => setCodes(null)} />`}
      ${!user.two_factor && !setup && html`
        <${AskPassword} summary=${t('turn_on')} user=${user} onSubmit=${async (/** @type {string} */ password) => setSetup(await api.startTotp(password))} />`}
      ${!user.two_factor && setup && html`
        <${Setup} setup=${setup} onCancel=${() => setSetup(null)} onConfirm=${async (/** @type {string} */ code) => {
          const { recovery_codes: made } = await api.confirmTotp(code);
          setSetup(null);
          setCodes(made);
          await refresh();
        }} />`}
      ${user.two_factor && html`
        <${AskPassword} summary=${t('new_recovery_codes')} user=${user} withCode onSubmit=${async (/** @type {string} */ password, /** @type {string} */ code) =>
          setCodes((await api.renewRecoveryCodes(password, code)).recovery_codes)} />
        <${AskPassword} summary=${t('turn_off')} user=${user} withCode kind="danger" onSubmit=${async (/** @type {string} */ password, /** @type {string} */ code) => {
          await api.removeTotp(password, code);
          setCodes(null);
          await refresh();
        }} />`}
    <//>`;
}

/**
 * @param {{ summary: string, user: User, withCode?: boolean, kind?: string, onSubmit: (password: string, code: string) => Promise<void> }} props
 */
function AskPassword({ summary, user, withCode = false, kind = 'primary', onSubmit }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return html`
    <details class="more-form">
      <summary>${summary}</summary>
      <${Form} fields=${withCode ? ['password', 'code'] : ['password']} submit=${summary} kind=${kind} onSubmit=${async () => {
        await onSubmit(password, code.replace(/\s/g, ''));
        setPassword('');
        setCode('');
      }}>${(/** @type {import('../form.js').FormState} */ { errors }) => html`
        <${PasswordField} label=${t('current_password')} autocomplete="current-password" value=${password} onInput=${setPassword} error=${errors.password}
          required=${user.has_password} />
        ${withCode && html`<${Field} label=${t('code')} hint=${t('code_hint')} autocomplete="one-time-code" value=${code} onInput=${setCode} error=${errors.code} />`}`}<//>
    </details>`;
}

/** @param {{ setup: { secret: string, uri: string }, onConfirm: (code: string) => Promise<void>, onCancel: () => void }} props */
function Setup({ setup, onConfirm, onCancel }) {
  const [code, setCode] = useState('');
  const { size, path } = toPath(setup.uri);
  return html`
    <div class="setup">
      <p>${t('scan_code')}</p>
      <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${t('qr_code')} shape-rendering="crispEdges">
        <rect width=${size} height=${size} class="paper" /><path d=${path} class="ink" />
      </svg>
      <p>${t('or_type_secret')}</p>
      <${Secret} label=${t('secret_key')} value=${setup.secret} />
      <${Form} fields=${['code']} submit=${t('confirm_code')} onSubmit=${() => onConfirm(code.replace(/\s/g, ''))}>${
        (/** @type {import('../form.js').FormState} */ { errors }) => html`
        <${Field} label=${t('code')} autocomplete="one-time-code" inputMode="numeric" value=${code} onInput=${setCode} error=${errors.code} autoFocus />`}<//>
      <button type="button" class="quiet" onClick=${onCancel}>${t('cancel')}</button>
    </div>`;
}

/** @param {{ codes: string[], onClose: () => void }} props */
const RecoveryCodes = ({ codes, onClose }) => html`
  <div class="note" role="status">
    <p><strong>${t('recovery_codes')}</strong></p>
    <p>${t('recovery_codes_text')}</p>
    <ul class="codes">${codes.map((code) => html`<li key=${code}><code>${code}</code></li>`)}</ul>
    <button type="button" class="secondary" onClick=${onClose}>${t('have_stored')}</button>
  </div>`;
