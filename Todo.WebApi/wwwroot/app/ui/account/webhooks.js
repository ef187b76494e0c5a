// Webhooks: addresses that the server calls when something changes.

/** @import { Webhook } from '../../core/api.js' */

import { dateAndTime } from '../../core/dates.js';
import { locale, t } from '../../i18n/i18n.js';
import { html, useState } from '../../vendor/preact.js';
import { FormError } from '../errors.js';
import { Field } from '../fields.js';
import { Form } from '../form.js';
import { useAction, useClient, useLoaded, useSelected } from '../hooks.js';
import { Secret } from './secret.js';
import { Section } from './section.js';

const EVENTS = ['todo.created', 'todo.updated', 'todo.completed', 'todo.deleted', 'list.created', 'list.updated', 'list.deleted'];

export function Webhooks() {
  const { api } = useClient();
  const { data, error, reload } = useLoaded(() => api.webhooks());
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState(EVENTS);
  const [secret, setSecret] = useState('');
  return html`
    <${Section} title=${t('webhooks')} text=${t('webhooks_text')}>
      <${FormError} error=${error} />
      ${secret && html`<div class="note" role="status"><p>${t('secret_once')}</p><${Secret} label=${t('signing_secret')} value=${secret} /></div>`}
      <ul class="things">
        ${data?.map((webhook) => html`<${WebhookItem} key=${webhook.id} webhook=${webhook} onChange=${reload} onSecret=${setSecret} />`)}
      </ul>
      <details class="more-form">
        <summary>${t('new_webhook')}</summary>
        <${Form} fields=${['url', 'events']} submit=${t('create_webhook')} onSubmit=${async () => {
          const made = await api.createWebhook({ url, events });
          setSecret(made.secret ?? '');
          setUrl('');
          await reload();
        }}>${(/** @type {import('../form.js').FormState} */ { errors }) => html`
          <${Field} label=${t('url')} type="url" value=${url} onInput=${setUrl} error=${errors.url} autocomplete="off" autocapitalize="none" />
          <fieldset class="checks">
            <legend>${t('events')}</legend>
            ${EVENTS.map((event) => html`
              <label key=${event}><input type="checkbox" checked=${events.includes(event)} onChange=${(/** @type {any} */ { currentTarget }) =>
                setEvents(EVENTS.filter((one) => (one === event ? currentTarget.checked : events.includes(one))))} /><code>${event}</code></label>`)}
            ${errors.events && html`<p class="field-error">${errors.events}</p>`}
          </fieldset>`}<//>
      </details>
    <//>`;
}

/** @param {{ webhook: Webhook, onChange: () => Promise<void>, onSecret: (secret: string) => void }} props */
function WebhookItem({ webhook, onChange, onSecret }) {
  const { api } = useClient();
  const action = useAction();
  const [isPinged, setPinged] = useState(false);
  const [shows, setShows] = useState(false);
  const run = (/** @type {() => Promise<unknown>} */ act) => () => action.run(async () => {
    await act();
    await onChange();
  });
  const name = webhook.url;
  return html`
    <li class="webhook">
      <div>
        <strong class="url">${webhook.url}</strong>
        <p class="meta"><span class=${webhook.is_active ? 'badge good' : 'badge'}>${t(webhook.is_active ? 'active' : 'inactive')}</span>
          ${webhook.disabled_reason && html`<span>${webhook.disabled_reason}</span>`} <span>${webhook.events.join(', ')}</span></p>
      </div>
      <div class="buttons">
        <button type="button" class="secondary small" aria-label="${t('send_test')}: ${name}" onClick=${run(async () => {
          await api.pingWebhook(webhook.id);
          setPinged(true);
          setShows(true);
        })}>${t('send_test')}</button>
        <button type="button" class="secondary small" aria-label="${t(webhook.is_active ? 'pause' : 'resume')}: ${name}"
          onClick=${run(() => api.patchWebhook(webhook.id, { is_active: !webhook.is_active }))}>${t(webhook.is_active ? 'pause' : 'resume')}</button>
        <button type="button" class="secondary small" aria-label="${t('new_secret')}: ${name}"
          onClick=${run(async () => onSecret((await api.rotateWebhookSecret(webhook.id)).secret ?? ''))}>${t('new_secret')}</button>
        <button type="button" class="secondary small" aria-expanded=${String(shows)} aria-label="${t('deliveries')}: ${name}"
          onClick=${() => setShows(!shows)}>${t('deliveries')}</button>
        <button type="button" class="secondary small danger" aria-label="${t('delete')}: ${name}" onClick=${run(() => api.deleteWebhook(webhook.id))}>${t('delete')}</button>
      </div>
      ${isPinged && html`<p class="note" role="status">${t('test_sent')}</p>`}
      <${FormError} error=${action.error} />
      ${shows && html`<${Deliveries} key=${String(isPinged)} webhook=${webhook} />`}
    </li>`;
}

/** @param {{ webhook: Webhook }} props */
function Deliveries({ webhook }) {
  const { api } = useClient();
  const timeZone = useSelected((state) => state.user?.time_zone ?? 'UTC');
  const { data, error, reload } = useLoaded(() => api.deliveries(webhook.id));
  const action = useAction();
  return html`
    <div class="deliveries">
      <${FormError} error=${error ?? action.error} />
      <button type="button" class="quiet" onClick=${reload}>${t('reload')}</button>
      ${data?.items.length === 0 && html`<p class="hint">${t('no_deliveries')}</p>`}
      <ul class="things">
        ${data?.items.slice(0, 20).map((delivery) => {
          const last = delivery.attempts.at(-1);
          return html`
            <li key=${delivery.id}>
              <div><code>${delivery.type}</code> <span class=${delivery.state === 'delivered' ? 'badge good' : 'badge'}>${t(delivery.state)}</span>
                <p class="meta">${dateAndTime(delivery.created_at, timeZone, locale)}${last && ` · ${last.status ?? ''} ${last.error ?? ''}`}</p></div>
              <button type="button" class="secondary small" aria-label="${t('send_again')}: ${delivery.type}, ${dateAndTime(delivery.created_at, timeZone, locale)}"
                onClick=${() => action.run(async () => {
                  await api.redeliver(webhook.id, delivery.id);
                  await reload();
                })}>${t('send_again')}</button>
            </li>`;
        })}
      </ul>
    </div>`;
}
