// Answers, with the package rrule, a JSON array of { rule, start, last, limit } from the standard input: the first dates of each rule, up to
// the last date.
import rrule from 'rrule';
import { text } from 'node:stream/consumers';

const { RRule } = rrule;
const midnight = (date) => new Date(`${date}T00:00:00Z`);

const dates = ({ rule, start, last, limit }) => {
  const options = RRule.parseString(rule);
  const series = new RRule({ ...options, dtstart: midnight(start), until: options.until ?? midnight(last) });
  return series.all((_, index) => index < limit).map((date) => date.toISOString().slice(0, 10));
};

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(dates)));
