// The deleted todos, from the server: they can be restored until the trash is emptied.

/** @import { DeletedTodo } from '../core/api.js' */

import { dateAndTime } from '../core/dates.js';
import { locale, t } from '../i18n/i18n.js';
import { html, useEffect, useRef, useState } from '../vendor/preact.js';
import { Confirm } from './dialog.js';
import { FormError } from './errors.js';
import { useAction, useClient, useDelayed, useLoaded, useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { nameOf } from './names.js';
import { useTitle } from './title.js';
import { Skeleton } from './view.js';

export function Trash() {
  const { api } = useClient();
  const { actions } = useStore();
  const pending = useSelected((state) => state.pending);
  const todos = useSelected((state) => state.todos);
  const timeZone = useSelected((state) => state.user?.time_zone ?? 'UTC');
  const { data, error, reload, set } = useLoaded(() => api.trash());
  const action = useAction();
  const [emptying, setEmptying] = useState(false);
  const isLoading = useDelayed(data === null && !error);
  const isFirst = useRef(true);
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  useTitle(t('trash'));
  useEffect(() => {
    // What was deleted here or elsewhere meanwhile.
    if (!isFirst.current && pending === 0) reload();
    isFirst.current = false;
  }, [pending === 0, todos.size]);

  /** @param {DeletedTodo} todo @param {() => Promise<unknown>} run */
  const act = (todo, run) => action.run(async () => {
    focusNext(root.current, todo.id);
    await run();
    if (data) set({ ...data, items: data.items.filter((other) => other.id !== todo.id) });
    await actions.refresh();
    await reload();
  });

  return html`
    <div class="view" ref=${root}>
      <div class="view-head">
        <h1 tabindex="-1">${t('trash')}</h1>
        <div class="view-menu">
          ${data && data.items.length > 0 && html`<button type="button" class="quiet danger" onClick=${() => setEmptying(true)}>${t('empty_trash')}</button>`}
        </div>
      </div>
      <${FormError} error=${error ?? action.error} />
      ${isLoading && html`<${Skeleton} />`}
      ${data?.items.length === 0 && html`
        <div class="empty"><span class="empty-icon"><${Icon} name="trash" /></span><p>${t('empty_trash_text')}</p></div>`}
      ${data && data.items.length > 0 && html`
        <ul class="todos" aria-label=${t('trash')}>
          ${data.items.map((todo) => html`
            <li key=${todo.id} class="todo in-trash" data-id=${todo.id}>
              <div class="body">
                <p class="content">${todo.content}</p>
                <p class="meta"><span>${t('deleted_at', { time: dateAndTime(todo.deleted_at, timeZone, locale) })}</span></p>
              </div>
              <div class="trash-actions">
                <button type="button" class="secondary small" aria-label=${t('restore_todo', { content: nameOf(todo.content) })} onClick=${() => act(todo, async () => {
                  await api.restoreTodo(todo.id);
                  actions.addMessage({ kind: 'status', key: 'restored', values: { count: 1, content: todo.content } });
                })}><${Icon} name="restore" />${t('restore')}</button>
                <button type="button" class="icon-button" aria-label=${t('purge_todo', { content: nameOf(todo.content) })}
                  onClick=${() => act(todo, () => api.purgeTodo(todo.id))}><${Icon} name="close" /></button>
              </div>
            </li>`)}
        </ul>
        ${data.next && html`<button type="button" class="quiet" onClick=${() => action.run(async () => {
          const more = await api.trash(data.next ?? undefined);
          set({ items: [...data.items, ...more.items], next: more.next });
        })}>${t('show_more')}</button>`}`}
      ${emptying && html`
        <${Confirm} title=${t('empty_trash')} text=${t('empty_trash_question')} confirm=${t('empty_trash')} cancel=${t('cancel')}
          onClose=${() => setEmptying(false)} onConfirm=${() => action.run(async () => {
            await api.emptyTrash();
            await reload();
          })} />`}
    </div>`;
}

/** @param {HTMLElement | null} root @param {number} id */
function focusNext(root, id) {
  const row = root?.querySelector(`[data-id="${id}"]`);
  const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('button') ?? root?.querySelector('h1');
  if (row?.contains(document.activeElement)) /** @type {HTMLElement | null | undefined} */ (next)?.focus();
}
