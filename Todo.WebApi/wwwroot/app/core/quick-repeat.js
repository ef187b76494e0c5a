// The repetitions of quick entry: "every 2 weeks on Monday and Thursday until 24 December", "jeden ersten Freitag". Pure.

import { matchDate } from './quick-dates.js';
import { wordsAt } from './quick-text.js';
import { DAYS } from './recur.js';
import { ANY_DAY, dayOf, MONTH, NUMBER, numberOf, ORDINAL, ordinalOf, UNIT, unitOf } from './words.js';

/** @typedef {import('./quick.js').Match} Match */
/** @typedef {import('./quick.js').Context} Context */

const EVERY = '(?:every|each|jede[nrsm]?|alle)\\s+';
const OTHER = 'other|second|2nd|zweite[nrsm]?';
const AND = '(?:\\s*,\\s*(?:and\\s+|und\\s+)?|\\s+(?:and|und|&)\\s+)';
const DAY_LIST = `${ANY_DAY}(?:${AND}${ANY_DAY})*`;
const OF_MONTH = '(?:\\s+(?:of\\s+(?:the|each|every)\\s+month|(?:im|jeden|des)\\s+Monats?))';
const NTH_DAY = '(\\d{1,2})(?:st|nd|rd|th|\\.)';

/** @type {[string, (groups: string[]) => string | null][]} each: what follows "every", and its rule */
const RULES = [
  // every weekday, every Monday and Thursday, every other Monday
  ['(?:weekdays?|workdays?|work\\s+days?|Werktage?n?|Arbeitstage?n?)', () => `FREQ=WEEKLY;BYDAY=${DAYS.slice(0, 5).join()}`],
  [`(?:(${OTHER})\\s+)?(${DAY_LIST})`, ([other, days]) => weekly(other ? 2 : 1, days)],
  // every month on the 15th, every other week on Monday, every 3 days
  [`(?:(${OTHER})\\s+|(${NUMBER})\\s+)?(${UNIT})`, ([other, number, unit]) => plain(other, number, unit)],
  [`(?:(${OTHER})\\s+|(${NUMBER})\\s+)?(?:weeks?|Wochen?)\\s+(?:on|am)\\s+(${DAY_LIST})`, ([other, number, days]) => weekly(intervalOf(other, number), days)],
  [`(?:(${OTHER})\\s+|(${NUMBER})\\s+)?(?:months?|Monate?n?)\\s+(?:on\\s+(?:the\\s+)?|am\\s+)${NTH_DAY}`, ([other, number, day]) => monthly(intervalOf(other, number), monthDay(day))],
  [`(?:(${OTHER})\\s+|(${NUMBER})\\s+)?(?:months?|Monate?n?)\\s+(?:on\\s+(?:the\\s+)?|am\\s+)(?:last\\s+day|letzten(?:\\s+Tag)?)`, ([other, number]) => monthly(intervalOf(other, number), 'BYMONTHDAY=-1')],
  [`(?:(${OTHER})\\s+|(${NUMBER})\\s+)?(?:months?|Monate?n?)\\s+(?:on\\s+(?:the\\s+)?|am\\s+)(${ORDINAL})\\s+(${ANY_DAY})`, ([other, number, nth, day]) => monthly(intervalOf(other, number), byDay(nth, day))],
  // every 15th, every last day of the month, every first Monday; "every second Monday" is every other one, unless it is of the month
  [`${NTH_DAY}${OF_MONTH}?`, ([day]) => monthly(1, monthDay(day))],
  [`(?:last\\s+day|letzten\\s+Tag)${OF_MONTH}?`, () => monthly(1, 'BYMONTHDAY=-1')],
  [`(${ORDINAL})\\s+(${ANY_DAY})${OF_MONTH}`, ([nth, day]) => monthly(1, byDay(nth, day))],
  [`(?!${OTHER})(${ORDINAL})\\s+(${ANY_DAY})`, ([nth, day]) => monthly(1, byDay(nth, day))],
];

/**
 * @param {string} text @param {number} at @param {Context} context
 * @returns {Match | null}
 */
export function matchRepeat(text, at, context) {
  const every = wordsAt(EVERY.replace(/\\s\+$/, ''), text, at);
  if (!every) return null;
  /** @type {Match | null} */
  let best = null;
  for (const [pattern, ruleOf] of RULES) {
    const match = wordsAt(`${EVERY}(?:${pattern})`, text, at);
    if (!match || match.end <= (best?.end ?? at)) continue;
    const value = ruleOf(match.groups.map((group) => group ?? ''));
    if (value !== null) best = { end: match.end, value };
  }
  best ??= everyDate(text, at, every.end, context);
  return best && withEnd(text, best, context);
}

/**
 * "every 24 December"
 * @param {string} text @param {number} at @param {number} end the end of "every" @param {Context} context
 * @returns {Match | null}
 */
function everyDate(text, at, end, context) {
  const start = end + (/^\s*/u.exec(text.slice(end))?.[0].length ?? 0);
  if (!wordsAt(`\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?${MONTH}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?`, text, start)) return null;
  const date = matchDate(text, start, context);
  return date && { end: date.end, value: 'FREQ=YEARLY', date: date.value };
}

/**
 * With "until …" or "… times", if that follows.
 * @param {string} text @param {Match} match @param {Context} context
 * @returns {Match}
 */
function withEnd(text, match, context) {
  const until = wordsAt('\\s+(?:until|till|bis(?:\\s+zum)?)', text, match.end);
  if (until) {
    const start = until.end + (/^\s*/u.exec(text.slice(until.end))?.[0].length ?? 0);
    const date = matchDate(text, start, context);
    if (date) return { ...match, end: date.end, value: `${match.value};UNTIL=${date.value.replaceAll('-', '')}` };
  }
  const times = wordsAt('\\s*,?\\s+(?:for\\s+)?(\\d{1,3})(?:\\s+times|\\s?x|[\\s-]?mal)', text, match.end);
  const count = Number(times?.groups[0]);
  return times && count > 0 ? { ...match, end: times.end, value: `${match.value};COUNT=${count}` } : match;
}

/** @param {string | undefined} other @param {string | undefined} number */
const intervalOf = (other, number) => (other ? 2 : number ? numberOf(number) : 1);

/** @param {string | undefined} other @param {string | undefined} number @param {string | undefined} unit */
function plain(other, number, unit) {
  const interval = intervalOf(other, number);
  return interval < 1 ? null : `FREQ=${unitOf(unit ?? '')}${interval > 1 ? `;INTERVAL=${interval}` : ''}`;
}

/** @param {number} interval @param {string | undefined} days */
function weekly(interval, days = '') {
  const numbers = [...new Set(days.split(/[\s,&]+/u).filter((word) => word !== '' && !/^(?:and|und)$/iu.test(word)).map(dayOf))].sort();
  return interval < 1 ? null : `FREQ=WEEKLY${interval > 1 ? `;INTERVAL=${interval}` : ''};BYDAY=${numbers.map((day) => DAYS[day]).join()}`;
}

/** @param {number} interval @param {string | null} by */
const monthly = (interval, by) => (interval < 1 || by === null ? null : `FREQ=MONTHLY${interval > 1 ? `;INTERVAL=${interval}` : ''};${by}`);

/** @param {string | undefined} day */
const monthDay = (day) => (Number(day) >= 1 && Number(day) <= 31 ? `BYMONTHDAY=${Number(day)}` : null);

/** @param {string | undefined} nth @param {string | undefined} day */
const byDay = (nth, day) => `BYDAY=${ordinalOf(nth ?? '')}${DAYS[dayOf(day ?? '')]}`;
