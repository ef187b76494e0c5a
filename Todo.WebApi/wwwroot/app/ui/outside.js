// The frame of the screens for those who are not signed in.

import { html, useEffect, useRef } from '../vendor/preact.js';
import { Logo } from './logo.js';
import { useTitle } from './title.js';

/** @param {{ title: string, children: unknown }} props */
export function Outside({ title, children }) {
  useTitle(title);
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    // A screen reader reads the heading of the new screen, unless a field has the focus already.
    if (document.activeElement === document.body || !document.activeElement) heading.current?.focus();
  }, []);
  return html`
    <main class="outside">
      <div class="card">
        <${Logo} />
        <h1 tabindex="-1" ref=${heading}>${title}</h1>
        ${children}
      </div>
    </main>`;
}
