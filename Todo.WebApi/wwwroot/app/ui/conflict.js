// Asks which of two changes counts, when both were made to the same member of a todo.

/** @import { Conflict, List, TodoPatch } from '../core/types.js' */

import { fullDate, shortTime } from '../core/dates.js';
import { locale, t } from '../i18n/i18n.js';
import { html, useState } from '../vendor/preact.js';
import { Dialog } from './dialog.js';
import { useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { listName, short } from './names.js';
import { ruleInWords } from './recurrence.js';

export function ConflictDialog() {
  const { actions } = useStore();
  const conflicts = useSelected((state) => state.conflicts);
  const lists = useSelected((state) => state.lists);
  const [postponed, setPostponed] = useState(/** @type {number | null} */ (null));
  const conflict = conflicts[0];
  if (!conflict) return null;
  if (postponed === conflict.id) {
    return html`
      <button type="button" class="conflict-button" onClick=${() => setPostponed(null)}>
        <${Icon} name="warning" />${t('conflicts', { count: conflicts.length })}</button>`;
  }
  const isDeleted = conflict.kind === 'deleted';
  const resolve = (/** @type {'mine' | 'theirs'} */ choice) => () => actions.resolveConflict(conflict.id, choice);
  return html`
    <${Dialog} key=${conflict.id} title=${t(isDeleted ? 'conflict_deleted' : 'conflict_changed')} kind="wide" onClose=${() => setPostponed(conflict.id)}>
      <p>${t(isDeleted ? 'conflict_deleted_text' : 'conflict_changed_text', { content: short(conflict.content) })}</p>
      <${Table} conflict=${conflict} lists=${lists} />
      <div class="buttons">
        <button type="button" class="secondary" onClick=${resolve('theirs')}>${t(isDeleted ? 'keep_deleted' : 'keep_theirs')}</button>
        <button type="button" class="primary" onClick=${resolve('mine')}>${t('keep_mine')}</button>
      </div>
    <//>`;
}

/** @param {{ conflict: Conflict, lists: readonly List[] }} props */
const Table = ({ conflict, lists }) => html`
  <div class="table-wrap">
    <table>
      <thead><tr><th scope="col">${t('member')}</th><th scope="col">${t('mine')}</th>${conflict.kind === 'changed' && html`<th scope="col">${t('theirs')}</th>`}</tr></thead>
      <tbody>
        ${conflict.members.map(({ name, mine, theirs }) => html`
          <tr key=${name}>
            <th scope="row">${t(/** @type {any} */ (`member_${name}`))}</th>
            <td>${inWords(name, mine, lists)}</td>
            ${conflict.kind === 'changed' && html`<td>${inWords(name, theirs, lists)}</td>`}
          </tr>`)}
      </tbody>
    </table>
  </div>`;

/** @param {keyof TodoPatch} name @param {unknown} value @param {readonly List[]} lists @returns {string} */
function inWords(name, value, lists) {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('none');
  switch (name) {
    case 'is_done': return t(value ? 'done' : 'open_state');
    case 'priority': return t(/** @type {'none' | 'low' | 'medium' | 'high'} */ (value));
    case 'labels': return /** @type {string[]} */ (value).join(', ');
    case 'due_date': return fullDate(String(value), locale);
    case 'due_time': return shortTime(String(value), locale);
    case 'recurrence': return ruleInWords(String(value));
    case 'recurrence_from': return t(value === 'due' ? 'from_due' : 'from_completion');
    case 'list_id': {
      const list = lists.find((one) => one.id === value);
      return list ? listName(list) : t('deleted_list');
    }
    default: return String(value);
  }
}
