import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as dates from '../../../Todo.WebApi/wwwroot/app/core/dates.js';

test('The wall clock is that of the time zone', () => {
  const instant = Date.parse('2026-12-31T23:30:00Z');
  assert.deepEqual(dates.wallClock('Europe/Berlin', instant), { date: '2027-01-01', time: '00:30' });
  assert.deepEqual(dates.wallClock('America/New_York', instant), { date: '2026-12-31', time: '18:30' });
  assert.deepEqual(dates.wallClock('Asia/Calcutta', instant), { date: '2027-01-01', time: '05:00' });
  assert.deepEqual(dates.wallClock('UTC', Date.parse('2026-12-31T00:00:00Z')), { date: '2026-12-31', time: '00:00' });
});

test('A time zone that the browser does not know counts as UTC', () => {
  assert.deepEqual(dates.wallClock('Mars/Olympus', Date.parse('2026-12-31T23:30:00Z')), { date: '2026-12-31', time: '23:30' });
});

test('Days are counted across a change of summer time, a month and a leap day', () => {
  assert.equal(dates.addDays('2026-03-28', 2), '2026-03-30');
  assert.equal(dates.addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(dates.daysBetween('2026-10-24', '2026-10-26'), 2);
  assert.equal(dates.daysBetween('2026-01-01', '2025-12-31'), -1);
});

test('A month later is the last day if the month is shorter', () => {
  assert.equal(dates.addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(dates.addMonths('2026-11-30', 3), '2027-02-28');
  assert.equal(dates.addMonths('2026-01-15', -1), '2025-12-15');
});

test('A week starts on Monday', () => {
  assert.equal(dates.weekday('2026-11-23'), 0);
  assert.equal(dates.weekday('2026-11-29'), 6);
});

test('A day that does not exist is no date', () => {
  assert.equal(dates.validDate(2026, 2, 29), null);
  assert.equal(dates.validDate(2026, 13, 1), null);
  assert.equal(dates.validDate(1969, 12, 31), null);
  assert.equal(dates.validDate(2028, 2, 29), '2028-02-29');
});

for (const [date, english, german] of [
  ['2026-11-25', 'Today', 'Heute'],
  ['2026-11-26', 'Tomorrow', 'Morgen'],
  ['2026-11-24', 'Yesterday', 'Gestern'],
  ['2026-11-27', 'Friday', 'Freitag'],
  ['2026-12-01', 'Tuesday', 'Dienstag'],
  ['2026-12-02', 'Dec 2', '2. Dez.'],
  ['2026-11-23', 'Nov 23', '23. Nov.'],
  ['2027-01-02', 'Jan 2, 2027', '2. Jan. 2027'],
]) {
  test(`On 25 November 2026, ${date} is ${english}`, () => {
    assert.equal(dates.relativeDate(date, '2026-11-25', 'en-US'), english);
    assert.equal(dates.relativeDate(date, '2026-11-25', 'de-DE'), german);
  });
}

test('Times are written as the locale does', () => {
  assert.equal(dates.shortTime('18:30', 'de'), '18:30');
  assert.match(dates.shortTime('18:30', 'en-US'), /^6:30\sPM$/u);
  assert.equal(dates.dateAndTime('2026-12-24T18:30:00.000000Z', 'Europe/Berlin', 'de'), '24. Dezember 2026, 19:30');
});

test('Weekdays and months have names', () => {
  assert.deepEqual([0, 6].map((day) => dates.weekdayName(day, 'en')), ['Monday', 'Sunday']);
  assert.deepEqual([1, 12].map((month) => dates.monthName(month, 'de')), ['Januar', 'Dezember']);
});
