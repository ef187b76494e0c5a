// Dates as people write them: ISO dates ("2026-12-24") and times ("18:30") on the wall clock of the user's time zone.
// Calculations use UTC midnights, where every day has 24 hours. Pure: nothing here reads the clock or the page.

const DAY = 86_400_000;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * Creating an Intl format is slow, so each is created once.
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(locale, options) {
  const key = locale + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, found = new Intl.DateTimeFormat(locale, options));
  return found;
}

/** @param {string} date @returns {number} the UTC midnight in milliseconds */
export const toMilliseconds = (date) => Date.parse(`${date}T00:00:00Z`);

/** @param {number} milliseconds @returns {string} */
export const toDate = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);

/**
 * The date and time that a clock in this time zone shows.
 * @param {string} timeZone an IANA name; one that the browser does not know counts as UTC
 * @param {number} now in milliseconds since 1970
 * @returns {{ date: string, time: string }}
 */
export function wallClock(timeZone, now) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', calendar: 'iso8601' };
  /** @type {Record<string, string>} */
  const parts = {};
  let clock;
  try {
    clock = format('en', { ...options, timeZone });
  } catch {
    clock = format('en', { ...options, timeZone: 'UTC' });
  }
  for (const { type, value } of clock.formatToParts(now)) parts[type] = value;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** The time zone of this device. */
export const deviceTimeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {string} date @param {number} days @returns {string} */
export const addDays = (date, days) => toDate(toMilliseconds(date) + days * DAY);

/**
 * The same day of a later month; its last day if the month is shorter.
 * @param {string} date @param {number} months @returns {string}
 */
export function addMonths(date, months) {
  const [year, month, day] = split(date);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  return isoDate(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1)));
}

/** @param {string} from @param {string} to @returns {number} */
export const daysBetween = (from, to) => Math.round((toMilliseconds(to) - toMilliseconds(from)) / DAY);

/** @param {string} date @returns {number} 0 for Monday to 6 for Sunday */
export const weekday = (date) => (new Date(toMilliseconds(date)).getUTCDay() + 6) % 7;

/** @param {string} date @returns {[number, number, number]} year, month (from 1) and day */
export function split(date) {
  const parts = date.split('-');
  return [Number(parts[0]), Number(parts[1]), Number(parts[2])];
}

/** @param {number} year @param {number} month from 1 */
export const daysInMonth = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** @param {number} year @param {number} month from 1 @param {number} day */
export const isoDate = (year, month, day) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** @param {number} year @param {number} month @param {number} day @returns {string | null} null if there is no such day */
export const validDate = (year, month, day) =>
  year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? isoDate(year, month, day) : null;

/**
 * "Today", "Tomorrow", a weekday of the coming week, or a short date, with the year if it is not this one.
 * @param {string} date @param {string} today @param {string} locale
 */
export function relativeDate(date, today, locale) {
  const days = daysBetween(today, date);
  if (Math.abs(days) <= 1) return capitalized(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day'), locale);
  if (days > 0 && days < 7) return weekdayName(weekday(date), locale);
  return format(locale, { day: 'numeric', month: 'short', ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }), timeZone: 'UTC' })
    .format(toMilliseconds(date));
}

/** "Thursday, 24 December", with the year if it is not this one. @param {string} date @param {string} today @param {string} locale */
export const longDate = (date, today, locale) =>
  format(locale, {
    weekday: 'long', day: 'numeric', month: 'long', ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }), timeZone: 'UTC',
  }).format(toMilliseconds(date));

/** "24 December 2026". @param {string} date @param {string} locale */
export const fullDate = (date, locale) =>
  format(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(toMilliseconds(date));

/** "18:30" or "6:30 PM". @param {string} time @param {string} locale */
export const shortTime = (time, locale) =>
  format(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(Date.parse(`1970-01-01T${time}:00Z`));

/** A date with its time, of an instant such as "2026-12-24T18:30:00.000000Z". @param {string} instant @param {string} timeZone @param {string} locale */
export function dateAndTime(instant, timeZone, locale) {
  const { date, time } = wallClock(timeZone, Date.parse(instant));
  return `${fullDate(date, locale)}, ${shortTime(time, locale)}`;
}

/** @param {number} day 0 for Monday @param {string} locale @param {'long' | 'short' | 'narrow'} [style] */
export const weekdayName = (day, locale, style = 'long') => format(locale, { weekday: style, timeZone: 'UTC' }).format((4 + day) * DAY);

/** @param {number} month from 1 @param {string} locale */
export const monthName = (month, locale) => format(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(1970, month - 1, 1));

/** @param {string} text @param {string} locale */
export const capitalized = (text, locale) => text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
