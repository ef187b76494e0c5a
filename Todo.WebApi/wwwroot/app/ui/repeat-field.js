// The choices of a recurrence, in words, with the next dates.

/** @import { Todo, TodoPatch } from '../core/types.js' */
/** @import { Choice } from '../core/recur.js' */

import { addDays, fullDate, longDate, relativeDate, weekdayName } from '../core/dates.js';
import { fromChoice, nextDates, sameRule, toChoice } from '../core/recur.js';
import { locale, t } from '../i18n/i18n.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { Field, SelectField, useId } from './fields.js';
import { useClient } from './hooks.js';
import { ruleInWords } from './recurrence.js';

const SHOWN = 3;

/**
 * @param {object} props
 * @param {Todo} props.todo
 * @param {string | null} props.rule
 * @param {'due' | 'completion'} props.from
 * @param {string | null} props.due
 * @param {{ date: string }} props.now
 * @param {(change: TodoPatch) => void} props.onChange
 */
export function RepeatField({ todo, rule, from, due, now, onChange }) {
  const start = due ?? now.date;
  const [choice, setChoice] = useState(() => toChoice(rule, start));
  const id = useId();
  // The choices can say what is no rule yet ("until" without a date); another rule from elsewhere replaces them.
  const isOwn = choice.repeat === 'other' || sameRule(fromChoice(choice, start), rule);
  const shown = isOwn || (choice.ends === 'until' && !choice.until) ? choice : toChoice(rule, start);
  const isOther = shown.repeat === 'other';

  /** @param {Partial<Choice>} change */
  function choose(change) {
    const next = { ...shown, ...change };
    setChoice(next);
    const nextRule = fromChoice(next, start);
    onChange({
      recurrence: sameRule(nextRule, todo.recurrence) ? todo.recurrence : nextRule,
      ...(nextRule !== null && due === null && { due_date: start }),
      ...(nextRule === null && { recurrence_from: 'due' }),
    });
  }

  const units = { daily: 'unit_days', weekly: 'unit_weeks', monthly: 'unit_months', yearly: 'unit_years' };
  const unit = units[/** @type {keyof typeof units} */ (shown.repeat)];
  return html`
    <fieldset class="repeat">
      <legend class="visually-hidden">${t('repeat')}</legend>
      <div class="grid">
        <${SelectField} label=${t('repeat')} value=${shown.repeat} onInput=${(/** @type {Choice['repeat']} */ repeat) => choose({ repeat, interval: 1 })}
          options=${[
            ...['none', 'daily', 'weekdays', 'weekly', 'monthly', 'yearly'].map((value) => ({ value, text: t(/** @type {any} */ (`repeat_${value}`)) })),
            ...(isOther && rule ? [{ value: 'other', text: ruleInWords(rule) }] : []),
          ]} />
        ${unit && html`
          <${Field} label=${t(/** @type {any} */ (unit))} type="number" min="1" max="999" inputMode="numeric" value=${String(shown.interval)}
            onInput=${(/** @type {string} */ value) => choose({ interval: between(value, 1, 999) })} />`}
      </div>
      ${shown.repeat === 'weekly' && html`
        <div class="weekdays" role="group" aria-label=${t('weekdays')}>
          ${[0, 1, 2, 3, 4, 5, 6].map((day) => html`
            <button key=${day} type="button" aria-pressed=${String(shown.days.includes(day))} title=${weekdayName(day, locale)}
              onClick=${() => choose({ days: shown.days.includes(day) ? shown.days.filter((one) => one !== day) : [...shown.days, day].sort() })}>
              ${weekdayName(day, locale, 'short')}</button>`)}
        </div>`}
      ${shown.repeat === 'monthly' && html`
        <${SelectField} label=${t('on')} value=${shown.on} onInput=${(/** @type {Choice['on']} */ on) => choose({ on })}
          options=${monthly(start)} />`}
      ${rule !== null && html`
        <div class="grid">
          ${!isOther && html`
            <${SelectField} label=${t('ends')} value=${shown.ends} onInput=${(/** @type {Choice['ends']} */ ends) => choose({ ends })} options=${[
              { value: 'never', text: t('ends_never') }, { value: 'until', text: t('ends_until') }, { value: 'count', text: t('ends_count') },
            ]} />`}
          ${shown.ends === 'until' && html`
            <${Field} label=${t('until')} type="date" min=${start} max="9999-12-31" value=${shown.until} onInput=${(/** @type {string} */ until) => choose({ until })} />`}
          ${shown.ends === 'count' && html`
            <${Field} label=${t('times')} type="number" min="1" max="999" inputMode="numeric" value=${String(shown.count)}
              onInput=${(/** @type {string} */ value) => choose({ count: between(value, 1, 999) })} />`}
          <${SelectField} label=${t('counted_from')} value=${from} onInput=${(/** @type {'due' | 'completion'} */ value) => onChange({ recurrence_from: value })}
            options=${[{ value: 'due', text: t('from_due') }, { value: 'completion', text: t('from_completion') }]} />
        </div>
        <${NextDates} id=${id} todo=${todo} rule=${rule} start=${start} from=${from} now=${now} />`}
    </fieldset>`;
}

/** @param {string} value @param {number} least @param {number} most */
const between = (value, least, most) => Math.min(most, Math.max(least, Math.trunc(Number(value)) || least));

/** What "monthly" can mean for this date. @param {string} date */
const monthly = (date) => [
  { value: 'day', text: t('on_same_day') },
  { value: 'weekday', text: ruleInWords(/** @type {string} */ (fromChoice({ ...toChoice('FREQ=MONTHLY', date), on: 'weekday' }, date))) },
  { value: 'last', text: t('on_last_day') },
];

/** @param {{ id: string, todo: Todo, rule: string, start: string, from: string, now: { date: string } }} props */
function NextDates({ id, todo, rule, start, from, now }) {
  const { api } = useClient();
  const isSaved = todo.id > 0 && rule === todo.recurrence && start === todo.due_date;
  const [exact, setExact] = useState(/** @type {string[] | null} */ (null));
  useEffect(() => {
    setExact(null);
    // The server knows where the series began; without it, the dates are counted from the due date.
    if (isSaved && !todo.unsent) api.occurrences(todo.id, SHOWN).then(setExact, () => {});
  }, [rule, start, isSaved]);
  if (from === 'completion') return html`<p class="hint" id=${id}>${ruleInWords(rule)}</p>`;
  const dates = exact ?? nextDates(rule, start, SHOWN);
  return html`
    <p class="hint next-dates" id=${id}>
      ${ruleInWords(rule)}.
      ${dates.length > 0
        ? html` ${t('next_dates')} ${dates.map((date, i) => [i > 0 ? '; ' : '', html`<time key=${date} datetime=${date}>${dateInWords(date, now.date)}</time>`])}.`
        : ` ${t('no_next_date')}`}
    </p>`;
}

/** @param {string} date @param {string} today */
const dateInWords = (date, today) => (date <= addDays(today, 1) && date >= today ? relativeDate(date, today, locale)
  : date.slice(0, 4) === today.slice(0, 4) ? longDate(date, today, locale) : fullDate(date, locale));
