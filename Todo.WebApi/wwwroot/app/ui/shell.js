// The frame for those who are signed in: search, account, navigation, the screen, and messages.

/** @import { Route } from './router.js' */

import { t } from '../i18n/i18n.js';
import { html, useEffect, useLayoutEffect, useRef } from '../vendor/preact.js';
import { AccountMenu } from './account-menu.js';
import { ConflictDialog } from './conflict.js';
import { Details } from './details.js';
import { useNow, useStore } from './hooks.js';
import { Later } from './later.js';
import { Logo } from './logo.js';
import { Messages } from './messages.js';
import { Nav } from './nav.js';
import { navigate, href, restoreScroll } from './router.js';
import { SearchBox } from './search-box.js';
import { SyncState } from './sync-state.js';
import { Trash } from './trash.js';
import { View } from './view.js';

/** Few people open the settings, and not often: they need not wait for them at each start. */
const loadAccount = async () => (await import('./account.js')).Account;

const VIEWS = ['inbox', 'today', 'upcoming', 'lists', 'labels', 'search'];

/** @param {{ route: Route }} props */
export function Shell({ route }) {
  const { keyOf } = useStore();
  const now = useNow();
  const isSearch = route.name === 'search';
  // The same screen, with all that is typed on it, when a new list or todo gets the id of the server.
  const isThing = route.name === 'todos' || route.name === 'lists';
  const screen = isSearch ? 'search' : isThing ? `${route.name}/${keyOf(Number(route.id))}` : route.path;
  const main = useRef(/** @type {HTMLElement | null} */ (null));
  const isFirst = useRef(true);
  useEffect(() => {
    if (!['todos', 'trash', 'account', ...VIEWS].includes(route.name)) navigate(href('inbox'), { replace: true });
  }, [route.name]);
  useLayoutEffect(() => {
    // Nothing is focused when the page opens: the person reads from the top. After that, focus goes to the heading of each new screen.
    if (!isFirst.current && !isSearch) {
      const target = main.current?.querySelector('[data-autofocus]') ?? main.current?.querySelector('h1');
      if (!main.current?.contains(document.activeElement)) /** @type {HTMLElement | null | undefined} */ (target)?.focus({ preventScroll: true });
      restoreScroll();
    }
    isFirst.current = false;
  }, [screen]);
  return html`
    <div class="shell">
      <a class="skip" href="#main" onClick=${(/** @type {Event} */ event) => {
        event.preventDefault();
        // Not the heading, which another replaces when everything has been loaded.
        main.current?.focus();
      }}>${t('skip')}</a>
      <header class="top">
        <${Logo} />
        <${SearchBox} route=${route} />
        <${SyncState} />
        <${AccountMenu} route=${route} />
      </header>
      <${Nav} route=${route} now=${now} />
      <main ref=${main} class="main" id="main" tabindex="-1">
        ${route.name === 'todos' ? html`<${Details} key=${screen} id=${Number(route.id)} now=${now} />`
          : route.name === 'trash' ? html`<${Trash} now=${now} />`
          : route.name === 'account' ? html`<${Later} load=${loadAccount} takesFocus=${!isFirst.current} />`
          : html`<${View} key=${screen} route=${route} now=${now} />`}
      </main>
      <${Messages} />
      <${ConflictDialog} />
    </div>`;
}
