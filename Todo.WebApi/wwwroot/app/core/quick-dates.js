// The dates and times of quick entry. Pure.

import { addDays, addMonths, isoDate, split, validDate, weekday } from './dates.js';
import { wordsAt } from './quick-text.js';
import { ANY_DAY, dayOf, FULL_DAY, GERMAN_DAY, MONTH, monthOf, NUMBER, numberOf, UNIT, unitOf } from './words.js';

/** @typedef {import('./quick.js').Match} Match */
/** @typedef {import('./quick.js').Context} Context */

const BEFORE = '(?:on|by|due|am|bis(?:\\s+zum)?|zum)\\s+';
const NEXT = 'next|nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?';
const THIS = 'this|diese[nrsm]?';
const ORDINAL_DAY = '(\\d{1,2})(?:st|nd|rd|th|\\.)?';

/** @type {[string, (groups: string[], context: Context) => string | null, boolean?][]} each: pattern, its date, and whether it is weak */
const DATES = [
  ['today|heute', (_, { today }) => today],
  ['the\\s+day\\s+after\\s+tomorrow|day\\s+after\\s+tomorrow|übermorgen|uebermorgen', (_, { today }) => addDays(today, 2)],
  ['tomorrow|(?<!(?:guten|jeden|am|every)\\s+)morgen', (_, { today }) => addDays(today, 1)],
  [`(?:${NEXT})\\s+(${UNIT})`, ([unit], { today }) => startOfNext(unit ?? '', today)],
  [`(?:${NEXT})\\s+(${ANY_DAY})`, ([day], { today }) => addDays(today, 7 - weekday(today) + dayOf(day ?? ''))],
  [`(?:${THIS})\\s+(${ANY_DAY})`, ([day], { today }) => nextWeekday(day ?? '', today)],
  [`(${FULL_DAY})`, ([day], { today }) => nextWeekday(day ?? '', today)],
  [`in\\s+(${NUMBER})\\s+(${UNIT})`, ([number, unit], { today }) => later(unit ?? '', numberOf(number ?? ''), today)],
  ['(\\d{4})-(\\d{2})-(\\d{2})', ([year, month, day]) => validDate(Number(year), Number(month), Number(day))],
  ['(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2})', ([day, month, year]) => validDate(century(year ?? ''), Number(month), Number(day))],
  ['(\\d{1,2})\\.\\s?(\\d{1,2})\\.', ([day, month], { today }) => thisOrNextYear(Number(month), Number(day), today), true],
  ['(\\d{1,2})/(\\d{1,2})/(\\d{4})', ([first, second, year], { monthFirst }) => slashed(first, second, Number(year), monthFirst)],
  ['(\\d{1,2})/(\\d{1,2})', ([first, second], { monthFirst, today }) => thisOrNextYear(...monthAndDay(first, second, monthFirst), today), true],
  [`${ORDINAL_DAY}\\s+(?:of\\s+)?(${MONTH})(?:,?\\s+(\\d{4}))?`, ([day, month, year], context) => named(month, day, year, context)],
  [`(${MONTH})\\s+${ORDINAL_DAY}(?:,?\\s+(\\d{4}))?`, ([month, day, year], context) => named(month, day, year, context)],
];

/**
 * @param {string} text @param {number} at @param {Context} context
 * @returns {Match | null}
 */
export function matchDate(text, at, context) {
  /** @type {Match | null} */
  let best = null;
  const withWord = wordsAt(`${BEFORE}(?:${ANY_DAY})`, text, at);
  if (withWord) best = { end: withWord.end, value: nextWeekday(lastWord(text.slice(at, withWord.end)), context.today) };
  for (const [pattern, dateOf, isWeak] of DATES) {
    for (const before of ['', BEFORE]) {
      const match = wordsAt(`${before}(?:${pattern})`, text, at);
      if (!match || match.end <= (best?.end ?? at)) continue;
      const value = dateOf(match.groups.map((group) => group ?? ''), context);
      // A word such as "on" makes it clear that a date is meant.
      if (value !== null) best = { end: match.end, value, isWeak: (isWeak ?? false) && before === '' };
    }
  }
  return best;
}

/** @param {string} words */
const lastWord = (words) => words.split(/\s+/u).at(-1) ?? '';

/** The next such weekday after today. @param {string} day @param {string} today */
const nextWeekday = (day, today) => addDays(today, ((dayOf(day) - weekday(today) + 6) % 7) + 1);

