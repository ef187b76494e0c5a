// Name and time zone.

/** @import { User } from '../../core/types.js' */

import { deviceTimeZone } from '../../core/dates.js';
import { t } from '../../i18n/i18n.js';
import { html, useMemo, useState } from '../../vendor/preact.js';
import { announce } from '../announce.js';
import { Field, SelectField } from '../fields.js';
import { Form } from '../form.js';
import { useClient, useStore } from '../hooks.js';
import { Section } from './section.js';

/** @param {{ user: User }} props */
export function Profile({ user }) {
  const { api } = useClient();
  const { actions } = useStore();
  const [name, setName] = useState(user.name);
  const [timeZone, setTimeZone] = useState(user.time_zone);
  const zones = useMemo(() => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), deviceTimeZone(), user.time_zone])].sort(), []);
  return html`
    <${Section} title=${t('profile')} text=${t('profile_text')}>
      <${Form} fields=${['name']} submit=${t('save_profile')} onSubmit=${async () => {
        actions.setUser(await api.patchMe({ name, time_zone: timeZone }));
        announce(t('saved'));
      }}>${(/** @type {import('../form.js').FormState} */ { errors }) => html`
        <${Field} label=${t('name')} autocomplete="name" value=${name} onInput=${setName} error=${errors.name} />
        <${SelectField} label=${t('time_zone')} value=${timeZone} onInput=${setTimeZone}
          options=${zones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))} hint=${t('time_zone_hint')} />
        ${timeZone !== deviceTimeZone() && html`
          <button type="button" class="quiet" onClick=${() => setTimeZone(deviceTimeZone())}>${t('use_time_zone', { zone: deviceTimeZone().replaceAll('_', ' ') })}</button>`}`}<//>
    <//>`;
}
