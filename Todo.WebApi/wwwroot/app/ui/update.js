// Offers a new version of the page when it is ready. Nothing is reloaded without the person: that would take away what is being typed.

import { t } from '../i18n/i18n.js';
import { html, useEffect, useState } from '../vendor/preact.js';

/** @type {(() => void) | null} */
let reload = null;
let changed = () => {};

/** @param {() => void} start */
export function offerUpdate(start) {
  reload = start;
  changed();
}

export function UpdateNotice() {
  const [, update] = useState(0);
  const [isHidden, setHidden] = useState(false);
  useEffect(() => {
    changed = () => update((count) => count + 1);
    changed();
  }, []);
  return html`
    <div class="update" aria-live="polite">
      ${reload && !isHidden && html`
        <p>${t('update_ready')}</p>
        <button type="button" class="primary small" onClick=${reload}>${t('reload_page')}</button>
        <button type="button" class="quiet small" onClick=${() => setHidden(true)}>${t('later')}</button>`}
    </div>`;
}
