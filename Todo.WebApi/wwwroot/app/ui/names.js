// Names that the page gives things.

/** @import { List, State, Todo } from '../core/types.js' */

import { t } from '../i18n/i18n.js';

/** The inbox is named in the language of the page until its owner names it. @param {Pick<List, 'name' | 'is_inbox'>} list */
export const listName = (list) => (list.is_inbox && list.name === 'Inbox' ? t('inbox') : list.name);

/** A content short enough for a sentence. @param {string} content @param {number} [most] */
export function short(content, most = 60) {
  const line = content.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** A content for the name of a control. @param {string} content */
export const nameOf = (content) => short(content, 200);

/** Where a todo is: its list, and its parent. @param {Todo} todo @param {Pick<State, 'lists' | 'todos'>} state */
export function placeOf(todo, { lists, todos }) {
  const list = lists.find((one) => one.id === todo.list_id);
  const parent = todo.parent_id === null ? undefined : todos.get(todo.parent_id);
  return [list && listName(list), parent && short(parent.content)].filter(Boolean).join(' › ');
}
