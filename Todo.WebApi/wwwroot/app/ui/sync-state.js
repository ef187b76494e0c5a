// Whether the server has everything. Nothing is shown while it has.

import { t } from '../i18n/i18n.js';
import { html } from '../vendor/preact.js';
import { useDelayed, useSelected } from './hooks.js';
import { Icon } from './icons.js';

export function SyncState() {
  const online = useSelected((state) => state.online);
  const waiting = useSelected((state) => state.waiting);
  const count = useSelected((state) => state.pending);
  const isOffline = useDelayed(!online, 500);
  if (isOffline) {
    return html`<p class="sync offline"><${Icon} name="offline" /><span>${count > 0 ? t('offline_pending', { count }) : t('offline')}</span></p>`;
  }
  if (waiting && count > 0) return html`<p class="sync"><${Icon} name="waiting" /><span>${t('waiting', { count })}</span></p>`;
  return null;
}
