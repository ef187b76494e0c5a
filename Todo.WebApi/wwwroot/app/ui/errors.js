// What went wrong, in the language of the page. The API's words for it are stable (docs/errors.md); a sentence of the server is the last resort.

import { ApiError, NetworkError, SignedOutError } from '../core/http.js';
import { ProviderError } from '../core/oidc.js';
import { t } from '../i18n/i18n.js';
import { texts } from '../i18n/texts.js';
import { html } from '../vendor/preact.js';

/** @typedef {import('../i18n/i18n.js').TextKey} TextKey */

/** @param {string} key @returns {key is TextKey} */
const isText = (key) => Object.hasOwn(texts, key);

/** @param {string} code @returns {string | null} the sentence for a code of a validation error */
export function textOfCode(code) {
  const key = `code_${code}`;
  return isText(key) ? t(key) : null;
}

/** @param {string} type @returns {string | null} the sentence for a type of problem */
export function textOfType(type) {
  const key = `problem_${type.replace('urn:todo:problem:', '')}`;
  return isText(key) ? t(key) : null;
}

/**
 * The sentences for the fields of a form, by member.
 * @param {unknown} error
 * @returns {Record<string, string>}
 */
export function fieldErrors(error) {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(Object.entries(error.codes).map(([member, codes]) =>
    [member, codes.map((code, i) => textOfCode(code) ?? error.errors[member]?.[i] ?? code).join(' ')]));
}

/**
 * One sentence.
 * @param {unknown} error
 * @returns {string}
 */
export function errorText(error) {
  if (error instanceof NetworkError) return t('error_network');
  if (error instanceof SignedOutError) return t('error_signed_out');
  if (error instanceof ProviderError) return t('error_provider');
  if (!(error instanceof ApiError)) return t('error_unknown');
  if (error.status === 429) return t('error_wait', { count: Math.max(1, Math.ceil(error.retryAfter / 60_000)) });
  if (error.error === 'invalid_grant' && error.status === 400) return t('error_provider_account');
  if (error.error === 'invalid_grant' && error.status === 401) return t('problem_invalid-credentials');
  if (error.status === 501) return t('error_no_mail');
  const fields = Object.values(fieldErrors(error));
  return fields[0] ?? textOfType(error.type) ?? (error.detail || t('error_unknown'));
}

/**
 * The error of a form, unless its fields show it.
 * @param {{ error: unknown, fields?: readonly string[] }} props `fields`: the members that have a field
 */
export function FormError({ error, fields = [] }) {
  if (!error) return null;
  const shown = Object.keys(fieldErrors(error)).some((member) => fields.includes(member));
  return html`<p class="form-error" role="alert">${shown ? t('error_fields') : errorText(error)}</p>`;
}
