// What an empty screen says: what to do now.

/** @import { View } from './views.js' */

import { t } from '../i18n/i18n.js';
import { html } from '../vendor/preact.js';
import { Icon } from './icons.js';

const ICONS = /** @type {const} */ ({ inbox: 'inbox', today: 'check', upcoming: 'upcoming', list: 'list', label: 'label', search: 'search' });

/** @param {{ view: View, hasTodos: boolean }} props */
export const Empty = ({ view, hasTodos }) => html`
  <div class="empty">
    <span class="empty-icon"><${Icon} name=${ICONS[view.kind]} /></span>
    <p>${t(view.kind === 'inbox' && !hasTodos ? 'empty_start' : view.empty)}</p>
    ${view.defaults && html`<p class="hint">${t('quick_example')}</p>`}
  </div>`;
