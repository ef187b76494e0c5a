// The button with the account: who is signed in, the settings, and the way out.

/** @import { Route } from './router.js' */

import { t } from '../i18n/i18n.js';
import { html, useEffect, useRef, useState } from '../vendor/preact.js';
import { useClient, useSelected } from './hooks.js';
import { Icon } from './icons.js';
import { href, navigate } from './router.js';
import { SignOutDialog } from './sign-out.js';

/** @param {{ route: Route }} props */
export function AccountMenu({ route }) {
  const { session } = useClient();
  const user = useSelected((state) => state.user);
  const pending = useSelected((state) => state.pending);
  const [isOpen, setOpen] = useState(false);
  const [asks, setAsks] = useState(false);
  const menu = useRef(/** @type {HTMLElement | null} */ (null));
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => setOpen(false), [route.path]);
  useEffect(() => {
    if (!isOpen) return;
    const close = (/** @type {Event} */ event) => {
      if (!menu.current?.contains(/** @type {Node} */ (event.target))) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, [isOpen]);
  function signOut() {
    navigate(href('inbox'), { replace: true });
    session.signOut();
  }
  return html`
    <div class="account-menu" ref=${menu} onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' || !isOpen) return;
      setOpen(false);
      button.current?.focus();
    }}>
      <button type="button" ref=${button} aria-expanded=${String(isOpen)} aria-controls="account-panel" onClick=${() => setOpen(!isOpen)}>
        <${Icon} name="account" /><span class="text">${t('account')}</span>
      </button>
      ${isOpen && html`
        <div class="panel" id="account-panel">
          ${user && html`<p class="who"><strong>${user.name}</strong><span>${user.email}</span></p>`}
          <a href=${href('account')} onClick=${() => setOpen(false)}>${t('settings')}</a>
          <button type="button" onClick=${() => {
            setOpen(false);
            if (pending > 0) setAsks(true);
            else signOut();
          }}>${t('sign_out')}</button>
        </div>`}
      ${asks && html`<${SignOutDialog} count=${pending} onClose=${() => setAsks(false)} onSignOut=${signOut} />`}
    </div>`;
}
