// What was completed on a screen stays where it was until the person leaves the screen, so that nothing jumps and a slip is easy to mend.
// A todo that recurs makes room for the next one after a moment.

/** @import { State, Todo } from '../core/types.js' */

const MOMENT = 1_500;

export class KeptTodos {
  /** Id → until when its next one waits. @type {Map<number, number>} */
  #until = new Map();
  #onChange;
  #idOf;

  /** @param {() => void} onChange @param {(id: number) => number} idOf Ids of before the server knew a todo → ids now. */
  constructor(onChange, idOf) {
    this.#onChange = onChange;
    this.#idOf = idOf;
  }

  /** @param {Todo} todo */
  keep(todo) {
    this.#until.set(todo.id, todo.recurrence === null ? Infinity : Date.now() + MOMENT);
    if (todo.recurrence !== null) setTimeout(this.#onChange, MOMENT + 10);
    this.#onChange();
  }

  /**
   * The open todos, with the kept ones that belong to them, and without those that wait for their place.
   * @param {Todo[]} open
   * @param {Pick<State, 'todos'>} state
   * @param {(todo: Todo) => boolean} belongs whether a completed one would be here if it were open
   */
  with(open, state, belongs) {
    if (this.#until.size === 0) return open;
    const now = Date.now();
    /** @type {Set<number | null>} */
    const waiting = new Set();
    const shown = [...open];
    for (const [id, until] of this.#until) {
      const todo = state.todos.get(this.#idOf(id));
      if (!todo?.is_done || !belongs(todo) || open.includes(todo)) continue;
      const isReplaced = until !== Infinity && until <= now && todo.next_id !== null && state.todos.has(todo.next_id);
      if (isReplaced) continue;
      shown.push(todo);
      if (until > now && until !== Infinity) waiting.add(todo.next_id);
    }
    return shown.filter((todo) => !waiting.has(todo.id));
  }

  /** @param {number} id */
  has(id) {
    return [...this.#until.keys()].some((kept) => this.#idOf(kept) === id);
  }
}
