// Navigation: a column beside the screen, or on a small screen a bar at its bottom, with the rest behind a button.

/** @import { List, State } from '../core/types.js' */
/** @import { Route } from './router.js' */
/** @import { IconName } from './icons.js' */

import { inbox, isOverdue, openCount } from '../core/select.js';
import { t } from '../i18n/i18n.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from '../vendor/preact.js';
import { useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { listName } from './names.js';
import { href, navigate } from './router.js';

/** @param {{ route: Route, now: { date: string, time: string } }} props */
export function Nav({ route, now }) {
  const lists = useSelected((state) => state.lists);
  const todos = useSelected((state) => state.todos);
  const labels = useSelected((state) => state.labels);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [route.path]);
  const state = { lists, todos };
  const inboxId = inbox(state)?.id;
  const { today, overdue } = countToday(todos, now);
  const isCurrent = (/** @type {string} */ name, /** @type {string | number} */ id = '') => route.name === name && route.id === String(id);
  return html`
    <nav class="nav" aria-label=${t('navigation')} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && setOpen(false)}>
      <ul class="main-links">
        <${NavLink} icon="inbox" text=${inboxName(lists)} to=${href('inbox')} count=${inboxId === undefined ? 0 : openCount(state, inboxId)}
          isCurrent=${isCurrent('inbox')} listId=${inboxId} />
        <${NavLink} icon="today" text=${t('today')} to=${href('today')} count=${today} overdue=${overdue} isCurrent=${isCurrent('today')} />
        <${NavLink} icon="upcoming" text=${t('upcoming')} to=${href('upcoming')} count=${0} isCurrent=${isCurrent('upcoming')} />
        <li class="more-button">
          <button type="button" aria-expanded=${String(isOpen)} aria-controls="more" onClick=${() => setOpen(!isOpen)}>
            <${Icon} name="more" /><span>${t('more')}</span>
          </button>
        </li>
      </ul>
      <div class=${`more${isOpen ? ' open' : ''}`} id="more">
        <h2 id="nav-lists">${t('lists')}</h2>
        <ul aria-labelledby="nav-lists">
          ${lists.filter((list) => !list.is_inbox).map((list) => html`
            <${NavLink} key=${list.key ?? list.id} icon="list" text=${list.name} to=${href('lists', list.id)} count=${openCount(state, list.id)}
              isCurrent=${isCurrent('lists', list.id)} listId=${list.id} />`)}
        </ul>
        <${NewList} />
        ${labels.length > 0 && html`
          <h2 id="nav-labels">${t('labels')}</h2>
          <ul aria-labelledby="nav-labels">
            ${labels.map((label) => html`
              <${NavLink} key=${label.name.toLowerCase()} icon="label" text=${label.name} to=${href('labels', label.name)} count=${label.open_count}
                isCurrent=${isCurrent('labels', label.name)} />`)}
          </ul>`}
        <ul class="last"><${NavLink} icon="trash" text=${t('trash')} to=${href('trash')} count=${0} isCurrent=${isCurrent('trash')} /></ul>
      </div>
    </nav>`;
}

/** @param {{ icon: IconName, text: string, to: string, count: number, isCurrent: boolean, overdue?: number, listId?: number | undefined }} props */
const NavLink = ({ icon, text, to, count, isCurrent, overdue = 0, listId }) => html`
  <li>
    <a href=${to} aria-current=${isCurrent ? 'page' : null} data-drop-list=${listId}>
      <${Icon} name=${icon} /><span class="text">${text}</span>
      ${count > 0 && html`<span class="visually-hidden">, </span><span class=${`count${overdue > 0 ? ' overdue' : ''}`}>${count}<span
        class="visually-hidden"> ${overdue > 0 ? t('open_overdue', { count: overdue }) : t('open')}</span></span>`}
    </a>
  </li>`;

function NewList() {
  const { actions } = useStore();
  const [name, setName] = useState(/** @type {string | null} */ (null));
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    if (name !== null) input.current?.focus();
  }, [name === null]);
  const close = () => {
    setName(null);
    setTimeout(() => button.current?.focus());
  };
  async function add(/** @type {Event} */ event) {
    event.preventDefault();
    if (!name?.trim()) return close();
    const id = await actions.addList(name.trim());
    setName(null);
    navigate(href('lists', id));
  }
  if (name === null) {
    return html`<button type="button" class="new-list" ref=${button} onClick=${() => setName('')}><${Icon} name="plus" />${t('new_list')}</button>`;
  }
  return html`
    <form class="new-list-form" onSubmit=${add}>
      <input ref=${input} type="text" maxlength="200" aria-label=${t('list_name')} placeholder=${t('list_name')} value=${name} autocomplete="off"
        onInput=${(/** @type {any} */ event) => setName(event.currentTarget.value)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
        onBlur=${() => name.trim() === '' && setName(null)} />
    </form>`;
}

/** @param {readonly List[]} lists */
const inboxName = (lists) => {
  const list = lists.find((one) => one.is_inbox);
  return list ? listName(list) : t('inbox');
};

/** @param {State['todos']} todos @param {{ date: string, time: string }} now */
function countToday(todos, now) {
  let today = 0;
  let overdue = 0;
  for (const todo of todos.values()) {
    if (todo.is_done || todo.due_date === null || todo.due_date > now.date) continue;
    today++;
    if (isOverdue(todo, now)) overdue++;
  }
  return { today, overdue };
}
