// Recurrence rules in words.

import { fullDate, monthName, weekdayName } from '../core/dates.js';
import { parseRule } from '../core/recur.js';
import { locale, t } from '../i18n/i18n.js';

const list = new Intl.ListFormat(locale, { type: 'conjunction' });

/**
 * "Every 2 weeks on Monday and Thursday, until 24 December 2026"
 * @param {string} text
 */
export function ruleInWords(text) {
  const rule = parseRule(text);
  const count = rule.interval;
  const isWeekdays = rule.freq === 'WEEKLY' && count === 1 && rule.days.map(({ day }) => day).sort().join() === '0,1,2,3,4';
  const unit = /** @type {const} */ ({ DAILY: 'every_day', WEEKLY: 'every_week', MONTHLY: 'every_month', YEARLY: 'every_year' })[rule.freq];
  const parts = [isWeekdays ? t('every_weekday') : count === 1 ? t(unit) : t(`${unit}s`, { count })];
  if (rule.days.length > 0 && !isWeekdays) {
    parts.push(t('on_days', {
      days: list.format(rule.days.map(({ n, day }) => {
        const name = weekdayName(day, locale);
        if (n === 0) return name;
        return n === -1 ? t('last_weekday', { day: name }) : n > 0 ? t('nth_weekday', { n: t(/** @type {'nth_1'} */ (`nth_${n}`)), day: name }) : t('nth_last_weekday', { n: -n, day: name });
      })),
    }));
  }
  if (rule.monthDays.length > 0) {
    parts.push(t('on_days', {
      days: list.format(rule.monthDays.map((day) => (day === -1 ? t('last_day') : day > 0 ? t('month_day', { day }) : t('nth_last_day', { n: -day })))),
    }));
  }
  if (rule.months.length > 0) parts.push(t('in_months', { months: list.format(rule.months.map((month) => monthName(month, locale))) }));
  let words = parts.join(' ');
  if (rule.until) words += t('until_date', { date: fullDate(rule.until, locale) });
  if (rule.count) words += t('count_times', { count: rule.count });
  return words;
}
