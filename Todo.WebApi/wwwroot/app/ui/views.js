// What the screens with todos show.

/** @import { Label, List, State, Todo, TodoPatch } from '../core/types.js' */
/** @import { KeptTodos } from './kept.js' */
/** @import { TextKey } from '../i18n/i18n.js' */

import { addDays, longDate, relativeDate } from '../core/dates.js';
import { byDue, byPosition, fold, inbox, isOverdue, ofList, search, today, upcoming, withLabel } from '../core/select.js';
import { locale, t } from '../i18n/i18n.js';
import { listName } from './names.js';

/** @typedef {{ date: string, time: string }} WallClock */
/** @typedef {{ id: string, heading: string | null, todos: Todo[], isOverdue?: boolean }} Group */

/**
 * @typedef {object} View
 * @property {'inbox' | 'today' | 'upcoming' | 'list' | 'label' | 'search'} kind
 * @property {string} title
 * @property {string} [subtitle]
 * @property {Group[]} groups
 * @property {TodoPatch | null} defaults what a todo gets that is added here; null where nothing is added
 * @property {boolean} byPosition whether the order is the person's own
 * @property {List} [list]
 * @property {Label} [label]
 * @property {TextKey} empty
 */

/**
 * @param {{ name: string, id: string, query: URLSearchParams }} route
 * @param {Pick<State, 'lists' | 'todos' | 'labels'>} state
 * @param {WallClock} now
 * @param {KeptTodos} kept
 * @returns {View | null} null if there is no such list
 */
export function viewOf(route, state, now, kept) {
  switch (route.name) {
    case 'today': return todayView(state, now, kept);
    case 'upcoming': return upcomingView(state, now, kept);
    case 'labels': return labelView(state, route.id, kept);
    case 'search': return searchView(state, route.query.get('q') ?? '', kept);
    case 'lists': return listView(state, state.lists.find((list) => String(list.id) === route.id), kept);
    default: return listView(state, inbox(state), kept);
  }
}

/** @param {Pick<State, 'lists' | 'todos'>} state @param {List | undefined} list @param {KeptTodos} kept @returns {View | null} */
function listView(state, list, kept) {
  if (!list) return null;
  const todos = kept.with(ofList(state, list.id), state, (todo) => todo.list_id === list.id && todo.parent_id === null).sort(byPosition);
  return {
    kind: list.is_inbox ? 'inbox' : 'list',
    title: listName(list),
    groups: [{ id: 'all', heading: null, todos }],
    defaults: { list_id: list.id },
    byPosition: true,
    list,
    empty: list.is_inbox ? 'empty_inbox' : 'empty_list',
  };
}

/** @param {Pick<State, 'lists' | 'todos'>} state @param {WallClock} now @param {KeptTodos} kept @returns {View} */
function todayView(state, now, kept) {
  const todos = kept.with(today(state, now), state, (todo) => todo.due_date !== null && todo.due_date <= now.date).sort(byDue);
  const isLate = (/** @type {Todo} */ todo) => isOverdue({ ...todo, is_done: false }, now);
  const overdue = todos.filter(isLate);
  const rest = todos.filter((todo) => !isLate(todo));
  const heading = overdue.length > 0 ? relativeDate(now.date, now.date, locale) : null;
  return {
    kind: 'today',
    title: t('today'),
    subtitle: longDate(now.date, now.date, locale),
    groups: [
      ...(overdue.length > 0 ? [{ id: 'overdue', heading: t('overdue'), todos: overdue, isOverdue: true }] : []),
      ...(rest.length > 0 ? [{ id: 'today', heading, todos: rest }] : []),
    ],
    defaults: { due_date: now.date },
    byPosition: false,
    empty: 'empty_today',
  };
}

/** @param {Pick<State, 'lists' | 'todos'>} state @param {WallClock} now @param {KeptTodos} kept @returns {View} */
function upcomingView(state, now, kept) {
  const todos = kept.with(upcoming(state, now), state, (todo) => todo.due_date !== null && todo.due_date > now.date).sort(byDue);
  /** @type {Map<string, Todo[]>} */
  const byDate = new Map();
  for (const todo of todos) {
    const date = todo.due_date ?? '';
    byDate.set(date, [...byDate.get(date) ?? [], todo]);
  }
  return {
    kind: 'upcoming',
    title: t('upcoming'),
    groups: [...byDate].map(([date, group]) => ({ id: date, heading: headingOf(date, now.date), todos: group })),
    defaults: { due_date: addDays(now.date, 1) },
    byPosition: false,
    empty: 'empty_upcoming',
  };
}

/** "Tomorrow · Friday, 27 November". @param {string} date @param {string} today */
function headingOf(date, today) {
  const long = longDate(date, today, locale);
  return date === addDays(today, 1) ? `${relativeDate(date, today, locale)} · ${long}` : long;
}

/** @param {Pick<State, 'lists' | 'todos' | 'labels'>} state @param {string} name @param {KeptTodos} kept @returns {View} */
function labelView(state, name, kept) {
  const folded = fold(name);
  const label = state.labels.find((one) => fold(one.name) === folded);
  const hasLabel = (/** @type {Todo} */ todo) => todo.labels.some((one) => fold(one) === folded);
  return {
    kind: 'label',
    title: label?.name ?? name,
    groups: [{ id: 'all', heading: null, todos: kept.with(withLabel(state, name), state, hasLabel).sort(byDue) }],
    defaults: { labels: [label?.name ?? name] },
    byPosition: false,
    ...(label && { label }),
    empty: 'empty_label',
  };
}

/** @param {Pick<State, 'lists' | 'todos'>} state @param {string} q @param {KeptTodos} kept @returns {View} */
function searchView(state, q, kept) {
  const found = search(state, q);
  // What was completed here keeps its place among the open ones.
  const open = found.filter((todo) => !todo.is_done || kept.has(todo.id)).sort(byDue);
  const done = found.filter((todo) => todo.is_done && !kept.has(todo.id));
  return {
    kind: 'search',
    title: q ? t('search_title', { q }) : t('search'),
    groups: [
      ...(open.length > 0 ? [{ id: 'open', heading: null, todos: open }] : []),
      ...(done.length > 0 ? [{ id: 'done', heading: t('completed'), todos: done.slice(0, 100) }] : []),
    ],
    defaults: null,
    byPosition: false,
    empty: q ? 'empty_search' : 'empty_query',
  };
}

/**
 * Whether two neighbors can change places: their order is that of their list, and not of their dates.
 * @param {View} view @param {Todo | undefined} one @param {Todo | undefined} other
 */
export const canSwap = (view, one, other) =>
  one !== undefined && other !== undefined && one.list_id === other.list_id && one.parent_id === other.parent_id
  && (view.byPosition || (one.due_date === other.due_date && one.due_time === other.due_time));
