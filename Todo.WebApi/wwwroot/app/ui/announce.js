// Tells people who use a screen reader what others see: the new place of a todo, the number of results.

import { html, useEffect, useState } from '../vendor/preact.js';

/** @type {(text: string) => void} */
let show = () => {};

/** @param {string} text */
export const announce = (text) => show(text);

export function Announcements() {
  const [text, setText] = useState('');
  useEffect(() => {
    // The same words again are another announcement.
    show = (next) => setText((shown) => (shown === next ? `${next}\u00a0` : next));
  }, []);
  return html`<p class="visually-hidden" aria-live="polite">${text}</p>`;
}
