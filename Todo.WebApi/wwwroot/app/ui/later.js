// A screen whose modules are loaded when it is opened.

import { html, useEffect, useRef, useState } from '../vendor/preact.js';
import { FormError } from './errors.js';

/** @param {{ load: () => Promise<unknown>, takesFocus: boolean }} props `takesFocus`: whether its heading gets the focus when it appears */
export function Later({ load, takesFocus }) {
  const [screen, setScreen] = useState(/** @type {{ Component?: unknown, error?: unknown }} */ ({}));
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    load().then((Component) => setScreen({ Component }), (error) => setScreen({ error }));
  }, []);
  useEffect(() => {
    if (!takesFocus || !screen.Component || root.current?.contains(document.activeElement)) return;
    /** @type {HTMLElement | null | undefined} */ (root.current?.querySelector('h1'))?.focus({ preventScroll: true });
  }, [screen]);
  return html`<div ref=${root}>${screen.Component && html`<${screen.Component} />`}<${FormError} error=${screen.error} /></div>`;
}
