// The page: the screen of the address, for those who are signed in and those who are not.

/** @import { Client } from '../core/types.js' */

import { language } from '../i18n/i18n.js';
import { html, render, useEffect, useState } from '../vendor/preact.js';
import { Announcements } from './announce.js';
import { Forgot, Reset, Verify } from './forgot.js';
import { ClientContext, useClient } from './hooks.js';
import { Register } from './register.js';
import { useRoute } from './router.js';
import { Shell } from './shell.js';
import { SignIn } from './signin.js';
import { hasReturned, ProviderReturn } from './sso.js';
import { UpdateNotice } from './update.js';

/**
 * @param {Client} client
 * @param {Element} element
 */
export function mount(client, element) {
  document.documentElement.lang = language;
  render(html`<${ClientContext.Provider} value=${client}><${App} /><${UpdateNotice} /><${Announcements} /><//>`, element);
}

function App() {
  const client = useClient();
  const [, update] = useState(0);
  useEffect(() => client.subscribe(() => update((count) => count + 1)), [client]);
  const route = useRoute();
  const { status } = client.session.state;
  const [isReturning, setReturning] = useState(hasReturned);
  const token = route.query.get('token');
  if (route.name === 'reset') return html`<${Reset} token=${token ?? ''} />`;
  if (route.name === 'verify' && token) return html`<${Verify} key=${token} token=${token} />`;
  if (isReturning) return html`<${ProviderReturn} onEnd=${() => setReturning(false)} />`;
  if (status === 'starting') return null;
  if (status === 'signed-in' && client.store) return html`<${Shell} key=${client.session.state.userId} route=${route} />`;
  if (status === 'signed-in') return null;
  switch (route.name) {
    case 'register': return html`<${Register} />`;
    case 'forgot': return html`<${Forgot} />`;
    default: return html`<${SignIn} />`;
  }
}
