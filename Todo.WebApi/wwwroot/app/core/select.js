// What each screen shows of the state, by the rules of GET /api/todos. Pure: today's date and the time come from the caller (dates.js).

/** @import { Label, State, Todo } from './types.js' */

/** @typedef {Pick<State, 'lists' | 'todos'>} Things */
/** @typedef {{ date: string, time: string }} WallClock The date and time (`YYYY-MM-DD`, `HH:MM`) in the user's time zone. */

/**
 * Text without regard to case: Unicode's simple case folding, as the server compares.
 * @param {string} text
 */
export function fold(text) {
  let folded = '';
  for (const character of text) {
    const upper = character.toUpperCase();
    const lower = (upper.length === character.length ? upper : character).toLowerCase();
    folded += lower.length === character.length ? lower : character;
  }
  return folded;
}

/** @param {{ position: number, id: number }} a @param {{ position: number, id: number }} b */
export const byPosition = (a, b) => a.position - b.position || a.id - b.id;

/** A date without time comes after those with one. @param {Todo} a @param {Todo} b */
export const byDue = (a, b) => compare(a.due_date ?? '9999-99', b.due_date ?? '9999-99') || compare(a.due_time ?? '99', b.due_time ?? '99') || byPosition(a, b);

/** The one completed last comes first. @param {Todo} a @param {Todo} b */
export const byCompletion = (a, b) => compare(b.completed_at ?? '', a.completed_at ?? '') || b.id - a.id;

/** @param {Things} state */
export const inbox = (state) => state.lists.find((list) => list.is_inbox);

/**
 * A list's open todos without subtasks, in their order.
 * @param {Things} state
 * @param {number} listId
 */
export const ofList = (state, listId) => filter(state, (todo) => todo.list_id === listId && todo.parent_id === null && !todo.is_done).sort(byPosition);

/**
 * A list's completed todos without subtasks.
 * @param {Things} state
 * @param {number} listId
 */
export const completedOfList = (state, listId) => filter(state, (todo) => todo.list_id === listId && todo.parent_id === null && todo.is_done).sort(byCompletion);

/**
 * All subtasks, open and done ones, in their order.
 * @param {Things} state
 * @param {number} id
 */
export const subtasks = (state, id) => childrenOf(state.todos).get(id) ?? NONE;

/**
 * What is due today or overdue, overdue first; subtasks too.
 * @param {Things} state
 * @param {WallClock} now
 */
export const today = (state, now) => filter(state, (todo) => !todo.is_done && todo.due_date !== null && todo.due_date <= now.date).sort(byDue);

/**
 * What was completed today, in the user's time zone.
 * @param {Things} state
 * @param {string} start When today began, as RFC 3339 in UTC.
 */
export const completedSince = (state, start) => filter(state, (todo) => todo.completed_at !== null && todo.completed_at >= start).sort(byCompletion);

/**
 * What is due after today, the next first; subtasks too.
 * @param {Things} state
 * @param {WallClock} now
 */
export const upcoming = (state, now) => filter(state, (todo) => !todo.is_done && todo.due_date !== null && todo.due_date > now.date).sort(byDue);

/**
 * Whether an open todo's date, or its date and time, is past.
 * @param {Todo} todo
 * @param {WallClock} now
 */
export const isOverdue = (todo, now) => !todo.is_done && todo.due_date !== null
  && (todo.due_date < now.date || todo.due_date === now.date && todo.due_time !== null && todo.due_time < now.time);

/**
 * The open todos with a label; subtasks too.
 * @param {Things} state
 * @param {string} name
 */
export function withLabel(state, name) {
  const folded = fold(name);
  return filter(state, (todo) => !todo.is_done && todo.labels.some((label) => fold(label) === folded)).sort(byDue);
}

/**
 * The todos with a text in their content or notes, open ones first; subtasks too.
 * @param {Things} state
 * @param {string} text
 */
export function search(state, text) {
  const folded = fold(text.trim());
  if (folded === '') return [];
  return filter(state, (todo) => fold(todo.content).includes(folded) || fold(todo.notes).includes(folded))
    .sort((a, b) => Number(a.is_done) - Number(b.is_done) || (a.is_done ? byCompletion(a, b) : byDue(a, b)));
}

/**
 * How many open todos a list has, subtasks included, as in GET /api/lists.
 * @param {Things} state
 * @param {number} listId
 */
export const openCount = (state, listId) => countsOf(state.todos).get(listId) ?? 0;

/**
 * The labels in the order of their folded names, spelled as last written.
 * @param {ReadonlyMap<number, Todo>} todos
 * @returns {Label[]}
 */
export function labelsOf(todos) {
  /** @type {Map<string, { name: string, open_count: number, updated_at: string }>} */
  const labels = new Map();
  for (const todo of todos.values()) {
    for (const name of todo.labels) {
      const folded = fold(name);
      const label = labels.get(folded) ?? { name, open_count: 0, updated_at: '' };
      if (todo.updated_at > label.updated_at) Object.assign(label, { name, updated_at: todo.updated_at });
      if (!todo.is_done) label.open_count++;
      labels.set(folded, label);
    }
  }
  return [...labels].sort(([a], [b]) => compare(a, b)).map(([, { name, open_count }]) => ({ name, open_count }));
}

/** @type {readonly Todo[]} */
const NONE = [];

/** @type {WeakMap<ReadonlyMap<number, Todo>, Map<number, Todo[]>>} */
const children = new WeakMap();

/** @param {ReadonlyMap<number, Todo>} todos */
function childrenOf(todos) {
  let found = children.get(todos);
  if (!found) {
    children.set(todos, found = new Map());
    for (const todo of todos.values()) {
      if (todo.parent_id === null) continue;
      const siblings = found.get(todo.parent_id);
      if (siblings) siblings.push(todo);
      else found.set(todo.parent_id, [todo]);
    }
    for (const siblings of found.values()) siblings.sort(byPosition);
  }
  return found;
}

/** @type {WeakMap<ReadonlyMap<number, Todo>, Map<number, number>>} */
const counts = new WeakMap();

/** @param {ReadonlyMap<number, Todo>} todos */
function countsOf(todos) {
  let found = counts.get(todos);
  if (!found) {
    counts.set(todos, found = new Map());
    for (const todo of todos.values()) if (!todo.is_done) found.set(todo.list_id, (found.get(todo.list_id) ?? 0) + 1);
  }
  return found;
}

/** @param {Things} state @param {(todo: Todo) => boolean} accepts */
function filter(state, accepts) {
  const found = [];
  for (const todo of state.todos.values()) if (accepts(todo)) found.push(todo);
  return found;
}

/** @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
