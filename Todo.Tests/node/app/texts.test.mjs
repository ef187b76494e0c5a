import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createTexts } from '../../../Todo.WebApi/wwwroot/app/i18n/i18n.js';
import { texts } from '../../../Todo.WebApi/wwwroot/app/i18n/texts.js';

const folder = new URL('../../../Todo.WebApi/wwwroot/app/', import.meta.url);
const sources = readdirSync(new URL('ui', folder), { recursive: true }).filter((name) => String(name).endsWith('.js'))
  .map((name) => readFileSync(new URL(`ui/${name}`, folder), 'utf8')).join('\n');

/** @param {string | { one: string, other: string }} text */
const formsOf = (text) => (typeof text === 'string' ? [text] : [text.one, text.other]);
/** @param {string | { one: string, other: string }} text */
const valuesOf = (text) => [...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

test('Each text is there in both languages, with the same values', () => {
  for (const [key, [english, german]] of Object.entries(texts)) {
    for (const text of [...formsOf(english), ...formsOf(german)]) assert.notEqual(text.trim(), '', key);
    assert.deepEqual(valuesOf(german), valuesOf(english), key);
    assert.equal(typeof german, typeof english, key);
  }
});

test('Each text is used', () => {
  const composed = /^(?:code|problem|message|member|repeat|unit|every|nth|scope|from|ends)_/;
  const unused = Object.keys(texts).filter((key) => !composed.test(key) && !new RegExp(`['"\`]${key}['"\`]`).test(sources)
    && !['low', 'medium', 'high', 'pending', 'delivered', 'failed'].includes(key));
  assert.deepEqual(unused, []);
});

test('The first language of the browser that the page has is used, else English', () => {
  assert.equal(createTexts(['fr-FR', 'de-AT', 'en']).locale, 'de-AT');
  assert.equal(createTexts(['fr-FR', 'de-AT', 'en']).language, 'de');
  assert.equal(createTexts(['en-GB', 'de']).locale, 'en-GB');
  assert.equal(createTexts(['fr']).locale, 'en');
  assert.equal(createTexts([]).language, 'en');
});

test('A count chooses the form, and is written as the locale does', () => {
  const { t } = createTexts(['de']);
  assert.equal(t('selected', { count: 1 }), '1 ausgewählt');
  assert.equal(t('message_moved', { count: 1234 }), '1.234 Aufgaben verschoben');
  assert.equal(createTexts(['en']).t('results', { count: 1 }), '1 result');
});

test('A value that looks like a placeholder stays as it is', () => {
  assert.equal(createTexts(['en']).t('added_to', { content: '{list}', list: 'Home' }), 'Added to Home: {list}');
});
