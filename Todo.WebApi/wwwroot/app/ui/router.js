// Addresses of the screens: #/inbox, #/lists/7, #/search?q=milk.

import { useEffect, useState } from '../vendor/preact.js';

/** @typedef {{ path: string, name: string, id: string, query: URLSearchParams }} Route */

/** @returns {Route} */
export function currentRoute() {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s, 2);
  const [name = '', id = ''] = path.split('/');
  return { path: location.hash, name: name || 'inbox', id: decode(id), query: new URLSearchParams(query) };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a screen. @param {string} name @param {string | number} [id] @param {Record<string, string>} [query] */
export function href(name, id, query) {
  const path = id === undefined ? name : `${name}/${encodeURIComponent(id)}`;
  return `#/${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
}

/** @type {Set<() => void>} */
const listeners = new Set();

/** Where the person has scrolled to, by address. @type {Map<string, number>} */
const scrolled = new Map();

let shown = globalThis.location?.hash ?? '';

/** How many screens of the page are before this one in the history of the tab. */
let depth = globalThis.history?.state?.depth ?? 0;

/** Whether the person has come here by the Back or Forward button. */
let isTraversal = false;

/** @param {string} address @param {{ replace?: boolean }} [options] */
export function navigate(address, { replace = false } = {}) {
  if (replace) {
    history.replaceState({ depth }, '', address);
  } else if (address !== location.hash) {
    // At once, unlike a change of location.hash: what follows in the same moment must not be another step back.
    history.pushState({ depth: ++depth }, '', address);
    isTraversal = false;
  }
  changed();
}

/** Takes what has been used out of the address, and stays on the screen. @param {string} address */
export function shorten(address) {
  history.replaceState({ depth }, '', address);
}

/** Back to the screen before, or to this address if the person has come here directly. @param {string} address */
export function goBack(address) {
  if (depth > 0) history.back();
  else navigate(address, { replace: true });
}

function changed() {
  scrolled.set(shown, scrollY);
  shown = location.hash;
  for (const listener of [...listeners]) listener();
}

globalThis.addEventListener?.('hashchange', () => {
  isTraversal = typeof history.state?.depth === 'number';
  depth = isTraversal ? history.state.depth : depth + 1;
  if (!isTraversal) history.replaceState({ depth }, '');
  changed();
});

/** @returns {Route} */
export function useRoute() {
  const [route, setRoute] = useState(currentRoute);
  useEffect(() => {
    const listener = () => setRoute(currentRoute());
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return route;
}

/** Whether the person has come back to this screen, to where they left it. */
export const hasComeBack = () => isTraversal;

/** To the place where the person left this screen, or to its top. */
export function restoreScroll() {
  scrollTo(0, isTraversal ? scrolled.get(location.hash) ?? 0 : 0);
}