/** @param {string} unit @param {number} number @param {string} today */
function later(unit, number, today) {
  switch (unitOf(unit)) {
    case 'DAILY': return addDays(today, number);
    case 'WEEKLY': return addDays(today, 7 * number);
    case 'MONTHLY': return addMonths(today, number);
    case 'YEARLY': return addMonths(today, 12 * number);
  }
}

/** The Monday of the next week, or the first of the next month or year. @param {string} unit @param {string} today */
function startOfNext(unit, today) {
  const [year, month] = split(today);
  switch (unitOf(unit)) {
    case 'DAILY': return addDays(today, 1);
    case 'WEEKLY': return addDays(today, 7 - weekday(today));
    case 'MONTHLY': return addMonths(isoDate(year, month, 1), 1);
    case 'YEARLY': return isoDate(year + 1, 1, 1);
  }
}

/** @param {string} year */
const century = (year) => (year.length === 2 ? 2000 : 0) + Number(year);

/**
 * A date without a year is the next one.
 * @param {number} month @param {number} day @param {string} today
 */
function thisOrNextYear(month, day, today) {
  const [year] = split(today);
  for (let i = 0; i <= 8; i++) {
    const date = validDate(year + i, month, day);
    if (date !== null && date >= today) return date;
  }
  return null;
}

/** @param {string | undefined} first @param {string | undefined} second @param {boolean | undefined} monthFirst @returns {[number, number]} */
const monthAndDay = (first, second, monthFirst) =>
  monthFirst === (Number(first) <= 12) || Number(second) > 12 ? [Number(first), Number(second)] : [Number(second), Number(first)];

/** @param {string | undefined} first @param {string | undefined} second @param {number} year @param {boolean | undefined} monthFirst */
function slashed(first, second, year, monthFirst) {
  const [month, day] = monthAndDay(first, second, monthFirst);
  return validDate(year, month, day);
}

/** @param {string | undefined} month @param {string | undefined} day @param {string | undefined} year @param {Context} context */
const named = (month, day, year, { today }) =>
  year ? validDate(Number(year), monthOf(month ?? ''), Number(day)) : thisOrNextYear(monthOf(month ?? ''), Number(day), today);

const CLOCK = '(?:at|um|ab|gegen)\\s+';
const NOT_A_DAY = `(?!\\s+(?:${GERMAN_DAY}|\\d))`;

/** @type {[string, (groups: string[]) => string | null, boolean?][]} */
const TIMES = [
  [`(?:${CLOCK})?(\\d{1,2})[:.](\\d{2})\\s*(am|pm)${NOT_A_DAY}`, ([hour, minute, half]) => clock(twelve(hour, half), minute)],
  [`(?:${CLOCK})?(\\d{1,2})\\s*(am|pm)${NOT_A_DAY}`, ([hour, half]) => clock(twelve(hour, half))],
  [`(?:${CLOCK})?(\\d{1,2})[:.](\\d{2})\\s*Uhr`, ([hour, minute]) => clock(Number(hour), minute)],
  [`(?:${CLOCK})?(\\d{1,2})\\s*Uhr`, ([hour]) => clock(Number(hour))],
  [`(?:${CLOCK})?(\\d{1,2}):(\\d{2})`, ([hour, minute]) => clock(Number(hour), minute)],
  ['at\\s+noon', () => '12:00'],
  ['at\\s+midnight', () => '00:00'],
  [`${CLOCK}(\\d{1,2})`, ([hour]) => clock(Number(hour)), true],
];

/**
 * @param {string} text @param {number} at
 * @returns {Match | null}
 */
export function matchTime(text, at) {
  for (const [pattern, timeOf, isWeak] of TIMES) {
    const match = wordsAt(pattern, text, at);
    const value = match && timeOf(match.groups.map((group) => group ?? ''));
    if (match && value) return { end: match.end, value, isWeak: isWeak ?? false };
  }
  return null;
}

/** @param {string | undefined} hour @param {string | undefined} half */
const twelve = (hour, half) => (Number(hour) < 1 || Number(hour) > 12 ? NaN : (Number(hour) % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0));

/** @param {number} hour @param {string} [minute] */
const clock = (hour, minute = '00') => (hour >= 0 && hour < 24 && Number(minute) < 60 ? `${String(hour).padStart(2, '0')}:${minute}` : null);
