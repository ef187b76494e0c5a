// Where the person is signed in.

import { dateAndTime } from '../../core/dates.js';
import { locale, t } from '../../i18n/i18n.js';
import { html } from '../../vendor/preact.js';
import { FormError } from '../errors.js';
import { useAction, useClient, useLoaded, useSelected } from '../hooks.js';
import { Section } from './section.js';

export function Sessions() {
  const { api } = useClient();
  const timeZone = useSelected((state) => state.user?.time_zone ?? 'UTC');
  const { data, error, reload } = useLoaded(() => api.sessions());
  const action = useAction();
  const sessions = [...data ?? []].sort((a, b) => Number(b.is_current) - Number(a.is_current) || (a.last_used_at < b.last_used_at ? 1 : -1));
  return html`
    <${Section} title=${t('sessions')} text=${t('sessions_text')}>
      <${FormError} error=${error ?? action.error} />
      <ul class="things">
        ${sessions.map((session) => {
          const name = deviceOf(session.user_agent);
          return html`
            <li key=${session.id}>
              <div><strong>${name}</strong>${session.is_current && html` <span class="badge good">${t('this_session')}</span>`}
                <p class="meta">${t('last_used', { time: dateAndTime(session.last_used_at, timeZone, locale) })}</p></div>
              ${!session.is_current && html`
                <button type="button" class="secondary small" aria-label=${t('end_session', { name })} onClick=${() => action.run(async () => {
                  await api.revokeSession(session.id);
                  await reload();
                })}>${t('end')}</button>`}
            </li>`;
        })}
      </ul>
      ${sessions.length > 1 && html`
        <button type="button" class="secondary" onClick=${() => action.run(async () => {
          await api.revokeOtherSessions();
          await reload();
        })}>${t('end_other_sessions')}</button>`}
    <//>`;
}

/** A browser and a system, such as "Firefox, Windows", of a User-Agent. @param {string | null} agent */
function deviceOf(agent) {
  if (!agent) return t('unknown_device');
  const browser = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']].find(([mark]) => agent.includes(`${mark}/`))?.[1];
  const system = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS X', 'macOS'], ['Linux', 'Linux']]
    .find(([mark]) => agent.includes(mark ?? ''))?.[1];
  return [browser, system].filter(Boolean).join(', ') || agent.slice(0, 80);
}
