// A todo with all of its members. What is typed here stays while changes arrive from elsewhere, and also when the person leaves and comes back.

/** @import { Todo, TodoPatch } from '../core/types.js' */

import { dateAndTime } from '../core/dates.js';
import { subtasks } from '../core/select.js';
import { locale, t } from '../i18n/i18n.js';
import { html, useEffect, useMemo, useReducer, useState } from '../vendor/preact.js';
import { announce } from './announce.js';
import { DetailsForm } from './details-form.js';
import { useDelayed, useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { KeptTodos } from './kept.js';
import { short } from './names.js';
import { QuickAdd } from './quick-add.js';
import { goBack, href, navigate } from './router.js';
import { useTitle } from './title.js';
import { TodoList } from './todo-list.js';

/**
 * What was changed and not saved, and how it was before, by todo.
 * @type {Map<number, { values: TodoPatch, base: TodoPatch }>}
 */
const drafts = new Map();

globalThis.addEventListener?.('beforeunload', (event) => {
  if ([...drafts.values()].some(({ values }) => Object.keys(values).length > 0)) event.preventDefault();
});

/** @param {{ id: number, now: { date: string, time: string } }} props */
export function Details({ id: asked, now }) {
  const store = useStore();
  const todos = useSelected((state) => state.todos);
  const lists = useSelected((state) => state.lists);
  const synced = useSelected((state) => state.synced);
  const timeZone = useSelected((state) => state.user?.time_zone ?? 'UTC');
  const id = store.idOf(asked);
  const todo = todos.get(id);
  const isLoading = useDelayed(!todo && !synced);
  const [, update] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useTitle(todo ? short(todo.content) : t('not_found'));
  useEffect(() => {
    if (id !== asked) navigate(href('todos', id), { replace: true });
  }, [id]);
  if (!todo) {
    if (!synced) return isLoading ? html`<h1 tabindex="-1">…</h1>` : null;
    return html`<h1 tabindex="-1">${t('not_found')}</h1><p class="empty">${t('todo_gone')}</p><p><a href=${href('inbox')}>${t('back')}</a></p>`;
  }
  const key = todo.key ?? todo.id;
  const draft = drafts.get(key) ?? { values: {}, base: {} };
  const list = lists.find((one) => one.id === todo.list_id);
  const home = todo.parent_id !== null ? href('todos', todo.parent_id) : list && !list.is_inbox ? href('lists', list.id) : href('inbox');
  const leave = () => {
    drafts.delete(key);
    goBack(home);
  };

  /** @param {TodoPatch} change */
  function change(change) {
    for (const [name, value] of Object.entries(change)) {
      const member = /** @type {keyof TodoPatch} */ (name);
      if (!(member in draft.base)) Object.assign(draft.base, { [member]: todo?.[member] });
      if (isSame(value, draft.base[member])) {
        delete draft.values[member];
        delete draft.base[member];
      } else {
        Object.assign(draft.values, { [member]: value });
      }
    }
    drafts.set(key, draft);
    update(0);
  }

  async function save() {
    if (Object.keys(draft.values).length > 0) {
      await store.actions.editTodo(id, draft.values, draft.base);
      announce(t('saved'));
    }
    leave();
  }

  return html`
    <article class="details">
      <div class="details-head">
        <button type="button" class="quiet" onClick=${leave}><${Icon} name="back" />${t('back')}</button>
        <button type="button" class="quiet danger" onClick=${() => {
          store.actions.deleteTodo(id);
          leave();
        }}><${Icon} name="trash" />${t('delete')}</button>
      </div>
      <h1 tabindex="-1" class="visually-hidden">${t('todo_title', { content: short(todo.content) })}</h1>
      <${DetailsForm} key=${key} todo=${todo} values=${draft.values} onChange=${change} onSave=${save} onCancel=${leave} now=${now} />
      ${todo.parent_id === null && html`<${Subtasks} todo=${todo} now=${now} />`}
      <p class="history">
        ${todo.id > 0 && html`<span>${t('created_at', { time: dateAndTime(todo.created_at, timeZone, locale) })}</span>`}
        ${todo.completed_at && html`<span>${t('completed_at', { time: dateAndTime(todo.completed_at, timeZone, locale) })}</span>`}
      </p>
    </article>`;
}

/** @param {unknown} one @param {unknown} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {{ todo: Todo, now: { date: string, time: string } }} props */
function Subtasks({ todo, now }) {
  const { idOf } = useStore();
  const todos = useSelected((state) => state.todos);
  const lists = useSelected((state) => state.lists);
  const [selecting, setSelecting] = useState(false);
  const kept = useMemo(() => new KeptTodos(() => {}, idOf), [idOf]);
  const children = subtasks({ todos, lists }, todo.id);
  /** @type {import('./views.js').View} */
  const view = {
    kind: 'list', title: t('subtasks'), groups: [{ id: 'subtasks', heading: null, todos: [...children] }], defaults: null, byPosition: true, empty: 'empty_list',
  };
  return html`
    <section class="subtasks">
      <h2>${t('subtasks')}</h2>
      ${children.length > 0 && html`<${TodoList} view=${view} now=${now} kept=${kept} selecting=${selecting} onSelecting=${setSelecting} />`}
      <${QuickAdd} defaults=${{ parent_id: todo.id, list_id: todo.list_id }} now=${now} label=${t('add_subtask')} />
    </section>`;
}
