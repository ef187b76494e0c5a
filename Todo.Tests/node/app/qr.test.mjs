import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { encode, toPath } from '../../../Todo.WebApi/wwwroot/app/core/qr.js';

/** @type {{ text: string, mask: number, rows: string[] }[]} made by another program, the npm package qrcode 1.5.4, one for each version */
const known = JSON.parse(readFileSync(new URL('qr-codes.json', import.meta.url), 'utf8'));

/** @param {boolean[][]} modules @returns {string[]} each row as the hex digits of its bits */
const toRows = (modules) => modules.map((row) => BigInt(`0b1${row.map(Number).join('')}`).toString(16));

known.forEach(({ text, mask, rows }, i) => {
  test(`Version ${i + 1} is as known, with the same mask`, () => {
    const modules = encode(text);
    assert.equal(modules.length, 21 + 4 * i);
    assert.deepEqual(toRows(modules), rows);
    assert.deepEqual(toRows(encode(text, mask)), rows);
    assert.notDeepEqual(toRows(encode(text, (mask + 1) % 8)), rows);
  });
});

test('All eight masks are used', () => assert.deepEqual([...new Set(known.map(({ mask }) => mask))].sort(), [0, 1, 2, 3, 4, 5, 6, 7]));

test('213 bytes are the most', () => {
  assert.equal(encode('ä'.repeat(106) + 'x').length, 57);
  assert.throws(() => encode('x'.repeat(214)), RangeError);
});

test('The path covers exactly the dark modules', () => {
  const modules = encode('otpauth://totp/Todo');
  const { size, path } = toPath('otpauth://totp/Todo');
  assert.equal(size, modules.length + 8);
  const painted = modules.map((row) => row.map(() => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let i = 0; i < Number(width); i++) /** @type {boolean[]} */ (painted[Number(y) - 4])[Number(x) - 4 + i] = true;
  }
  assert.deepEqual(painted, modules);
});
