import { t } from '../i18n/i18n.js';
import { useEffect } from '../vendor/preact.js';

/** Names the tab of the browser after the screen. @param {string} title */
export function useTitle(title) {
  useEffect(() => {
    document.title = `${title} · ${t('app')}`;
  }, [title]);
}
