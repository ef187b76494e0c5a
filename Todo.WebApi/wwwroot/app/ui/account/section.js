import { html } from '../../vendor/preact.js';
import { useId } from '../fields.js';

/** @param {{ title: string, text?: string, children: unknown }} props */
export function Section({ title, text, children }) {
  const id = useId();
  return html`
    <section class="card-section" aria-labelledby=${id}>
      <div class="section-text"><h2 id=${id}>${title}</h2>${text && html`<p>${text}</p>`}</div>
      <div class="section-body">${children}</div>
    </section>`;
}
