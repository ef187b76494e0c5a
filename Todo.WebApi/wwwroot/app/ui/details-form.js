// The form of a todo's members.

/** @import { Todo, TodoPatch } from '../core/types.js' */

import { t } from '../i18n/i18n.js';
import { html, useRef } from '../vendor/preact.js';
import { Field, SelectField, useId } from './fields.js';
import { useSelected, useStore } from './hooks.js';
import { LabelsField } from './labels-field.js';
import { listName, short } from './names.js';
import { RepeatField } from './repeat-field.js';
import { href } from './router.js';

/**
 * @param {object} props
 * @param {Todo} props.todo
 * @param {TodoPatch} props.values what was changed and not saved
 * @param {(change: TodoPatch) => void} props.onChange
 * @param {() => void} props.onSave
 * @param {() => void} props.onCancel
 * @param {{ date: string, time: string }} props.now
 */
export function DetailsForm({ todo, values, onChange, onSave, onCancel, now }) {
  const { actions } = useStore();
  const lists = useSelected((state) => state.lists);
  const todos = useSelected((state) => state.todos);
  const contentId = useId();
  const notesId = useId();
  const doneId = useId();
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const shown = { ...todo, ...values };
  const isBlank = shown.content.trim() === '';
  const parent = todo.parent_id === null ? undefined : todos.get(todo.parent_id);

  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const isContent = /** @type {HTMLElement} */ (event.target).id === contentId;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || (isContent && !event.shiftKey)) && !event.isComposing) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };

  /** @param {string} date */
  function changeDate(date) {
    if (date) onChange({ due_date: date });
    // The server takes the time and the rule away with the date; the form shows it at once.
    else onChange({ due_date: null, due_time: null, recurrence: null });
  }

  return html`
    <form class="details-form" ref=${form} onKeyDown=${onKeyDown} onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      if (isBlank) document.getElementById(contentId)?.focus();
      else onSave();
    }}>
      <div class="content-line">
        <input type="checkbox" class="check" id=${doneId} aria-label=${t('done')} checked=${todo.is_done}
          onChange=${(/** @type {any} */ event) => (event.currentTarget.checked ? actions.completeTodo(todo.id) : actions.reopenTodo(todo.id))} />
        <div class="field">
          <label class="visually-hidden" for=${contentId}>${t('content')}</label>
          <textarea id=${contentId} class="content-input" rows="1" maxlength="10000" value=${shown.content} data-autofocus aria-required="true"
            aria-invalid=${isBlank ? 'true' : null} aria-describedby=${isBlank ? `${contentId}-error` : null}
            onInput=${(/** @type {any} */ event) => onChange({ content: event.currentTarget.value })}></textarea>
          ${isBlank && html`<p class="field-error" id="${contentId}-error">${t('code_blank')}</p>`}
        </div>
      </div>
      ${parent && html`<p class="part-of">${t('part_of')} <a href=${href('todos', parent.id)}>${short(parent.content)}</a></p>`}
      <div class="field">
        <label for=${notesId}>${t('notes')}</label>
        <textarea id=${notesId} class="notes-input" rows="3" maxlength="10000" value=${shown.notes}
          onInput=${(/** @type {any} */ event) => onChange({ notes: event.currentTarget.value })}></textarea>
      </div>
      <div class="grid">
        <${Field} label=${t('due_date')} type="date" min="1970-01-01" max="9999-12-31" required=${false} value=${shown.due_date ?? ''} onInput=${changeDate} />
        <${Field} label=${t('due_time')} type="time" required=${false} value=${shown.due_time ?? ''} disabled=${shown.due_date === null}
          onInput=${(/** @type {string} */ time) => onChange({ due_time: time.slice(0, 5) || null })} />
      </div>
      ${todo.parent_id === null && html`
        <${RepeatField} todo=${todo} rule=${shown.recurrence} from=${shown.recurrence_from} due=${shown.due_date} now=${now} onChange=${onChange} />`}
      <div class="grid">
        <${SelectField} label=${t('priority')} value=${shown.priority}
          onInput=${(/** @type {Todo['priority']} */ priority) => onChange({ priority })}
          options=${/** @type {const} */ (['none', 'low', 'medium', 'high']).map((value) => ({ value, text: t(value) }))} />
        ${todo.parent_id === null && html`
          <${SelectField} label=${t('list')} value=${String(shown.list_id)} onInput=${(/** @type {string} */ id) => onChange({ list_id: Number(id) })}
            options=${lists.map((list) => ({ value: String(list.id), text: listName(list) }))} />`}
      </div>
      <${LabelsField} labels=${shown.labels} onChange=${(/** @type {string[]} */ labels) => onChange({ labels })} />
      <div class="buttons">
        <button type="submit" class="primary">${t('save')}</button>
        <button type="button" class="secondary" onClick=${onCancel}>${t('cancel')}</button>
        ${Object.keys(values).length > 0 && html`<p class="hint unsaved">${t('unsaved')}</p>`}
      </div>
    </form>`;
}
