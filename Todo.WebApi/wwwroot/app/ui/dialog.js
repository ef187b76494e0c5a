// A modal dialog: the browser keeps the focus in it, closes it with Escape, and gives the focus back.

import { html, useEffect, useRef } from '../vendor/preact.js';
import { useId } from './fields.js';

/** @param {{ title: string, onClose: () => void, children: unknown, kind?: 'wide' }} props */
export function Dialog({ title, onClose, children, kind }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = /** @type {HTMLElement | null} */ (document.activeElement);
    element?.showModal();
    return () => {
      element?.close();
      if (document.activeElement === document.body && opener?.isConnected) opener.focus();
    };
  }, []);
  return html`
    <dialog class=${kind} ref=${dialog} aria-labelledby=${id} onCancel=${(/** @type {Event} */ event) => {
      event.preventDefault();
      onClose();
    }}>
      <h2 id=${id}>${title}</h2>
      ${children}
    </dialog>`;
}

/** Asks before something that cannot be undone. @param {{ title: string, text: string, confirm: string, cancel: string, onConfirm: () => void, onClose: () => void }} props */
export const Confirm = ({ title, text, confirm, cancel, onConfirm, onClose }) => html`
  <${Dialog} title=${title} onClose=${onClose}>
    <p>${text}</p>
    <div class="buttons">
      <button type="button" class="secondary" onClick=${onClose}>${cancel}</button>
      <button type="button" class="danger" onClick=${() => {
        onClose();
        onConfirm();
      }}>${confirm}</button>
    </div>
  <//>`;
