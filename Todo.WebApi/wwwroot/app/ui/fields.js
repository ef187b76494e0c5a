// Form fields with their labels, hints and errors.

import { t } from '../i18n/i18n.js';
import { html, useLayoutEffect, useRef, useState } from '../vendor/preact.js';

let count = 0;

/** An id that no other element has. */
export const useId = () => useState(() => `f${++count}`)[0];

/**
 * @typedef {object} FieldProps
 * @property {string} label
 * @property {string} value
 * @property {(value: string) => void} onInput
 * @property {string} [type]
 * @property {string} [hint]
 * @property {string | undefined} [error]
 * @property {boolean} [required]
 * @property {string} [autocomplete]
 * @property {string} [inputMode]
 * @property {number} [maxLength]
 * @property {boolean} [autoFocus]
 * @property {string} [min]
 * @property {string} [max]
 * @property {boolean} [disabled]
 */

/** Focuses the field when it appears. @param {boolean} autoFocus */
function useFocus(autoFocus) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    if (autoFocus) input.current?.focus();
  }, []);
  return input;
}

/** @param {FieldProps} props */
export function Field({ label, value, onInput, type = 'text', hint, error, required = true, autoFocus = false, ...rest }) {
  const id = useId();
  const input = useFocus(autoFocus);
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <input id=${id} type=${type} value=${value} required=${required} aria-invalid=${error ? 'true' : null}
        aria-describedby=${describedBy(id, hint, error)} ref=${input}
        onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} ...${rest} />
      <${Notes} id=${id} hint=${hint} error=${error} />
    </div>`;
}

/** A password, which can be shown. @param {FieldProps} props */
export function PasswordField({ label, value, onInput, hint, error, required = true, ...rest }) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <div class="with-button">
        <input id=${id} type=${isShown ? 'text' : 'password'} value=${value} required=${required} maxlength="128" autocapitalize="none" spellcheck=${false}
          aria-invalid=${error ? 'true' : null} aria-describedby=${describedBy(id, hint, error)}
          onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} ...${rest} />
        <button type="button" class="quiet" aria-controls=${id} onClick=${() => setShown(!isShown)}>${isShown ? t('hide') : t('show')}</button>
      </div>
      <${Notes} id=${id} hint=${hint} error=${error} />
    </div>`;
}

/** @param {{ label: string, value: string, onInput: (value: string) => void, options: readonly { value: string, text: string }[], disabled?: boolean, hint?: string }} props */
export function SelectField({ label, value, onInput, options, disabled = false, hint }) {
  const id = useId();
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} value=${value} disabled=${disabled} aria-describedby=${describedBy(id, hint)}
        onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)}>
        ${options.map((option) => html`<option key=${option.value} value=${option.value} selected=${option.value === value}>${option.text}</option>`)}
      </select>
      <${Notes} id=${id} hint=${hint} />
    </div>`;
}

/** @param {{ id: string, hint?: string | undefined, error?: string | undefined }} props */
const Notes = ({ id, hint, error }) => [
  hint && html`<p class="hint" id="${id}-hint">${hint}</p>`,
  error && html`<p class="field-error" id="${id}-error">${error}</p>`,
];

/** @param {string} id @param {string | undefined} [hint] @param {string | undefined} [error] */
export const describedBy = (id, hint, error) => [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || null;
