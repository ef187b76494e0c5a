// Adds a todo from one line, and shows what it has understood of it as chips. A chip can be turned back into text.

/** @import { TodoPatch } from '../core/types.js' */
/** @import { Chip, Kind } from '../core/quick.js' */
/** @import { IconName } from './icons.js' */

import { relativeDate, shortTime } from '../core/dates.js';
import { chipKey, parseQuick } from '../core/quick.js';
import { locale, t } from '../i18n/i18n.js';
import { html, useRef, useState } from '../vendor/preact.js';
import { announce } from './announce.js';
import { useId } from './fields.js';
import { useSelected, useStore } from './hooks.js';
import { Icon } from './icons.js';
import { listName, short } from './names.js';
import { ruleInWords } from './recurrence.js';

/** Whether 12/24 is Christmas Eve for this person. */
const monthFirst = new Intl.DateTimeFormat(locale).formatToParts(0).find(({ type }) => type === 'day' || type === 'month')?.type === 'month';

const ICONS = /** @type {Record<Kind, IconName>} */ ({
  list: 'list', label: 'label', priority: 'flag', date: 'today', time: 'waiting', repeat: 'repeat',
});

/** @param {{ defaults: TodoPatch, now: { date: string, time: string }, label?: string }} props `defaults`: of the screen */
export function QuickAdd({ defaults, now, label = t('add_todo') }) {
  const store = useStore();
  const lists = useSelected((state) => state.lists);
  const labels = useSelected((state) => state.labels);
  const [text, setText] = useState('');
  const [ignored, setIgnored] = useState(/** @type {string[]} */ ([]));
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const id = useId();
  const isSubtask = defaults.parent_id !== undefined;
  const context = {
    today: now.date,
    time: now.time,
    lists: isSubtask ? null : lists.flatMap((list) => (listName(list) === list.name ? [list] : [list, { ...list, name: listName(list) }])),
    labels: labels.map(({ name }) => name),
    monthFirst,
    ignored,
  };
  const { content, members, newList, chips } = parseQuick(text, context);
  // A subtask does not recur.
  const shown = isSubtask ? chips.filter(({ kind }) => kind !== 'repeat') : chips;

  async function add(/** @type {Event} */ event) {
    event.preventDefault();
    if (content === '') return;
    setText('');
    setIgnored([]);
    const { recurrence, ...rest } = members;
    const all = {
      content: content.slice(0, 10_000),
      ...defaults,
      ...rest,
      ...(recurrence && !isSubtask && { recurrence }),
      ...(newList !== undefined && { list_id: await store.actions.addList(newList) }),
      ...((defaults.labels || members.labels) && { labels: [...new Set([...defaults.labels ?? [], ...members.labels ?? []])] }),
    };
    await store.actions.addTodo(all);
    const list = lists.find((one) => one.id === all.list_id);
    const name = newList ?? (list && listName(list));
    announce(name !== undefined && all.list_id !== defaults.list_id
      ? t('added_to', { content: short(content), list: name })
      : t('added', { content: short(content) }));
  }

  return html`
    <form class="quick-add" onSubmit=${add}>
      <div class="quick-line">
        <${Icon} name="plus" />
        <input ref=${input} type="text" aria-label=${label} placeholder=${label} value=${text} autocomplete="off" enterkeyhint="done" maxlength="11000"
          aria-describedby="${id}-hint" onInput=${(/** @type {any} */ event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value === '') setIgnored([]);
          }} />
        ${content !== '' && html`<button type="submit" class="primary small">${t('add')}</button>`}
      </div>
      <p class="visually-hidden" id="${id}-hint">${t('quick_hint')}</p>
      ${shown.length > 0 && html`
        <ul class="chips" aria-label=${t('understood')}>
          ${shown.map((chip) => html`
            <li key=${chip.kind + chip.value}>
              <button type="button" class="chip" onClick=${() => {
                setIgnored([...ignored, chipKey(chip)]);
                input.current?.focus();
              }}>
                <${Icon} name=${ICONS[chip.kind]} /><span>${wordsOf(chip, context)}</span><span class="visually-hidden">${t('keep_as_text')}</span>
                <${Icon} name="close" />
              </button>
            </li>`)}
        </ul>`}
    </form>`;
}

/** @param {Chip} chip @param {{ today: string, lists: readonly { id: number, name: string }[] | null }} context */
function wordsOf({ kind, value, isNew }, { today, lists }) {
  switch (kind) {
    case 'date': return relativeDate(value, today, locale);
    case 'time': return shortTime(value, locale);
    case 'repeat': return ruleInWords(value);
    case 'priority': return t(/** @type {'low' | 'medium' | 'high'} */ (value));
    case 'list': return isNew ? t('new_list_named', { name: value }) : lists?.findLast((list) => String(list.id) === value)?.name ?? '';
    default: return value;
  }
}
