// The language of the page: the first of the browser's languages that the page has, else English.

import { texts } from './texts.js';

/** @typedef {keyof typeof texts} TextKey */
/** @typedef {Readonly<Record<string, string | number | undefined>>} Values */
/** @typedef {(key: TextKey, values?: Values) => string} Translate */

const LANGUAGES = ['en', 'de'];

/**
 * @param {readonly string[]} languages BCP 47 tags, the preferred one first
 * @returns {{ language: string, locale: string, t: Translate }} `locale` is for Intl, with the region if the browser names one
 */
export function createTexts(languages) {
  const languageOf = (/** @type {string} */ tag) => tag.split('-')[0]?.toLowerCase() ?? '';
  const locale = languages.find((tag) => LANGUAGES.includes(languageOf(tag))) ?? 'en';
  const language = languageOf(locale);
  const column = LANGUAGES.indexOf(language);
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return {
    language,
    locale,
    t(key, values = {}) {
      const text = /** @type {string | Record<string, string>} */ (texts[key][column]);
      const form = typeof text === 'string' ? text : text[plurals.select(Number(values.count))] ?? text.other ?? '';
      return form.replace(/\{(\w+)\}/g, (_, name) => {
        const value = values[name];
        return typeof value === 'number' ? numbers.format(value) : value ?? '';
      });
    },
  };
}

export const { language, locale, t } = createTexts(globalThis.navigator?.languages ?? ['en']);
