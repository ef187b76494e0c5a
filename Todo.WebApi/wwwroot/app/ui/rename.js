// Asks for another name.

import { t } from '../i18n/i18n.js';
import { html, useState } from '../vendor/preact.js';
import { Dialog } from './dialog.js';
import { Field } from './fields.js';

/** @param {{ title: string, label: string, name: string, maxLength: number, onClose: () => void, onRename: (name: string) => void }} props */
export function RenameDialog({ title, label, name, maxLength, onClose, onRename }) {
  const [value, setValue] = useState(name);
  return html`
    <${Dialog} title=${title} onClose=${onClose}>
      <form onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        onClose();
        if (value.trim() && value.trim() !== name) onRename(value.trim());
      }}>
        <${Field} label=${label} value=${value} onInput=${setValue} maxlength=${maxLength} autocomplete="off" autoFocus />
        <div class="buttons">
          <button type="button" class="secondary" onClick=${onClose}>${t('cancel')}</button>
          <button type="submit" class="primary">${t('rename')}</button>
        </div>
      </form>
    <//>`;
}
