// QR codes (ISO/IEC 18004) of text in bytes, with error correction M, versions 1 to 10: up to 213 bytes, enough for an otpauth URI. Pure.

/** For each version: codewords for error correction of a block, and the numbers of data codewords of its blocks. */
const BLOCKS = [
  { check: 10, data: [16] },
  { check: 16, data: [28] },
  { check: 26, data: [44] },
  { check: 18, data: [32, 32] },
  { check: 24, data: [43, 43] },
  { check: 16, data: [27, 27, 27, 27] },
  { check: 18, data: [31, 31, 31, 31] },
  { check: 22, data: [38, 38, 39, 39] },
  { check: 22, data: [36, 36, 36, 37, 37] },
  { check: 26, data: [43, 43, 43, 43, 44] },
];

/** For each version: the centers of the alignment patterns. */
const ALIGNMENT = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

/** @type {((row: number, column: number) => boolean)[]} */
const MASKS = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/**
 * @param {string} text
 * @param {number} [mask] 0 to 7; the one with the lowest penalty if left out
 * @returns {boolean[][]} rows of modules, true for dark
 */
export function encode(text, mask) {
  const bytes = new TextEncoder().encode(text);
  const version = 1 + BLOCKS.findIndex((blocks, i) => bytes.length <= sum(blocks.data) - (i + 1 < 10 ? 2 : 3));
  const blocks = BLOCKS[version - 1];
  if (!blocks) throw new RangeError('The text is too long for a QR code of version 10.');
  const bits = interleave(dataCodewords(bytes, version, sum(blocks.data)), blocks);
  const drawn = MASKS.map((_, number) => (mask === undefined || mask === number ? draw(version, bits, number) : null));
  let best = null;
  let lowest = Infinity;
  for (const modules of drawn) {
    if (!modules) continue;
    const points = penalty(modules);
    if (points < lowest) [best, lowest] = [modules, points];
  }
  return /** @type {boolean[][]} */ (best);
}

/**
 * The dark modules as the path of an SVG with a view box of `size` by `size`, the quiet zone of 4 modules included.
 * @param {string} text
 * @returns {{ size: number, path: string }}
 */
export function toPath(text) {
  const modules = encode(text);
  let path = '';
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      path += `M${start + 4} ${y + 4}h${x - start + 1}v1h-${x - start + 1}z`;
    }
  });
  return { size: modules.length + 8, path };
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Mode, length, bytes, terminator and padding.
 * @param {Uint8Array} bytes @param {number} version @param {number} capacity
 */
function dataCodewords(bytes, version, capacity) {
  let bits = '0100' + bytes.length.toString(2).padStart(version < 10 ? 8 : 16, '0');
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  bits = bits.padEnd(Math.min(bits.length + 4, 8 * capacity), '0');
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  const codewords = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  for (let padding = 0xec; codewords.length < capacity; padding ^= 0xec ^ 0x11) codewords.push(padding);
  return codewords;
}

/**
 * The codewords of all blocks in turn, and then those of error correction, as bits.
 * @param {number[]} codewords @param {{ check: number, data: number[] }} blocks
 */
function interleave(codewords, { check, data }) {
  let start = 0;
  const parts = data.map((length) => codewords.slice(start, (start += length)));
  const checks = parts.map((part) => remainder(part, check));
  const result = [];
  for (let i = 0; i < Math.max(...data); i++) for (const part of parts) result.push(part[i]);
  for (let i = 0; i < check; i++) for (const part of checks) result.push(part[i]);
  return result.filter((codeword) => codeword !== undefined).flatMap((codeword) => Array.from({ length: 8 }, (_, bit) => ((codeword >> (7 - bit)) & 1) === 1));
}

/** Multiplies in GF(256) modulo x⁸+x⁴+x³+x²+1. @param {number} a @param {number} b */
function multiply(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}

/** The Reed-Solomon codewords. @param {number[]} data @param {number} count */
function remainder(data, count) {
  /** @type {number[]} */
  const divisor = Array(count).fill(0);
  divisor[count - 1] = 1;
  for (let i = 0, root = 1; i < count; i++, root = multiply(root, 2)) {
    for (let j = 0; j < count; j++) divisor[j] = multiply(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0);
  }
  /** @type {number[]} */
  const result = Array(count).fill(0);
  for (const codeword of data) {
    const factor = codeword ^ (result.shift() ?? 0);
    result.push(0);
    divisor.forEach((coefficient, i) => (result[i] = (result[i] ?? 0) ^ multiply(coefficient, factor)));
  }
  return result;
}

