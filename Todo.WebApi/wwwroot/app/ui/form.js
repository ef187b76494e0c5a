// A form that sends something: once at a time, with its errors where they belong.

import { html, useEffect, useRef } from '../vendor/preact.js';
import { fieldErrors, FormError } from './errors.js';
import { useAction } from './hooks.js';

/** @typedef {{ isBusy: boolean, errors: Record<string, string>, error: unknown }} FormState */

/**
 * The server checks the values, so that there is one set of rules; the browser's own checks are off.
 * @param {object} props
 * @param {() => Promise<void>} props.onSubmit
 * @param {readonly string[]} props.fields the members of the request that have a field here
 * @param {(state: FormState) => unknown} props.children
 * @param {string} props.submit the text of the button
 * @param {string} [props.kind] its class
 * @param {string} [props.label]
 */
export function Form({ onSubmit, fields, children, submit, kind = 'primary', label }) {
  const { isBusy, error, run } = useAction();
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => {
    if (error) /** @type {HTMLElement | null | undefined} */ (form.current?.querySelector('[aria-invalid=true]'))?.focus();
  }, [error]);
  return html`
    <form novalidate class="form" aria-label=${label} ref=${form} aria-busy=${isBusy ? 'true' : null} onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      run(onSubmit);
    }}>
      ${children({ isBusy, errors: fieldErrors(error), error })}
      <${FormError} error=${error} fields=${fields} />
      <button type="submit" class=${kind} aria-disabled=${isBusy ? 'true' : null}>${submit}</button>
    </form>`;
}
