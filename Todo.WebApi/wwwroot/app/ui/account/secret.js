// A secret that is shown once, with a button to copy it.

import { t } from '../../i18n/i18n.js';
import { html, useState } from '../../vendor/preact.js';
import { useId } from '../fields.js';

/** @param {{ label: string, value: string }} props */
export function Secret({ label, value }) {
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <div class="with-button">
        <input id=${id} type="text" readonly class="secret" value=${value} onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} />
        <button type="button" class="quiet" onClick=${() => navigator.clipboard?.writeText(value).then(() => setCopied(true), () => {})}>
          <span aria-live="polite">${isCopied ? t('copied') : t('copy')}</span></button>
      </div>
    </div>`;
}
