// The actions for the selected todos.

/** @import { Todo } from '../core/types.js' */

import { t } from '../i18n/i18n.js';
import { html } from '../vendor/preact.js';
import { useId } from './fields.js';
import { useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { listName } from './names.js';

/** @param {{ ids: number[], all: Todo[], onAll: () => void, onClose: () => void, onComplete: () => void }} props */
export function BulkBar({ ids, all, onAll, onClose, onComplete }) {
  const { actions } = useStore();
  const lists = useSelected((state) => state.lists);
  const id = useId();
  const isNone = ids.length === 0;
  const run = (/** @type {() => void} */ action) => () => {
    if (isNone) return;
    action();
    onClose();
  };
  return html`
    <div class="bulk" role="group" aria-label=${t('selected_actions')}>
      <p class="bulk-count" aria-live="polite">${t('selected', { count: ids.length })}</p>
      ${ids.length < all.length && html`<button type="button" class="quiet" onClick=${onAll}>${t('select_all')}</button>`}
      <button type="button" class="secondary" aria-disabled=${isNone ? 'true' : null} onClick=${run(() => {
        onComplete();
        actions.bulk(ids, 'complete');
      })}><${Icon} name="check" />${t('complete')}</button>
      <label class="visually-hidden" for=${id}>${t('move_to')}</label>
      <select id=${id} class="secondary" disabled=${isNone} value="" onChange=${(/** @type {any} */ event) => {
        const listId = Number(event.currentTarget.value);
        run(() => actions.bulk(ids, 'move', { list_id: listId }))();
      }}>
        <option value="" selected disabled>${t('move_to')}</option>
        ${lists.map((list) => html`<option key=${list.id} value=${list.id}>${listName(list)}</option>`)}
      </select>
      <button type="button" class="secondary" aria-disabled=${isNone ? 'true' : null} onClick=${run(() => actions.bulk(ids, 'delete'))}>
        <${Icon} name="trash" />${t('delete')}</button>
      <button type="button" class="quiet" onClick=${onClose}>${t('cancel')}</button>
    </div>`;
}
