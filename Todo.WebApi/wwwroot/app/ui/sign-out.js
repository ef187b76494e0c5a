// Signing out deletes what is on this device, also what has not reached the server: that needs a question.

import { t } from '../i18n/i18n.js';
import { html } from '../vendor/preact.js';
import { Confirm } from './dialog.js';

/** @param {{ count: number, onClose: () => void, onSignOut: () => void }} props */
export const SignOutDialog = ({ count, onClose, onSignOut }) => html`
  <${Confirm} title=${t('sign_out')} text=${t('sign_out_pending', { count })} confirm=${t('sign_out_anyway')} cancel=${t('cancel')}
    onConfirm=${onSignOut} onClose=${onClose} />`;
