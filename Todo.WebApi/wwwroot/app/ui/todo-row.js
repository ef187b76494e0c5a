// A todo in a list.

/** @import { Todo } from '../core/types.js' */

import { relativeDate, shortTime } from '../core/dates.js';
import { locale, t } from '../i18n/i18n.js';
import { Component, html } from '../vendor/preact.js';
import { Icon } from './icons.js';
import { nameOf } from './names.js';
import { ruleInWords } from './recurrence.js';

/**
 * What a row can do; the same object for all rows.
 * @typedef {object} RowCommands
 * @property {(todo: Todo, isDone: boolean) => void} complete
 * @property {(todo: Todo) => void} edit
 * @property {(todo: Todo) => void} remove
 * @property {(todo: Todo, by: -1 | 1) => void} move
 * @property {(todo: Todo, event: MouseEvent) => void} select
 */

/**
 * @typedef {object} RowProps
 * @property {Todo} todo
 * @property {string} today
 * @property {boolean} isOverdue
 * @property {boolean} hidesDate whether a heading says the date
 * @property {string} place the list and parent, where they are not clear
 * @property {number} subtasks
 * @property {number} doneSubtasks
 * @property {boolean} canUp
 * @property {boolean} canDown
 * @property {boolean} isSelecting
 * @property {boolean} isSelected
 * @property {RowCommands} commands
 */

/** @extends {Component<RowProps>} */
export class TodoRow extends Component {
  /** A row renders again only when something of it has changed. @param {RowProps} next */
  shouldComponentUpdate(next) {
    const shown = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this.props));
    return Object.entries(next).some(([name, value]) => shown[name] !== value);
  }

  /** @param {RowProps} props */
  render({ todo, isSelecting, isSelected, canUp, canDown, commands, ...rest }) {
    const id = `todo-${todo.key ?? todo.id}`;
    const name = nameOf(todo.content);
    const meta = metaOf(todo, rest);
    return html`
      <li class=${`todo priority-${todo.priority}${todo.is_done ? ' done' : ''}${isSelected ? ' selected' : ''}`} data-id=${todo.id}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          const isUp = event.key === 'ArrowUp';
          if (isUp ? canUp : canDown) commands.move(todo, isUp ? -1 : 1);
        }}>
        <span class="grip" aria-hidden="true"><${Icon} name="grip" /></span>
        ${isSelecting
          ? html`<button type="button" class="selector" aria-pressed=${String(isSelected)} aria-label=${t('select_todo', { content: name })}
              onClick=${(/** @type {MouseEvent} */ event) => commands.select(todo, event)}><${Icon} name="check" /></button>`
          : html`<input type="checkbox" class="check" checked=${todo.is_done} aria-labelledby=${id} aria-describedby=${meta.length > 0 ? `${id}-meta` : null}
              data-action="complete" onChange=${(/** @type {any} */ event) => commands.complete(todo, event.currentTarget.checked)} />`}
        <div class="body" onClick=${(/** @type {MouseEvent} */ event) => {
          if (isSelecting || event.ctrlKey || event.metaKey || event.shiftKey) commands.select(todo, event);
          else commands.edit(todo);
        }}>
          <p class="content" id=${id}>${todo.content}</p>
          ${meta.length > 0 && html`<p class="meta" id="${id}-meta">${meta}</p>`}
        </div>
        <div class="row-actions">
          <button type="button" class="icon-button" data-action="up" aria-label=${t('move_up', { content: name })} aria-disabled=${canUp ? null : 'true'}
            onClick=${() => canUp && commands.move(todo, -1)}><${Icon} name="up" /></button>
          <button type="button" class="icon-button" data-action="down" aria-label=${t('move_down', { content: name })} aria-disabled=${canDown ? null : 'true'}
            onClick=${() => canDown && commands.move(todo, 1)}><${Icon} name="down" /></button>
          <button type="button" class="icon-button edit" data-action="edit" aria-label=${t('edit_todo', { content: name })}
            onClick=${() => commands.edit(todo)}><${Icon} name="edit" /></button>
          <button type="button" class="icon-button" data-action="delete" aria-label=${t('delete_todo', { content: name })}
            onClick=${() => commands.remove(todo)}><${Icon} name="trash" /></button>
        </div>
      </li>`;
  }
}

/** @param {Todo} todo @param {Pick<RowProps, 'today' | 'isOverdue' | 'hidesDate' | 'place' | 'subtasks' | 'doneSubtasks'>} props */
function metaOf(todo, { today, isOverdue, hidesDate, place, subtasks, doneSubtasks }) {
  const meta = [];
  const due = [todo.due_date && !(hidesDate && todo.due_time) && !(hidesDate && !todo.due_time) && relativeDate(todo.due_date, today, locale),
    todo.due_time && shortTime(todo.due_time, locale)].filter(Boolean).join(', ');
  if (due) {
    meta.push(html`<span key="due" class=${isOverdue ? 'due overdue' : todo.due_date === today ? 'due is-today' : 'due'}><${Icon}
      name=${isOverdue ? 'warning' : todo.due_date && !hidesDate ? 'today' : 'waiting'} />${isOverdue && html`<span class="visually-hidden">${t('overdue')}: </span>`}${due}</span>`);
  }
  if (todo.recurrence) meta.push(html`<span key="repeat"><${Icon} name="repeat" />${ruleInWords(todo.recurrence)}</span>`);
  if (todo.priority !== 'none') {
    meta.push(html`<span key="priority" class=${`flag-${todo.priority}`}><${Icon} name="flag" /><span
      class="visually-hidden">${t('priority')}: </span>${t(todo.priority)}</span>`);
  }
  if (subtasks > 0) {
    meta.push(html`<span key="subtasks"><${Icon} name="subtasks" />${doneSubtasks}/${subtasks}<span class="visually-hidden"> ${t('subtasks_done')}</span></span>`);
  }
  if (todo.notes !== '') meta.push(html`<span key="notes"><${Icon} name="note" /><span class="visually-hidden">${t('has_notes')}</span></span>`);
  for (const label of todo.labels) meta.push(html`<span key=${`label-${label}`} class="label"><${Icon} name="label" />${label}</span>`);
  if (place) meta.push(html`<span key="place" class="place">${place}</span>`);
  return meta;
}
