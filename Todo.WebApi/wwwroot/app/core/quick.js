// Quick entry: one line in natural words, such as "Pay rent tomorrow 9:00 #home !high every month", to the members of a todo.
// What is not understood stays in the content, and so does everything in quotation marks. Pure.

import { addDays } from './dates.js';
import { firstDate, onSameDay } from './recur.js';
import { matchDate, matchTime } from './quick-dates.js';
import { matchRepeat } from './quick-repeat.js';
import { endsAt, wordsAt } from './quick-text.js';
import { fold } from './select.js';
import { PRIORITIES, PRIORITY } from './words.js';

/**
 * @typedef {'list' | 'label' | 'priority' | 'date' | 'time' | 'repeat'} Kind
 * @typedef {{ end: number, value: string, isWeak?: boolean, date?: string, isNew?: boolean }} Match `isWeak`: counts only at the end or beside
 *   another one, because it can mean something else ('1/2', "at 9"); `date`: the first date of a repetition that names one; `isNew`: `value` is the
 *   name of a list that is yet to be made
 * @typedef {{ kind: Kind, start: number, end: number, text: string, value: string, date?: string, isNew?: boolean }} Chip a part of the line that
 *   was understood
 * @typedef {{ due_date?: string, due_time?: string, recurrence?: string, list_id?: number, priority?: 'low' | 'medium' | 'high', labels?: string[] }} Members
 * @typedef {object} Context
 * @property {string} today
 * @property {string} time what the clock shows, such as "18:30"
 * @property {readonly { id: number, name: string }[] | null} lists null: a list cannot be chosen
 * @property {readonly string[]} labels
 * @property {boolean} [monthFirst] whether 12/24 is Christmas Eve
 * @property {readonly string[]} [ignored] keys ({@link chipKey}) of what shall stay text
 */

const QUOTED = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»/gu;

/** Names a chip, so that it can be turned back into text. @param {Pick<Chip, 'kind' | 'text'>} chip */
export const chipKey = ({ kind, text }) => `${kind}:${text.toLowerCase()}`;

/**
 * @param {string} text
 * @param {Context} context
 * @returns {{ content: string, members: Members, newList?: string, chips: Chip[] }} `newList`: the name of a list to be made for it
 */
export function parseQuick(text, context) {
  const chips = lastOfEachKind(confirmed(scan(text, context), text));
  const content = without(text, chips);
  // A line such as "Tomorrow" alone is a content.
  if (content === '') return { content: text.trim(), members: {}, chips: [] };
  const newList = chips.find(({ isNew }) => isNew)?.value;
  return { content, members: membersOf(chips, context), ...(newList !== undefined && { newList }), chips };
}

/**
 * All parts that can be understood, from left to right, each as long as possible.
 * @param {string} text @param {Context} context
 * @returns {(Chip & { isWeak: boolean })[]}
 */
