// The todos of a screen in their groups, with everything that can be done with them.

/** @import { KeptTodos } from './kept.js' */
/** @import { Group, View } from './views.js' */
/** @import { RowCommands } from './todo-row.js' */

import { isOverdue, subtasks } from '../core/select.js';
import { t } from '../i18n/i18n.js';
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../vendor/preact.js';
import { announce } from './announce.js';
import { BulkBar } from './bulk.js';
import { draggable } from './drag.js';
import { useSelected, useStore } from './hooks.js';
import { placeOf } from './names.js';
import { hasComeBack, href, navigate } from './router.js';
import { TodoRow } from './todo-row.js';
import { canSwap } from './views.js';

/** How many rows are drawn at once, and how many more each time after that: a long list must not keep the person waiting for its beginning. */
const FIRST = 30;
const STEP = 100;

/** The todo that was opened last: coming back, the focus returns to it. */
let opened = 0;

/**
 * @param {{ view: View, now: { date: string, time: string }, kept: KeptTodos, selecting: boolean, onSelecting: (selecting: boolean) => void }} props
 */
export function TodoList({ view, now, kept, selecting, onSelecting }) {
  const store = useStore();
  const todos = useSelected((state) => state.todos);
  const lists = useSelected((state) => state.lists);
  const [selected, setSelected] = useState(/** @type {ReadonlySet<number>} */ (new Set()));
  const [most, setMost] = useState(() => (hasComeBack() ? Infinity : FIRST));
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const focus = useRef(/** @type {{ id: number, action: string } | null} */ (null));
  const state = { todos, lists };
  const rows = view.groups.flatMap((group) => group.todos);
  // Commands are the same object in each render; they see what is shown now.
  const shown = useRef({ view, rows, selected, selecting });
  shown.current = { view, rows, selected, selecting };

  const commands = useMemo(() => /** @type {RowCommands} */ ({
    complete(todo, isDone) {
      if (isDone) kept.keep(todo);
      if (isDone) store.actions.completeTodo(todo.id);
      else store.actions.reopenTodo(todo.id);
    },
    edit(todo) {
      opened = todo.id;
      navigate(href('todos', todo.id));
    },
    remove(todo) {
      focusNeighbor(root.current, todo.id);
      store.actions.deleteTodo(todo.id);
    },
    move(todo, by) {
      const { rows: all } = shown.current;
      const index = all.indexOf(todo);
      const other = all[index + by];
      if (!other) return;
      focus.current = { id: todo.id, action: by < 0 ? 'up' : 'down' };
      store.actions.moveTodo(todo.id, by < 0 ? { before_id: other.id } : { after_id: other.id });
      announce(t('moved_to', { position: index + by + 1, count: all.length }));
    },
    select(todo, event) {
      const { rows: all, selected: before, selecting: isSelecting } = shown.current;
      const next = new Set(isSelecting ? before : []);
      const last = [...next].at(-1);
      if (event.shiftKey && last !== undefined) {
        const [from = 0, to = 0] = [all.findIndex(({ id }) => id === last), all.indexOf(todo)].sort((a, b) => a - b);
        for (const { id } of all.slice(from, to + 1)) next.add(id);
      } else if (!next.delete(todo.id)) {
        next.add(todo.id);
      }
      onSelecting(true);
      setSelected(next);
    },
  }), [store, kept]);

  useLayoutEffect(() => {
    // A row that has moved in the page loses the focus.
    const target = focus.current && rowOf(root.current, focus.current.id)?.querySelector(`[data-action=${focus.current.action}]`);
    if (target && document.activeElement !== target) /** @type {HTMLElement} */ (target).focus();
    focus.current = null;
  }, [rows.map(({ id }) => id).join()]);

  useLayoutEffect(() => {
    /** @type {HTMLElement | null | undefined} */ (rowOf(root.current, store.idOf(opened))?.querySelector('[data-action=edit]'))?.focus({ preventScroll: true });
    opened = 0;
  }, []);

  useEffect(() => {
    if (most >= rows.length) return;
    // After the next frame: what is there already is shown first.
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      timer = Number(setTimeout(() => setMost(most + STEP)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [most, rows.length]);

  useEffect(() => {
    if (!selecting) setSelected(new Set());
  }, [selecting]);

  useEffect(() => root.current === null ? undefined : draggable(root.current, {
    canDrag: () => !shown.current.selecting || shown.current.selected.size > 0,
    canDrop(id, otherId) {
      const { rows: all, view: current } = shown.current;
      return canSwap(current, all.find((todo) => todo.id === id), all.find((todo) => todo.id === otherId));
    },
    onDrop: (id, place) => store.actions.moveTodo(id, place),
    onFile(id, listId) {
      const { selected: chosen } = shown.current;
      store.actions.bulk(chosen.has(id) ? [...chosen] : [id], 'move', { list_id: listId });
    },
  }), []);

  const ids = [...selected].filter((id) => todos.has(id));
  return html`
    <div class=${`todo-lists${selecting ? ' selecting' : ''}`} ref=${root} onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape' && selecting) onSelecting(false);
    }}>
      ${begun(view.groups, most).map((group) => html`
        <section key=${group.id} class=${group.isOverdue ? 'group overdue' : 'group'} aria-labelledby=${group.heading ? `group-${group.id}` : null}>
          ${group.heading && html`
            <div class="group-head">
              <h2 id="group-${group.id}">${group.heading}</h2>
              ${group.isOverdue && html`<button type="button" class="quiet" onClick=${() => {
                const open = group.todos.filter((todo) => !todo.is_done).map(({ id }) => id);
                store.actions.bulk(open, 'edit', { patch: { due_date: now.date } });
              }}>${t('all_to_today')}</button>`}
            </div>`}
          <ul class="todos" aria-label=${group.heading ? null : view.title}>
            ${group.shown.map((todo, i) => {
              const children = subtasks(state, todo.id);
              return html`
                <${TodoRow} key=${todo.key ?? todo.id} todo=${todo} today=${now.date} isOverdue=${isOverdue(todo, now)}
                  hidesDate=${(view.kind === 'today' && !group.isOverdue) || view.kind === 'upcoming'}
                  place=${view.byPosition ? '' : placeOf(todo, state)} subtasks=${children.length}
                  doneSubtasks=${children.filter((child) => child.is_done).length}
                  canUp=${canSwap(view, todo, group.todos[i - 1])} canDown=${canSwap(view, todo, group.todos[i + 1])}
                  isSelecting=${selecting} isSelected=${selected.has(todo.id)} commands=${commands} />`;
            })}
          </ul>
        </section>`)}
      ${selecting && html`
        <${BulkBar} ids=${ids} all=${rows} onAll=${() => setSelected(new Set(rows.map(({ id }) => id)))} onClose=${() => onSelecting(false)}
          onComplete=${() => {
            for (const todo of rows) if (selected.has(todo.id)) kept.keep(todo);
          }} />`}
    </div>`;
}

/** The groups with the rows that are drawn by now. @param {readonly Group[]} groups @param {number} most */
function begun(groups, most) {
  let before = 0;
  return groups.flatMap((group) => {
    const shown = group.todos.slice(0, Math.max(0, most - before));
    before += group.todos.length;
    return shown.length > 0 ? [{ ...group, shown }] : [];
  });
}

/** @param {HTMLElement | null} root @param {number} id */
const rowOf = (root, id) => root?.querySelector(`[data-id="${id}"]`) ?? null;

/** Before a row disappears, the focus goes to the next one. @param {HTMLElement | null} root @param {number} id */
export function focusNeighbor(root, id) {
  const rows = [...root?.querySelectorAll('[data-id]') ?? []];
  const index = rows.findIndex((row) => row.getAttribute('data-id') === String(id));
  if (!rows[index]?.contains(document.activeElement)) return;
  const next = (rows[index + 1] ?? rows[index - 1])?.querySelector('[data-action=delete]');
  // Not the field for the next todo: on a phone, that would open the keyboard.
  const target = next ?? document.querySelector('main h1');
  /** @type {HTMLElement | null} */ (target)?.focus();
}
