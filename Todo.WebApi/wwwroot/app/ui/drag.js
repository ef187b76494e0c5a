// Drag and drop of rows by pointer: a mouse or pen takes a row anywhere, a finger only at its grip, so that it can scroll.

/** @import { Place } from '../core/types.js' */

/** In CSS pixels: less is a click. */
const THRESHOLD = 6;

/** How near to the edge of the window scrolling begins, and its speed. */
const EDGE = 60;
const SPEED = 12;

/**
 * @typedef {object} DragOptions
 * @property {() => boolean} canDrag
 * @property {(id: number, otherId: number) => boolean} canDrop whether one row can be placed beside the other
 * @property {(id: number, place: Place) => void} onDrop
 * @property {(id: number, listId: number) => void} onFile dropped on a list of the navigation
 */

/**
 * @param {HTMLElement} root
 * @param {DragOptions} options
 * @returns {() => void} the end of it
 */
export function draggable(root, options) {
  /** @type {Drag | null} */
  let drag = null;

  function down(/** @type {PointerEvent} */ event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest('[data-id]'));
    if (!row || !event.isPrimary || event.button !== 0 || !options.canDrag() || target.closest('button, input, a, select, textarea')) return;
    if (event.pointerType === 'touch' && !target.closest('.grip')) return;
    drag = new Drag(row, event, options, () => (drag = null));
  }

  root.addEventListener('pointerdown', down);
  return () => {
    root.removeEventListener('pointerdown', down);
    drag?.end();
  };
}

class Drag {
  #row;
  #id;
  #options;
  #onEnd;
  #pointerId;
  #start;
  #last;
  #scrollStart = scrollY;
  #isMoving = false;
  /** @type {{ element: Element, place: Place } | { element: Element, listId: number } | null} */
  #target = null;
  #listening = new AbortController();
  #frame = 0;

  /** @param {HTMLElement} row @param {PointerEvent} event @param {DragOptions} options @param {() => void} onEnd */
  constructor(row, event, options, onEnd) {
    this.#row = row;
    this.#id = Number(row.dataset.id);
    this.#options = options;
    this.#onEnd = onEnd;
    this.#pointerId = event.pointerId;
    this.#start = { x: event.clientX, y: event.clientY };
    this.#last = this.#start;
    const { signal } = this.#listening;
    addEventListener('pointermove', (move) => this.#move(move), { signal });
    addEventListener('pointerup', (up) => this.#drop(up), { signal });
    addEventListener('pointercancel', () => this.end(), { signal });
    addEventListener('keydown', (key) => key.key === 'Escape' && this.end(), { signal });
  }

  #move(/** @type {PointerEvent} */ event) {
    if (event.pointerId !== this.#pointerId) return;
    this.#last = { x: event.clientX, y: event.clientY };
    if (!this.#isMoving) {
      if (Math.hypot(this.#last.x - this.#start.x, this.#last.y - this.#start.y) < THRESHOLD) return;
      this.#isMoving = true;
      document.documentElement.classList.add('dragging');
      this.#row.classList.add('dragged');
      getSelection()?.removeAllRanges();
      this.#scroll();
    }
    event.preventDefault();
    this.#show();
  }

  #show() {
    const { x, y } = this.#last;
    this.#row.style.transform = `translate(${x - this.#start.x}px, ${y - this.#start.y + scrollY - this.#scrollStart}px)`;
    this.#aim(x, y);
  }

  /** @param {number} x @param {number} y */
  #aim(x, y) {
    const under = document.elementFromPoint(x, y);
    const list = under?.closest('[data-drop-list]');
    const row = /** @type {HTMLElement | null | undefined} */ (under?.closest('[data-id]'));
    this.#clear();
    if (list) {
      this.#target = { element: list, listId: Number(list.getAttribute('data-drop-list')) };
      list.classList.add('drop-into');
    } else if (row && row !== this.#row && this.#options.canDrop(this.#id, Number(row.dataset.id))) {
      const { top, height } = row.getBoundingClientRect();
      // On its very middle, a row makes room for one that comes from above below it, and the other way round.
      const isAfter = y - top === height / 2 ? this.#start.y < y : y - top > height / 2;
      this.#target = { element: row, place: isAfter ? { after_id: Number(row.dataset.id) } : { before_id: Number(row.dataset.id) } };
      row.classList.add(isAfter ? 'drop-after' : 'drop-before');
    }
  }

  #clear() {
    this.#target?.element.classList.remove('drop-after', 'drop-before', 'drop-into');
    this.#target = null;
  }

  #scroll() {
    const step = () => {
      const { y } = this.#last;
      const by = y < EDGE ? -SPEED : y > innerHeight - EDGE ? SPEED : 0;
      if (by !== 0) {
        scrollBy(0, by);
        this.#show();
      }
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #drop(/** @type {PointerEvent} */ event) {
    if (event.pointerId !== this.#pointerId) return;
    if (this.#isMoving) {
      // A click that follows is part of the drag.
      const click = new AbortController();
      addEventListener('click', (following) => {
        following.stopPropagation();
        following.preventDefault();
      }, { capture: true, once: true, signal: click.signal });
      setTimeout(() => click.abort());
    }
    const target = this.#target;
    this.end();
    if (!target) return;
    if ('listId' in target) this.#options.onFile(this.#id, target.listId);
    else this.#options.onDrop(this.#id, target.place);
  }

  end() {
    cancelAnimationFrame(this.#frame);
    this.#clear();
    this.#row.style.transform = '';
    this.#row.classList.remove('dragged');
    document.documentElement.classList.remove('dragging');
    this.#listening.abort();
    this.#onEnd();
  }
}
