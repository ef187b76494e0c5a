// The English and German words that quick entry understands, as parts of regular expressions. Both languages are always understood.

/** Weekdays in full, 0 for Monday. */
const FULL_DAYS = {
  monday: 0, tuesday: 1, wednesday: 2, thursday: 3, friday: 4, saturday: 5, sunday: 6,
  montag: 0, dienstag: 1, mittwoch: 2, donnerstag: 3, freitag: 4, samstag: 5, sonnabend: 5, sonntag: 6,
};

/** Abbreviations; several are words of their own ("sun", "so"), so that they need another word before them, such as "on". */
const SHORT_DAYS = {
  mon: 0, tue: 1, tues: 1, wed: 2, thu: 3, thur: 3, thurs: 3, fri: 4, sat: 5, sun: 6,
  mo: 0, di: 1, mi: 2, do: 3, fr: 4, sa: 5, so: 6,
};

const MONTHS = {
  january: 1, jan: 1, januar: 1, jänner: 1, february: 2, feb: 2, februar: 2, march: 3, mar: 3, märz: 3, maerz: 3, april: 4, apr: 4, may: 5, mai: 5,
  june: 6, jun: 6, juni: 6, july: 7, jul: 7, juli: 7, august: 8, aug: 8, september: 9, sept: 9, sep: 9, october: 10, oct: 10, oktober: 10, okt: 10,
  november: 11, nov: 11, december: 12, dec: 12, dezember: 12, dez: 12,
};

const NUMBERS = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  ein: 1, eine: 1, einem: 1, einer: 1, einen: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, fuenf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10,
};

const ORDINALS = {
  first: 1, second: 2, third: 3, fourth: 4, last: -1,
  ersten: 1, erste: 1, zweiten: 2, zweite: 2, dritten: 3, dritte: 3, vierten: 4, vierte: 4, letzten: -1, letzte: -1,
};

const UNITS = {
  day: 'DAILY', days: 'DAILY', tag: 'DAILY', tage: 'DAILY', tagen: 'DAILY',
  week: 'WEEKLY', weeks: 'WEEKLY', woche: 'WEEKLY', wochen: 'WEEKLY',
  month: 'MONTHLY', months: 'MONTHLY', monat: 'MONTHLY', monate: 'MONTHLY', monaten: 'MONTHLY',
  year: 'YEARLY', years: 'YEARLY', jahr: 'YEARLY', jahre: 'YEARLY', jahren: 'YEARLY',
};

export const PRIORITIES = /** @type {Record<string, 'low' | 'medium' | 'high'>} */ ({
  low: 'low', medium: 'medium', high: 'high', niedrig: 'low', mittel: 'medium', hoch: 'high',
});

/** @param {Record<string, unknown>[]} tables */
const either = (...tables) => tables.flatMap(Object.keys).sort((a, b) => b.length - a.length).join('|');

/** Weekdays that can follow the German "am", which is no "a.m." then. */
export const GERMAN_DAY = '(?:mo(?:n|nt)?|di(?:ens)?|mi|do(?:nners)?|fr(?:ei)?|sa(?:ms)?|so(?:nn)?)(?:tag|abend|ttwoch)?\\b';
export const FULL_DAY = either(FULL_DAYS);
export const ANY_DAY = `(?:${either(FULL_DAYS)}|(?:${either(SHORT_DAYS)})\\b\\.?)`;
export const MONTH = `(?:${either(MONTHS)})\\.?`;
export const NUMBER = `\\d{1,3}|${either(NUMBERS)}`;
export const ORDINAL = either(ORDINALS);
export const UNIT = either(UNITS);
export const PRIORITY = either(PRIORITIES);

/** @param {string} word */
const bare = (word) => word.toLowerCase().replace(/\.$/, '');

/** @param {string} word @returns {number} 0 for Monday */
export const dayOf = (word) => /** @type {Record<string, number>} */ ({ ...FULL_DAYS, ...SHORT_DAYS })[bare(word)] ?? 0;

/** @param {string} word @returns {number} from 1 */
export const monthOf = (word) => /** @type {Record<string, number>} */ (MONTHS)[bare(word)] ?? 0;

/** @param {string} word */
export const numberOf = (word) => /** @type {Record<string, number>} */ (NUMBERS)[word.toLowerCase()] ?? Number(word);

/** @param {string} word @returns {number} -1 for the last */
export const ordinalOf = (word) => /** @type {Record<string, number>} */ (ORDINALS)[word.toLowerCase()] ?? 0;

/** @param {string} word @returns {import('./recur.js').Frequency} */
export const unitOf = (word) => /** @type {Record<string, import('./recur.js').Frequency>} */ (UNITS)[word.toLowerCase()] ?? 'DAILY';
