import assert from 'node:assert/strict';
import { test } from 'node:test';
import rrule from 'rrule';
import { addDays } from '../../../Todo.WebApi/wwwroot/app/core/dates.js';
import { firstDate, fromChoice, nextDates, noChoice, sameRule, toChoice } from '../../../Todo.WebApi/wwwroot/app/core/recur.js';

const starts = ['2026-01-01', '2026-01-31', '2028-02-29', '2026-11-25'];

for (const rule of [
  'FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=DAILY;UNTIL=20270110', 'FREQ=DAILY;BYDAY=MO,FR', 'FREQ=DAILY;BYMONTH=2',
  'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU',
  'FREQ=WEEKLY;BYMONTH=1,3', 'FREQ=MONTHLY', 'FREQ=MONTHLY;INTERVAL=2', 'FREQ=MONTHLY;BYMONTHDAY=15', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;BYDAY=2TU,4TU', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'FREQ=MONTHLY;BYDAY=WE',
  'FREQ=YEARLY', 'FREQ=YEARLY;INTERVAL=2', 'FREQ=YEARLY;BYMONTH=6,12', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', 'FREQ=YEARLY;BYMONTHDAY=1', 'FREQ=YEARLY;BYDAY=MO;BYMONTH=9',
]) {
  test(`${rule} has the dates of the package rrule`, () => {
    for (const start of starts) {
      const options = rrule.RRule.parseString(rule);
      const all = new rrule.RRule({ ...options, dtstart: new Date(`${start}T00:00:00Z`) }).all((_, count) => count < 30).map((date) => date.toISOString().slice(0, 10));
      const horizon = addDays(start, 7305);
      assert.deepEqual(nextDates(rule, start, 6), all.filter((date) => date > start && date <= horizon).slice(0, 6), start);
    }
  });
}

test('A day that a month does not have becomes its last day, if the rule says so', () => {
  assert.deepEqual(nextDates('RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD', '2027-01-31', 3), ['2027-02-28', '2027-03-31', '2027-04-30']);
  assert.deepEqual(nextDates('RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD', '2028-02-29', 4), ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
  assert.deepEqual(nextDates('FREQ=MONTHLY', '2027-01-31', 3), ['2027-03-31', '2027-05-31', '2027-07-31']);
});

test('The start counts as the first of COUNT', () => {
  assert.deepEqual(nextDates('FREQ=DAILY;COUNT=3', '2026-11-25', 10), ['2026-11-26', '2026-11-27']);
  assert.deepEqual(nextDates('FREQ=DAILY;COUNT=1', '2026-11-25', 10), []);
});

test('A rule without dates ends', () => assert.deepEqual(nextDates('FREQ=YEARLY;INTERVAL=999', '2026-11-25', 3), []));

test('The first date is today if the rule gives it', () => {
  assert.equal(firstDate('FREQ=WEEKLY;BYDAY=WE', '2026-11-25'), '2026-11-25');
  assert.equal(firstDate('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-25'), '2026-12-01');
  assert.equal(firstDate('FREQ=MONTHLY;BYMONTHDAY=15', '2026-11-25'), '2026-12-15');
});

test('Two rules are the same if their parts say the same', () => {
  assert.ok(sameRule('FREQ=WEEKLY;BYDAY=MO,TH', 'BYDAY=TH,MO;INTERVAL=1;FREQ=WEEKLY'));
  assert.ok(!sameRule('FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=TU'));
  assert.ok(!sameRule(null, 'FREQ=DAILY'));
  assert.ok(sameRule(null, null));
});

/** @type {[rule: string | null, choice: Partial<import('../../../Todo.WebApi/wwwroot/app/core/recur.js').Choice>][]} */
const choices = [
  [null, { repeat: 'none' }],
  ['FREQ=DAILY', { repeat: 'daily' }],
  ['FREQ=DAILY;INTERVAL=3', { repeat: 'daily', interval: 3 }],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', { repeat: 'weekdays', days: [0, 1, 2, 3, 4] }],
  ['FREQ=WEEKLY', { repeat: 'weekly' }],
  ['FREQ=WEEKLY;BYDAY=MO,TH;INTERVAL=2', { repeat: 'weekly', interval: 2, days: [0, 3] }],
  ['FREQ=MONTHLY', { repeat: 'monthly' }],
  ['FREQ=MONTHLY;BYDAY=4TU', { repeat: 'monthly', on: 'weekday' }],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', { repeat: 'monthly', on: 'last' }],
  ['FREQ=YEARLY;UNTIL=20301231', { repeat: 'yearly', ends: 'until', until: '2030-12-31' }],
  ['FREQ=YEARLY;COUNT=5', { repeat: 'yearly', ends: 'count', count: 5 }],
];

for (const [rule, choice] of choices) {
  test(`${rule} is ${JSON.stringify(choice)}`, () => {
    // The fourth Tuesday.
    const due = '2026-11-24';
    assert.deepEqual(toChoice(rule, due), { ...noChoice(), ...choice });
    assert.ok(sameRule(fromChoice({ ...noChoice(), ...choice }, due), rule));
  });
}

for (const rule of ['FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYMONTHDAY=15', 'FREQ=DAILY;BYMONTH=2', 'FREQ=WEEKLY;BYDAY=SU,MO;INTERVAL=2;WKST=SU', 'FREQ=YEARLY;BYMONTH=6,12']) {
  test(`${rule} is more than the editor offers`, () => assert.equal(toChoice(rule, '2026-11-24').repeat, 'other'));
}

test('From the 29th on, a monthly choice means the last day of shorter months', () => {
  assert.equal(fromChoice({ ...noChoice(), repeat: 'monthly' }, '2027-01-31'), 'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD');
  assert.equal(toChoice('RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD', '2027-02-28').repeat, 'other');
  assert.equal(fromChoice({ ...noChoice(), repeat: 'monthly', on: 'weekday' }, '2026-12-31'), 'FREQ=MONTHLY;BYDAY=-1TH');
});