/**
 * @param {number} version @param {boolean[]} bits @param {number} mask
 * @returns {boolean[][]}
 */
function draw(version, bits, mask) {
  const size = 17 + 4 * version;
  /** @type {(boolean | undefined)[][]} */
  const modules = Array.from({ length: size }, () => Array(size).fill(undefined));
  const set = (/** @type {number} */ row, /** @type {number} */ column, /** @type {boolean} */ dark) => {
    const line = modules[row];
    if (line && column >= 0 && column < size) line[column] = dark;
  };
  drawPatterns(version, size, set, modules);
  drawFormat(size, mask, set);
  let next = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    // The column of the timing pattern is left out.
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let i = 0; i < size; i++) {
      const row = isUpward ? size - 1 - i : i;
      for (const column of [right, right - 1]) {
        if (modules[row]?.[column] === undefined) set(row, column, (bits[next++] ?? false) !== MASKS[mask]?.(row, column));
      }
    }
  }
  return /** @type {boolean[][]} */ (modules);
}

/**
 * Finders, timing, alignment and version.
 * @param {number} version @param {number} size @param {(row: number, column: number, dark: boolean) => void} set
 * @param {(boolean | undefined)[][]} modules
 */
function drawPatterns(version, size, set, modules) {
  for (const [row, column] of /** @type {[number, number][]} */ ([[3, 3], [3, size - 4], [size - 4, 3]])) {
    for (let y = -4; y <= 4; y++) for (let x = -4; x <= 4; x++) set(row + y, column + x, [0, 1, 3].includes(Math.max(Math.abs(x), Math.abs(y))));
  }
  const centers = ALIGNMENT[version - 1] ?? [];
  for (const row of centers) {
    for (const column of centers) {
      if (modules[row]?.[column] !== undefined) continue;
      for (let y = -2; y <= 2; y++) for (let x = -2; x <= 2; x++) set(row + y, column + x, Math.max(Math.abs(x), Math.abs(y)) !== 1);
    }
  }
  for (let i = 8; i < size - 8; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  if (version < 7) return;
  const code = (version << 12) | bch(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const dark = ((code >> i) & 1) === 1;
    set(size - 11 + (i % 3), Math.floor(i / 3), dark);
    set(Math.floor(i / 3), size - 11 + (i % 3), dark);
  }
}

/**
 * Error correction M (00) and the mask, twice, and the module that is always dark.
 * @param {number} size @param {number} mask @param {(row: number, column: number, dark: boolean) => void} set
 */
function drawFormat(size, mask, set) {
  const code = ((mask << 10) | bch(mask, 10, 0x537)) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const dark = ((code >> i) & 1) === 1;
    set(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, dark);
    set(8, i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, dark);
  }
  set(size - 8, 8, true);
}

/** The check bits of a BCH code. @param {number} value @param {number} length @param {number} generator */
function bch(value, length, generator) {
  let rest = value;
  for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >> (length - 1)) * generator);
  return rest;
}

/** The less, the easier a code is to read. @param {boolean[][]} modules */
function penalty(modules) {
  const size = modules.length;
  const columns = modules.map((_, x) => modules.map((row) => row[x] === true));
  let points = 0;
  for (const line of [...modules, ...columns]) {
    const text = line.map(Number).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
    for (let at = 0; at + 11 <= size; at++) {
      const part = text.slice(at, at + 11);
      if (part === '10111010000' || part === '00001011101') points += 40;
    }
  }
  for (let y = 0; y + 1 < size; y++) {
    for (let x = 0; x + 1 < size; x++) {
      const dark = modules[y]?.[x];
      if (dark === modules[y]?.[x + 1] && dark === modules[y + 1]?.[x] && dark === modules[y + 1]?.[x + 1]) points += 3;
    }
  }
  const dark = modules.flat().filter(Boolean).length;
  return points + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}
