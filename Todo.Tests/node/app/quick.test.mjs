import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chipKey, parseQuick } from '../../../Todo.WebApi/wwwroot/app/core/quick.js';

// A Wednesday.
const context = {
  today: '2026-11-25', time: '10:15', monthFirst: true, labels: ['errand'],
  lists: [{ id: 1, name: 'Inbox' }, { id: 7, name: 'home' }, { id: 8, name: 'Home office' }, { id: -3, name: 'Bücher' }],
};

/** @type {[line: string, content: string, members: object][]} */
const lines = [
  // All together
  ['Pay rent tomorrow 9:00 #home !high every month', 'Pay rent',
    { due_date: '2026-11-26', due_time: '09:00', list_id: 7, priority: 'high', recurrence: 'FREQ=MONTHLY' }],
  ['Miete morgen um 9 Uhr #home !hoch jeden Monat', 'Miete',
    { due_date: '2026-11-26', due_time: '09:00', list_id: 7, priority: 'high', recurrence: 'FREQ=MONTHLY' }],
  ['!low #home buy milk today', 'buy milk', { due_date: '2026-11-25', list_id: 7, priority: 'low' }],
  ['Call Bob, tomorrow, #home', 'Call Bob', { due_date: '2026-11-26', list_id: 7 }],
  // Days
  ['Buy milk today', 'Buy milk', { due_date: '2026-11-25' }],
  ['Milch heute kaufen', 'Milch kaufen', { due_date: '2026-11-25' }],
  ['Call the day after tomorrow', 'Call', { due_date: '2026-11-27' }],
  ['Übermorgen anrufen', 'anrufen', { due_date: '2026-11-27' }],
  ['Call Friday', 'Call', { due_date: '2026-11-27' }],
  ['Call on wednesday', 'Call', { due_date: '2026-12-02' }],
  ['Call by next Friday', 'Call', { due_date: '2026-12-04' }],
  ['Call this friday', 'Call', { due_date: '2026-11-27' }],
  ['Am Sonntag backen', 'backen', { due_date: '2026-11-29' }],
  ['Oma am So anrufen', 'Oma anrufen', { due_date: '2026-11-29' }],
  ['Nächsten Montag putzen', 'putzen', { due_date: '2026-11-30' }],
  ['Call next week', 'Call', { due_date: '2026-11-30' }],
  ['Call next month', 'Call', { due_date: '2026-12-01' }],
  ['Nächstes Jahr kündigen', 'kündigen', { due_date: '2027-01-01' }],
  ['Meet in 3 days', 'Meet', { due_date: '2026-11-28' }],
  ['Meet in a week', 'Meet', { due_date: '2026-12-02' }],
  ['Treffen in zwei Wochen', 'Treffen', { due_date: '2026-12-09' }],
  ['Check in 3 months', 'Check', { due_date: '2027-02-25' }],
  // Dates
  ['Party 2026-12-24', 'Party', { due_date: '2026-12-24' }],
  ['Party 24.12.2026', 'Party', { due_date: '2026-12-24' }],
  ['Party am 24.12. planen', 'Party planen', { due_date: '2026-12-24' }],
  ['Party 12/24', 'Party', { due_date: '2026-12-24' }],
  ['Party 24/12', 'Party', { due_date: '2026-12-24' }],
  ['Party 12/24/2027', 'Party', { due_date: '2027-12-24' }],
  ['Party Dec 24', 'Party', { due_date: '2026-12-24' }],
  ['Party on the beach 24th of December 2027', 'Party on the beach', { due_date: '2027-12-24' }],
  ['Call May 5', 'Call', { due_date: '2027-05-05' }],
  ['Fest 3. Oktober', 'Fest', { due_date: '2027-10-03' }],
  // Times
  ['Lunch 12:30', 'Lunch', { due_date: '2026-11-25', due_time: '12:30' }],
  ['Jog 7:00', 'Jog', { due_date: '2026-11-26', due_time: '07:00' }],
  ['Jog tomorrow at 9', 'Jog', { due_date: '2026-11-26', due_time: '09:00' }],
  ['Jog tomorrow at 9 with Eve', 'Jog with Eve', { due_date: '2026-11-26', due_time: '09:00' }],
  ['Call at 6pm', 'Call', { due_date: '2026-11-25', due_time: '18:00' }],
  ['Call 12:15 am friday', 'Call', { due_date: '2026-11-27', due_time: '00:15' }],
  ['Anruf um 9.30 Uhr am Montag', 'Anruf', { due_date: '2026-11-30', due_time: '09:30' }],
  ['Lunch at noon', 'Lunch', { due_date: '2026-11-25', due_time: '12:00' }],
  // Repetitions
  ['Walk every day', 'Walk', { due_date: '2026-11-25', recurrence: 'FREQ=DAILY' }],
  ['Walk every day at 9', 'Walk', { due_date: '2026-11-26', due_time: '09:00', recurrence: 'FREQ=DAILY' }],
  ['Water plants every other day', 'Water plants', { due_date: '2026-11-25', recurrence: 'FREQ=DAILY;INTERVAL=2' }],
  ['Blumen alle 3 Tage gießen', 'Blumen gießen', { due_date: '2026-11-25', recurrence: 'FREQ=DAILY;INTERVAL=3' }],
  ['Call every Monday', 'Call', { due_date: '2026-11-30', recurrence: 'FREQ=WEEKLY;BYDAY=MO' }],
  ['Gym every mon, wed and fri 6pm', 'Gym', { due_date: '2026-11-25', due_time: '18:00', recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' }],
  ['Müll jeden zweiten Dienstag', 'Müll', { due_date: '2026-12-01', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' }],
  ['Sync every 2 weeks on Thursday', 'Sync', { due_date: '2026-11-26', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' }],
  ['Standup every weekday 10:30', 'Standup', { due_date: '2026-11-25', due_time: '10:30', recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' }],
  ['Report every month on the 15th', 'Report', { due_date: '2026-12-15', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=15' }],
  ['Report every last day of the month', 'Report', { due_date: '2026-11-30', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1' }],
  ['Bericht jeden ersten Montag im Monat', 'Bericht', { due_date: '2026-12-07', recurrence: 'FREQ=MONTHLY;BYDAY=1MO' }],
  ['Review every second friday of the month', 'Review', { due_date: '2026-12-11', recurrence: 'FREQ=MONTHLY;BYDAY=2FR' }],
  ['Review every last friday', 'Review', { due_date: '2026-11-27', recurrence: 'FREQ=MONTHLY;BYDAY=-1FR' }],
  ['Rent 2027-01-31 every month', 'Rent', { due_date: '2027-01-31', recurrence: 'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD' }],
  ['Xmas every 24 December', 'Xmas', { due_date: '2026-12-24', recurrence: 'FREQ=YEARLY' }],
  ['Filter alle 3 Monate', 'Filter', { due_date: '2026-11-25', recurrence: 'FREQ=MONTHLY;INTERVAL=3' }],
  ['Course every week until 2026-12-31', 'Course', { due_date: '2026-11-25', recurrence: 'FREQ=WEEKLY;UNTIL=20261231' }],
  ['Pill every day 10 times', 'Pill', { due_date: '2026-11-25', recurrence: 'FREQ=DAILY;COUNT=10' }],
  // Lists and labels that exist
  ['Desk #home-office', 'Desk', { list_id: 8 }],
  ['Desk #Home Office', 'Desk', { list_id: 8 }],
  ['Roman #bücher', 'Roman', { list_id: -3 }],
  ['Stamps @errand', 'Stamps', { labels: ['errand'] }],
  // Labels that do not exist yet
  ['Stamps @Post-Office @errand', 'Stamps', { labels: ['Post-Office', 'errand'] }],
  // The last of a kind counts
  ['Prepare Monday meeting tomorrow', 'Prepare Monday meeting', { due_date: '2026-11-26' }],
  ['Task !low !high', 'Task !low', { priority: 'high' }],
];

for (const [line, content, members] of lines) {
  test(line, () => {
    const result = parseQuick(line, context);
    assert.deepEqual({ content: result.content, members: result.members }, { content, members });
  });
}

for (const line of [
  'Buy sun cream', 'He sat down', 'So what', "Read today's paper", 'Guten Morgen sagen', 'Buy 1/2 kg flour', 'Version 1.2. release', 'Look at 9 houses',
  'Write to a@errand.example', 'Issue #12', 'Meet @ 9 or so', 'every morning run', 'Meeting 9:00-10:00', 'Room 25:00', 'Party 2026-02-30', 'Wow!high',
  'Watch "Tomorrow never dies"', 'Watch „Tomorrow never dies“', 'We may 50', 'Tomorrow', 'Gruppe 3 lesen', '#', '!', '@', 'in 3 boxes',
]) {
  test(`Stays text: ${line}`, () => assert.deepEqual(parseQuick(line, context), { content: line, members: {}, chips: [] }));
}

test('A list that does not exist is one to be made', () => {
  assert.deepEqual(parseQuick('Saw the shelf #Werkstatt, tomorrow', context), {
    content: 'Saw the shelf', members: { due_date: '2026-11-26' }, newList: 'Werkstatt',
    chips: [
      { kind: 'list', start: 14, end: 24, text: '#Werkstatt', value: 'Werkstatt', isNew: true },
      { kind: 'date', start: 26, end: 34, text: 'tomorrow', value: '2026-11-26' },
    ],
  });
});

test('Of a new list and one that exists, the last counts', () => {
  const { content, members, newList } = parseQuick('Task #nowhere #home', context);
  assert.deepEqual({ content, members, newList }, { content: 'Task #nowhere', members: { list_id: 7 }, newList: undefined });
});

test('Where a list cannot be chosen, none is made', () => {
  assert.deepEqual(parseQuick('Task #nowhere', { ...context, lists: null }), { content: 'Task #nowhere', members: {}, chips: [] });
});

test('Spaces inside of the content stay as typed', () => assert.equal(parseQuick('  a  b tomorrow', context).content, 'a  b'));

test('Chips say where they are in the line', () => {
  const line = 'Pay rent tomorrow 9:00 #home';
  const { chips } = parseQuick(line, context);
  assert.deepEqual(chips.map(({ kind, value }) => [kind, value]), [['date', '2026-11-26'], ['time', '09:00'], ['list', '7']]);
  for (const { start, end, text } of chips) assert.equal(line.slice(start, end), text);
});

test('A chip that was turned back into text stays text', () => {
  const chip = parseQuick('Monday report tomorrow', context).chips[0];
  assert.ok(chip);
  const { content, members } = parseQuick('Monday report tomorrow', { ...context, ignored: [chipKey(chip)] });
  assert.deepEqual({ content, members }, { content: 'report tomorrow', members: { due_date: '2026-11-30' } });
});

test('Outside of the United States, the day comes first', () => {
  assert.equal(parseQuick('Party 1/12', { ...context, monthFirst: false }).members.due_date, '2026-12-01');
  assert.equal(parseQuick('Party 1/12', context).members.due_date, '2027-01-12');
});

test('Of a line of 10,000 characters, the last of each kind counts, and everything else stays', () => {
  const unit = 'every on at next #home tomorrow 9:00 ';
  const { content, members } = parseQuick(unit.repeat(270), context);
  assert.deepEqual(members, { list_id: 7, due_date: '2026-11-26', due_time: '09:00' });
  assert.equal(content, unit.repeat(269) + 'every on at next');
});
