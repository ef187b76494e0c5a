// What has happened, with Undo where that is possible: a region of role status. Errors have the role alert.

/** @import { Message } from '../core/types.js' */

import { t } from '../i18n/i18n.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { textOfCode, textOfType } from './errors.js';
import { useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { short } from './names.js';

/** In milliseconds; longer while the pointer or the focus is on the messages. */
const SHOWN = 6_000;
const SHOWN_WITH_UNDO = 15_000;

/** How many errors are shown at once. */
const MOST = 3;

export function Messages() {
  const store = useStore();
  const messages = useSelected((state) => state.messages);
  const [isHeld, setHeld] = useState(false);
  // One at a time: the one before it comes back when this one has been undone.
  const last = messages.findLast(({ kind }) => kind === 'status');
  const errors = messages.filter(({ kind }) => kind === 'error').slice(-MOST);
  useEffect(() => {
    const undoLast = (/** @type {KeyboardEvent} */ event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || target.matches('input:not([type=checkbox]), textarea')) return;
      const message = store.state.messages.findLast(({ undo }) => undo);
      if (!message) return;
      event.preventDefault();
      store.actions.dismissMessage(message.id);
      if (message.undo) store.actions.undo(message.undo);
    };
    document.addEventListener('keydown', undoLast);
    return () => document.removeEventListener('keydown', undoLast);
  }, [store]);
  return html`
    <div class="messages" onMouseEnter=${() => setHeld(true)} onMouseLeave=${() => setHeld(false)} onfocusin=${() => setHeld(true)}
      onfocusout=${() => setHeld(false)}>
      <div role="status">${last && html`<${Item} key=${last.id} message=${last} isHeld=${isHeld} />`}</div>
      ${errors.length > 0 && html`
        <div role="alert">${errors.map((message) => html`<${Item} key=${message.id} message=${message} isHeld=${true} />`)}</div>`}
    </div>`;
}

/** @param {{ message: Message, isHeld: boolean }} props */
function Item({ message, isHeld }) {
  const store = useStore();
  const { actions } = store;
  const { id, kind, undo } = message;
  const dismiss = () => {
    // Those that it has replaced do not come back.
    for (const other of store.state.messages) if (other.id === id || (kind === 'status' && other.kind === kind && other.id < id)) actions.dismissMessage(other.id);
  };
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(dismiss, undo ? SHOWN_WITH_UNDO : SHOWN);
    return () => clearTimeout(timer);
  }, [isHeld]);
  return html`
    <div class=${`message ${kind}`}>
      ${kind === 'error' && html`<${Icon} name="warning" />`}
      <p>${textOf(message)}</p>
      ${undo && html`<button type="button" class="undo" onClick=${() => {
        actions.dismissMessage(id);
        actions.undo(undo);
      }}>${t('undo')}</button>`}
      ${message.retry && html`<button type="button" class="undo" onClick=${() => actions.retry(id)}>${t('retry')}</button>`}
      <button type="button" class="icon-button" aria-label=${t('dismiss')} onClick=${dismiss}><${Icon} name="close" /></button>
    </div>`;
}

/** @param {Message} message */
function textOf({ key, values }) {
  const content = short(values.content ?? '');
  const count = values.count ?? 1;
  switch (key) {
    case 'completed': return count > 1 ? t('message_completed_many', { count }) : t('message_completed', { content });
    case 'deleted': return count > 1 ? t('message_deleted_many', { count }) : t('message_deleted', { content });
    case 'restored': return count > 1 ? t('message_restored_many', { count }) : t('message_restored', { content });
    case 'moved': return t('message_moved', { count });
    case 'refused': {
      const code = Object.values(values.codes ?? {})[0]?.[0];
      return t('message_refused', { content, reason: (code && textOfCode(code)) || textOfType(values.type ?? '') || values.detail || '' });
    }
    default: return t(`message_${key}`, { count, content });
  }
}