function scan(text, context) {
  /** @type {[Kind, (text: string, at: number, context: Context) => Match | null][]} */
  const matchers = [['repeat', matchRepeat], ['date', matchDate], ['time', matchTime], ['list', matchList], ['label', matchLabel], ['priority', matchPriority]];
  const quoted = [...text.matchAll(QUOTED)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  /** @type {(Chip & { isWeak: boolean })[]} */
  const found = [];
  for (let at = 0; at < text.length; at++) {
    if (/\s/u.test(text.charAt(at)) || (at > 0 && !/\s/u.test(text.charAt(at - 1)))) continue;
    /** @type {(Chip & { isWeak: boolean }) | undefined} */
    let best;
    for (const [kind, match] of matchers) {
      const result = match(text, at, context);
      if (!result || result.end <= (best?.end ?? at) || quoted.some(({ start, end }) => start < result.end && at < end)) continue;
      const chip = { kind, start: at, end: result.end, text: text.slice(at, result.end), value: result.value, isWeak: result.isWeak ?? false };
      if (context.ignored?.includes(chipKey(chip))) continue;
      best = { ...chip, ...(result.date !== undefined && { date: result.date }), ...(result.isNew && { isNew: true }) };
    }
    if (!best) continue;
    found.push(best);
    at = best.end - 1;
  }
  return found;
}

/**
 * Without the weak ones that stand alone between other words.
 * @param {(Chip & { isWeak: boolean })[]} chips @param {string} text
 */
function confirmed(chips, text) {
  const touches = (/** @type {number} */ from, /** @type {number} */ to) => /^[\s,]*$/u.test(text.slice(from, to));
  const kept = [...chips];
  for (let i = kept.length - 1; i >= 0; i--) {
    const chip = kept[i];
    if (!chip?.isWeak) continue;
    const next = kept[i + 1];
    const previous = kept[i - 1];
    const isConfirmed = /^[\s.,!?]*$/u.test(text.slice(chip.end)) || (next && touches(chip.end, next.start))
      || (previous && !previous.isWeak && touches(previous.end, chip.start));
    if (!isConfirmed) kept.splice(i, 1);
  }
  return kept;
}

/**
 * A todo has one date, one time and so on: the last counts, and the others stay text. Labels all count.
 * @param {(Chip & { isWeak: boolean })[]} chips
 * @returns {Chip[]}
 */
const lastOfEachKind = (chips) =>
  chips.filter((chip, i) => chip.kind === 'label' || !chips.slice(i + 1).some((later) => later.kind === chip.kind))
    .map(({ isWeak: _, ...chip }) => chip);

/** @param {string} text @param {Chip[]} chips */
function without(text, chips) {
  let rest = text;
  for (const { start, end } of [...chips].reverse()) {
    const before = rest.slice(0, start);
    const after = rest.slice(end);
    rest = /\s$/u.test(before) || before === '' ? before.trimEnd() + (before === '' ? after.trimStart() : after) : before + after;
  }
  return rest.replace(/[\s,;]+$/u, '').replace(/^[\s,;]+/u, '');
}

/** @param {Chip[]} chips @param {Context} context @returns {Members} */
function membersOf(chips, { today, time }) {
  const valueOf = (/** @type {Kind} */ kind) => chips.find((chip) => chip.kind === kind);
  const repeat = valueOf('repeat');
  const dueTime = valueOf('time')?.value;
  // A repetition without a date starts on its first date that is not past.
  const from = dueTime !== undefined && dueTime < time ? addDays(today, 1) : today;
  let dueDate = valueOf('date')?.value ?? repeat?.date ?? (repeat ? firstDate(repeat.value, from) : undefined);
  if (dueTime !== undefined) dueDate ??= from;
  const labels = chips.filter((chip) => chip.kind === 'label').map((chip) => chip.value);
  const list = valueOf('list');
  const priority = valueOf('priority');
  return {
    ...(dueDate !== undefined && { due_date: dueDate }),
    ...(dueTime !== undefined && { due_time: dueTime }),
    ...(repeat && dueDate !== undefined && { recurrence: onAllMonths(repeat.value, dueDate) }),
    ...(list && !list.isNew && { list_id: Number(list.value) }),
    ...(priority && { priority: /** @type {'low' | 'medium' | 'high'} */ (priority.value) }),
    ...(labels.length > 0 && { labels: [...new Set(labels)] }),
  };
}

/**
 * "Every month" from the 31st on is the last day of shorter months.
 * @param {string} rule @param {string} date
 */
function onAllMonths(rule, date) {
  const freq = /^FREQ=(MONTHLY|YEARLY)(?=;|$)/.exec(rule)?.[1];
  if (!freq || rule.includes(';BY')) return rule;
  return onSameDay(/** @type {'MONTHLY' | 'YEARLY'} */ (freq), date).join(';') + rule.slice(`FREQ=${freq}`.length);
}

/** @param {string} text @param {number} at @param {Context} context @returns {Match | null} */
function matchList(text, at, { lists }) {
  if (!lists) return null;
  const known = longestName(text, at, '#', lists.map(({ id, name }) => ({ name, value: String(id) })));
  const unknown = known ? null : newName(text, at, '#');
  return unknown ? { ...unknown, isNew: true } : known;
}

/** @param {string} text @param {number} at @param {Context} context @returns {Match | null} */
const matchLabel = (text, at, { labels }) =>
  longestName(text, at, '@', labels.map((name) => ({ name, value: name }))) ?? newName(text, at, '@');

/**
 * A word that starts with a letter: "#12" is rather a number.
 * @param {string} text @param {number} at @param {string} sign
 */
function newName(text, at, sign) {
  const match = wordsAt(`${sign}(\\p{L}[\\p{L}\\p{M}\\p{N}_-]{0,49})`, text, at);
  return match && { end: match.end, value: match.groups[0] ?? '' };
}

/**
 * Names may contain spaces; "#home-office" and "#homeoffice" are also "Home office".
 * @param {string} text @param {number} at @param {string} sign @param {{ name: string, value: string }[]} names
 * @returns {Match | null}
 */
function longestName(text, at, sign, names) {
  if (text.charAt(at) !== sign) return null;
  const rest = fold(text.slice(at + 1));
  /** @type {Match | null} */
  let best = null;
  for (const { name, value } of names) {
    const folded = fold(name.trim());
    for (const spelling of [folded, folded.replace(/\s+/gu, '-'), folded.replace(/\s+/gu, '')]) {
      const end = at + 1 + spelling.length;
      if (spelling !== '' && rest.startsWith(spelling) && endsAt(text, end) && end > (best?.end ?? 0)) best = { end, value };
    }
  }
  return best;
}

/** @param {string} text @param {number} at @returns {Match | null} */
function matchPriority(text, at) {
  const match = wordsAt(`!(${PRIORITY})`, text, at);
  const value = PRIORITIES[match?.groups[0]?.toLowerCase() ?? ''];
  return match && value ? { end: match.end, value } : null;
}
