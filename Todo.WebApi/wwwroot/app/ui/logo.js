import { t } from '../i18n/i18n.js';
import { html } from '../vendor/preact.js';

export const Logo = () => html`
  <span class="logo">
    <svg viewBox="0 0 512 512" aria-hidden="true" focusable="false"><rect width="512" height="512" rx="112" /><path d="M144 264l80 80 152-168" /></svg>
    ${t('app')}
  </span>`;
