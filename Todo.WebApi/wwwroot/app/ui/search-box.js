// The search of all todos on this device. The address has the text, so that Back leads to the results.

/** @import { Route } from './router.js' */

import { t } from '../i18n/i18n.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { Icon } from './icons.js';
import { currentRoute, href, navigate } from './router.js';

/** @param {{ route: Route }} props */
export function SearchBox({ route }) {
  const isSearch = route.name === 'search';
  const [text, setText] = useState(isSearch ? route.query.get('q') ?? '' : '');
  useEffect(() => {
    const shown = isSearch ? route.query.get('q') ?? '' : '';
    if (shown !== text.trim()) setText(shown);
  }, [route.path]);
  function search(/** @type {string} */ next) {
    setText(next);
    const q = next.trim();
    // Of the address: what is shown can be a moment behind.
    const isSearching = currentRoute().name === 'search';
    if (q !== '') navigate(href('search', undefined, { q }), { replace: isSearching });
    else if (isSearching) navigate(href('search'), { replace: true });
  }
  return html`
    <form class="search" role="search" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <${Icon} name="search" />
      <input type="search" aria-label=${t('search')} placeholder=${t('search')} value=${text} maxlength="200" autocomplete="off"
        onInput=${(/** @type {any} */ event) => search(event.currentTarget.value)} />
    </form>`;
}
