// A screen with todos: inbox, today, upcoming, a list, a label, or the results of a search.

/** @import { Route } from './router.js' */

import { t } from '../i18n/i18n.js';
import { html, useEffect, useMemo, useRef, useState } from '../vendor/preact.js';
import { announce } from './announce.js';
import { Completed } from './completed.js';
import { Empty } from './empty.js';
import { useDelayed, useSelected, useStore } from './hooks.js';
import { KeptTodos } from './kept.js';
import { QuickAdd } from './quick-add.js';
import { href, navigate } from './router.js';
import { useTitle } from './title.js';
import { TodoList } from './todo-list.js';
import { ViewMenu } from './view-menu.js';
import { viewOf } from './views.js';

/** @param {{ route: Route, now: { date: string, time: string } }} props */
export function View({ route, now }) {
  const store = useStore();
  const lists = useSelected((state) => state.lists);
  const todos = useSelected((state) => state.todos);
  const labels = useSelected((state) => state.labels);
  const synced = useSelected((state) => state.synced);
  const [, update] = useState(0);
  const kept = useMemo(() => new KeptTodos(() => update((count) => count + 1), store.idOf), [store]);
  const [selecting, setSelecting] = useState(false);
  const id = store.idOf(Number(route.id));
  const view = viewOf({ ...route, id: route.name === 'lists' ? String(id) : route.id }, { lists, todos, labels }, now, kept);
  const isLoading = useDelayed(!synced);
  useTitle(view?.title ?? t('not_found'));
  useEffect(() => {
    // The list now has the id that the server gave it.
    if (route.name === 'lists' && String(id) !== route.id) navigate(href('lists', id), { replace: true });
  }, [id]);
  const count = view?.groups.reduce((sum, group) => sum + group.todos.length, 0) ?? 0;
  const announced = useRef('');
  const q = route.query.get('q') ?? '';
  useEffect(() => {
    const results = `${count} ${q}`;
    if (route.name !== 'search' || results === announced.current) return;
    const timer = setTimeout(() => announce(q === '' ? '' : t('results', { count })), 500);
    announced.current = results;
    return () => clearTimeout(timer);
  }, [route.path, count]);
  if (!view) {
    if (!synced) return isLoading ? html`<h1 tabindex="-1">…</h1><${Skeleton} />` : null;
    return html`<h1 tabindex="-1">${t('not_found')}</h1><p class="empty">${t('list_gone')}</p>`;
  }
  return html`
    <div class="view">
      <div class="view-head">
        <h1 tabindex="-1">${view.title}</h1>
        ${view.subtitle && html`<p class="subtitle">${view.subtitle}</p>`}
        <${ViewMenu} view=${view} canSelect=${count > 0} selecting=${selecting} onSelect=${() => setSelecting(!selecting)} />
      </div>
      ${view.defaults && html`<${QuickAdd} defaults=${view.defaults} now=${now} />`}
      ${count === 0 && (synced ? html`<${Empty} view=${view} hasTodos=${todos.size > 0} />` : isLoading && html`<${Skeleton} />`)}
      ${count > 0 && html`<${TodoList} view=${view} now=${now} kept=${kept} selecting=${selecting} onSelecting=${setSelecting} />`}
      ${view.list && html`<${Completed} listId=${view.list.id} now=${now} kept=${kept} />`}
    </div>`;
}

/** The place of rows that come soon. */
export const Skeleton = () => html`
  <div class="skeleton" aria-hidden="true">${[1, 2, 3, 4, 5].map((row) => html`<span key=${row}></span>`)}</div>`;
