// Recurrence rules (RFC 5545, and SKIP of RFC 7529, as the API restricts them): their parts, their dates, and the choices of the editor. Pure.

import { addDays, daysBetween, daysInMonth, split, weekday } from './dates.js';

export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** How far ahead dates are looked for, in days: 20 years. */
const HORIZON = 7305;

/**
 * @typedef {'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'} Frequency
 * @typedef {{ n: number, day: number }} NumberedDay a weekday, 0 for Monday; `n` is 0 for each, 1 for the first, -1 for the last of the month
 * @typedef {{ freq: Frequency, interval: number, count: number | null, until: string | null, days: NumberedDay[], monthDays: number[],
 *   months: number[], weekStart: number, skip: string | null }} Rule
 * @typedef {'never' | 'until' | 'count'} End
 * @typedef {{ repeat: 'none' | 'daily' | 'weekdays' | 'weekly' | 'monthly' | 'yearly' | 'other', interval: number, days: number[],
 *   on: 'day' | 'weekday' | 'last', ends: End, until: string, count: number }} Choice what the editor offers; `other` is a rule that it cannot express
 */

/**
 * @param {string} text a rule that the API has accepted, or that this module has written
 * @returns {Rule}
 */
export function parseRule(text) {
  const parts = new Map(text.split(';').map((part) => /** @type {[string, string]} */ (part.split('=', 2))));
  const numbers = (/** @type {string} */ name) => (parts.get(name) ?? '').split(',').filter(Boolean).map(Number);
  const until = parts.get('UNTIL');
  return {
    freq: /** @type {Frequency} */ (parts.get('FREQ') ?? 'DAILY'),
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: until ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` : null,
    days: (parts.get('BYDAY') ?? '').split(',').filter(Boolean).map((day) => ({ n: Number(day.slice(0, -2)), day: DAYS.indexOf(day.slice(-2)) })),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    weekStart: DAYS.indexOf(parts.get('WKST') ?? 'MO'),
    skip: parts.get('SKIP') ?? null,
  };
}

/**
 * Whether two rules have the same parts, in any order.
 * @param {string | null} left @param {string | null} right
 */
export function sameRule(left, right) {
  if (left === null || right === null) return left === right;
  const sorted = (/** @type {string} */ rule) =>
    JSON.stringify(Object.values(parseRule(rule)).map((value) => (Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value)));
  return sorted(left) === sorted(right);
}

/**
 * The dates of a series after its start, as the API would give them if the rule were set with this start.
 * @param {string} text @param {string} start @param {number} limit
 * @returns {string[]}
 */
export function nextDates(text, start, limit) {
  const rule = parseRule(text);
  /** @type {string[]} */
  const dates = [];
  // The start is the first occurrence.
  const most = rule.count === null ? limit : Math.min(limit, rule.count - 1);
  for (let i = 1, date = addDays(start, 1); i <= HORIZON && dates.length < most; i++, date = addDays(date, 1)) {
    if (date > '9999-12-30' || (rule.until !== null && date > rule.until)) break;
    if (occurs(rule, start, date)) dates.push(date);
  }
  return dates;
}

/**
 * The first date from `today` on that the rule gives.
 * @param {string} text @param {string} today
 */
export function firstDate(text, today) {
  const rule = parseRule(text);
  const unbounded = { ...rule, until: null, count: null, interval: 1 };
  for (let i = 0, date = today; i <= HORIZON; i++, date = addDays(date, 1)) if (occurs(unbounded, today, date)) return date;
  return today;
}

/** @param {Rule} rule @param {string} start @param {string} date */
function occurs(rule, start, date) {
  const [year, month] = split(date);
  const [startYear, startMonth, startDay] = split(start);
  if (rule.months.length > 0 && !rule.months.includes(month)) return false;
  switch (rule.freq) {
    case 'DAILY':
      return daysBetween(start, date) % rule.interval === 0 && onMonthDay(rule.monthDays, date) && onDay(rule.days, date);
    case 'WEEKLY': {
      const weekOf = (/** @type {string} */ of) => addDays(of, -((weekday(of) - rule.weekStart + 7) % 7));
      return (daysBetween(weekOf(start), weekOf(date)) / 7) % rule.interval === 0
        && (rule.days.length > 0 ? onDay(rule.days, date) : weekday(date) === weekday(start));
    }
    case 'MONTHLY': {
      if (((year - startYear) * 12 + month - startMonth) % rule.interval !== 0) return false;
      if (rule.days.length > 0) return onDay(rule.days, date) && onMonthDay(rule.monthDays, date, rule.skip);
      return onMonthDay(rule.monthDays.length > 0 ? rule.monthDays : [startDay], date, rule.skip);
    }
    case 'YEARLY': {
      if ((year - startYear) % rule.interval !== 0) return false;
      if (rule.days.length > 0) return onDay(rule.days, date) && onMonthDay(rule.monthDays, date, rule.skip);
      if (rule.monthDays.length > 0) return onMonthDay(rule.monthDays, date, rule.skip);
      return (rule.months.length > 0 || month === startMonth) && onMonthDay([startDay], date, rule.skip);
    }
  }
}

/** @param {NumberedDay[]} days @param {string} date */
function onDay(days, date) {
  const [year, month, day] = split(date);
  const fromStart = Math.ceil(day / 7);
  const fromEnd = -Math.ceil((daysInMonth(year, month) - day + 1) / 7);
  return days.length === 0 || days.some((on) => on.day === weekday(date) && (on.n === 0 || on.n === fromStart || on.n === fromEnd));
}

/** @param {number[]} monthDays @param {string} date @param {string | null} [skip] */
function onMonthDay(monthDays, date, skip = null) {
  const [year, month, day] = split(date);
  const last = daysInMonth(year, month);
  return monthDays.length === 0
    || monthDays.some((on) => day === (on < 0 ? last + 1 + on : skip === 'BACKWARD' ? Math.min(on, last) : on));
}

/** @returns {Choice} */
export const noChoice = () => ({ repeat: 'none', interval: 1, days: [], on: 'day', ends: 'never', until: '', count: 10 });

/**
 * The choices that stand for a rule.
 * @param {string | null} text @param {string} due
 * @returns {Choice}
 */
export function toChoice(text, due) {
  const choice = noChoice();
  if (text === null) return choice;
  const rule = parseRule(text);
  choice.repeat = /** @type {Choice['repeat']} */ (rule.freq.toLowerCase());
  choice.interval = rule.interval;
  choice.ends = rule.until ? 'until' : rule.count ? 'count' : 'never';
  choice.until = rule.until ?? '';
  choice.count = rule.count ?? choice.count;
  if (rule.freq === 'WEEKLY') {
    choice.days = rule.days.map(({ day }) => day).sort();
    if (rule.interval === 1 && choice.days.join() === '0,1,2,3,4') choice.repeat = 'weekdays';
  }
  if (rule.freq === 'MONTHLY' && rule.days.length > 0) choice.on = 'weekday';
  if (rule.freq === 'MONTHLY' && rule.monthDays.length > 0) choice.on = 'last';
  // A rule that says more than the editor can, or something else, stays as it is.
  const said = fromChoice(choice, due);
  const plain = said?.replace('RSCALE=GREGORIAN;', '').replace(';SKIP=BACKWARD', '') ?? null;
  return sameRule(said, text) || sameRule(plain, text) ? choice : { ...noChoice(), repeat: 'other' };
}

/**
 * The rule of the choices, for a todo that is due on this date.
 * @param {Choice} choice @param {string} due
 * @returns {string | null}
 */
export function fromChoice(choice, due) {
  /** @type {string[]} */
  const parts = [];
  switch (choice.repeat) {
    case 'none':
    case 'other':
      return null;
    case 'weekdays':
      parts.push('FREQ=WEEKLY', `BYDAY=${DAYS.slice(0, 5).join()}`);
      break;
    case 'weekly':
      parts.push('FREQ=WEEKLY');
      if (choice.days.length > 0) parts.push(`BYDAY=${[...choice.days].sort().map((day) => DAYS[day]).join()}`);
      break;
    case 'monthly':
      if (choice.on === 'weekday') parts.push('FREQ=MONTHLY', `BYDAY=${numberedDay(due)}`);
      else if (choice.on === 'last') parts.push('FREQ=MONTHLY', 'BYMONTHDAY=-1');
      else parts.push(...onSameDay('MONTHLY', due));
      break;
    case 'yearly':
      parts.push(...onSameDay('YEARLY', due));
      break;
    default:
      parts.push('FREQ=DAILY');
  }
  if (choice.repeat !== 'weekdays' && choice.interval > 1) parts.push(`INTERVAL=${choice.interval}`);
  if (choice.ends === 'until' && choice.until) parts.push(`UNTIL=${choice.until.replaceAll('-', '')}`);
  if (choice.ends === 'count') parts.push(`COUNT=${choice.count}`);
  return parts.join(';');
}

/**
 * Every month or year on the day of this date; if a month is too short, on its last day.
 * @param {'MONTHLY' | 'YEARLY'} freq @param {string} date
 */
export function onSameDay(freq, date) {
  const [, month, day] = split(date);
  const isRare = freq === 'MONTHLY' ? day > 28 : month === 2 && day === 29;
  return isRare ? ['RSCALE=GREGORIAN', `FREQ=${freq}`, 'SKIP=BACKWARD'] : [`FREQ=${freq}`];
}

/** "2TU" for the second Tuesday of a month; the fifth is the last. @param {string} date */
export function numberedDay(date) {
  const n = Math.ceil(split(date)[2] / 7);
  return `${n > 4 ? -1 : n}${DAYS[weekday(date)]}`;
}
