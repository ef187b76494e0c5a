// The settings of the account.

import { t } from '../i18n/i18n.js';
import { html } from '../vendor/preact.js';
import { Data } from './account/data.js';
import { Email } from './account/email.js';
import { Password } from './account/password.js';
import { Profile } from './account/profile.js';
import { SecondFactor } from './account/second-factor.js';
import { Sessions } from './account/sessions.js';
import { Tokens } from './account/tokens.js';
import { Webhooks } from './account/webhooks.js';
import { useSelected } from './hooks.js';
import { useTitle } from './title.js';

export function Account() {
  const user = useSelected((state) => state.user);
  useTitle(t('settings'));
  return html`
    <div class="view account">
      <div class="view-head"><h1 tabindex="-1">${t('settings')}</h1></div>
      ${user && [Profile, Email, Password, SecondFactor, Sessions, Tokens, Webhooks, Data].map((Section) => html`<${Section} key=${Section.name} user=${user} />`)}
    </div>`;
}
