// What the matchers of quick entry share. Pure.

const END = /(?=$|\s|[,;.!?)]+(?:\s|$))/uy;

/** Whether a word ends here. @param {string} text @param {number} end */
export function endsAt(text, end) {
  END.lastIndex = end;
  return END.test(text);
}

/** @type {Map<string, RegExp>} */
const compiled = new Map();

/**
 * Matches a pattern of whole words at a place, regardless of letter case.
 * @param {string} pattern @param {string} text @param {number} at
 * @returns {{ end: number, groups: (string | undefined)[] } | null}
 */
export function wordsAt(pattern, text, at) {
  let expression = compiled.get(pattern);
  if (!expression) compiled.set(pattern, expression = new RegExp(`(?:${pattern})(?=$|\\s|[,;.!?)]+(?:\\s|$))`, 'iuy'));
  expression.lastIndex = at;
  const match = expression.exec(text);
  return match && { end: at + match[0].length, groups: match.slice(1) };
}
