// The labels of a todo: added by Enter or a comma, or from those that exist.

import { fold } from '../core/select.js';
import { t } from '../i18n/i18n.js';
import { html, useRef, useState } from '../vendor/preact.js';
import { useId } from './fields.js';
import { useSelected } from './hooks.js';
import { Icon } from './icons.js';

const MOST = 20;
const SUGGESTIONS = 8;

/** @param {{ labels: readonly string[], onChange: (labels: string[]) => void }} props */
export function LabelsField({ labels, onChange }) {
  const all = useSelected((state) => state.labels);
  const [text, setText] = useState('');
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const id = useId();
  const has = (/** @type {string} */ name) => labels.some((label) => fold(label) === fold(name));
  const typed = fold(text.trim());
  const suggestions = labels.length >= MOST ? [] : all.filter(({ name }) => !has(name) && fold(name).includes(typed)).slice(0, SUGGESTIONS);

  /** @param {string} entry */
  function add(entry) {
    const added = entry.split(',').map((name) => name.trim().slice(0, 50)).filter((name) => name !== '' && !has(name));
    setText('');
    if (added.length > 0) onChange([...labels, ...new Map(added.map((name) => [fold(name), name])).values()].slice(0, MOST));
  }

  return html`
    <div class="field labels-field">
      <label for=${id}>${t('labels')}</label>
      ${labels.length > 0 && html`
        <ul class="chips">
          ${labels.map((label) => html`
            <li key=${fold(label)}>
              <button type="button" class="chip" aria-label=${t('remove_label', { name: label })} onClick=${() => {
                onChange(labels.filter((other) => other !== label));
                input.current?.focus();
              }}><${Icon} name="label" /><span>${label}</span><${Icon} name="close" /></button>
            </li>`)}
        </ul>`}
      <input id=${id} ref=${input} type="text" maxlength="50" value=${text} autocomplete="off" autocapitalize="none" aria-describedby="${id}-hint"
        disabled=${labels.length >= MOST}
        onInput=${(/** @type {any} */ event) => (event.currentTarget.value.includes(',') ? add(event.currentTarget.value) : setText(event.currentTarget.value))}
        onBlur=${() => add(text)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || text.trim() === '') return;
          event.preventDefault();
          event.stopPropagation();
          add(text);
        }} />
      <p class="hint" id="${id}-hint">${t('labels_hint')}</p>
      ${suggestions.length > 0 && html`
        <ul class="chips suggestions" aria-label=${t('label_suggestions')}>
          ${suggestions.map(({ name }) => html`
            <li key=${fold(name)}><button type="button" class="chip" aria-label=${t('use_label', { name })}
              onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()} onClick=${() => add(name)}><${Icon} name="plus" /><span>${name}</span></button></li>`)}
        </ul>`}
    </div>`;
}
