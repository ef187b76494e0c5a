// The completed todos of a list, behind a button.

/** @import { KeptTodos } from './kept.js' */
/** @import { RowCommands } from './todo-row.js' */

import { completedOfList, subtasks } from '../core/select.js';
import { t } from '../i18n/i18n.js';
import { html, useMemo, useRef, useState } from '../vendor/preact.js';
import { useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { href, navigate } from './router.js';
import { focusNeighbor } from './todo-list.js';
import { TodoRow } from './todo-row.js';

const PAGE = 50;

/** @param {{ listId: number, now: { date: string, time: string }, kept: KeptTodos }} props */
export function Completed({ listId, now, kept }) {
  const { actions } = useStore();
  const todos = useSelected((state) => state.todos);
  const lists = useSelected((state) => state.lists);
  const [count, setCount] = useState(0);
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const commands = useMemo(() => /** @type {RowCommands} */ ({
    complete: (todo) => void actions.reopenTodo(todo.id),
    edit: (todo) => navigate(href('todos', todo.id)),
    remove(todo) {
      focusNeighbor(root.current, todo.id);
      actions.deleteTodo(todo.id);
    },
    move() {},
    select() {},
  }), [actions]);
  const done = completedOfList({ todos, lists }, listId).filter((todo) => !kept.has(todo.id));
  if (done.length === 0) return null;
  return html`
    <section class="completed" ref=${root}>
      <button type="button" class="quiet disclosure" aria-expanded=${String(count > 0)} aria-controls="completed"
        onClick=${() => setCount(count > 0 ? 0 : PAGE)}><${Icon} name="chevron" />${t('completed_count', { count: done.length })}</button>
      <div id="completed">
        ${count > 0 && html`
          <ul class="todos" aria-label=${t('completed')}>
            ${done.slice(0, count).map((todo) => {
              const children = subtasks({ todos, lists }, todo.id);
              return html`
                <${TodoRow} key=${todo.key ?? todo.id} todo=${todo} today=${now.date} isOverdue=${false} hidesDate=${false} place=""
                  subtasks=${children.length} doneSubtasks=${children.filter((child) => child.is_done).length} canUp=${false} canDown=${false}
                  isSelecting=${false} isSelected=${false} commands=${commands} />`;
            })}
          </ul>
          ${done.length > count && html`<button type="button" class="quiet" onClick=${() => setCount(count + PAGE)}>${t('show_more')}</button>`}`}
      </div>
    </section>`;
}
