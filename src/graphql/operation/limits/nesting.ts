/**
 * How deep brackets of any kind may be nested in the text of an operation. Well above the deepest `MAX_DEPTH`, well below what fills the
 * stack of graphql-js (measured: 800 nested objects in a literal).
 */
export const MOST_NESTED = 250;

/**
 * Whether the text nests brackets deeper than {@link MOST_NESTED}; those in strings and comments do not count. For a text that is not GraphQL
 * the answer may be either. Each character is looked at once, because a client chooses the text.
 */
export function nestsTooDeep(source: string): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    switch (source.charAt(at)) {
      case '{':
      case '(':
      case '[':
        depth++;
        if (depth > MOST_NESTED) return true;
        break;
      case '}':
      case ')':
      case ']':
        depth--;
        break;
      case '"':
        at = source.startsWith('"""', at) ? endOfBlock(source, at) : endOfString(source, at);
        break;
      case '#':
        at = endOfLine(source, at);
    }
  }
  return false;
}

/** Where the last quote of the block string that begins at `start` is; the end of the text where there is none. */
function endOfBlock(source: string, start: number): number {
  let end = source.indexOf('"""', start + 3);
  // `\"""` is three quotes in the string.
  while (end > 0 && source[end - 1] === '\\') end = source.indexOf('"""', end + 3);
  return end < 0 ? source.length : end + 2;
}

/** Where the last quote of the string that begins at `start` is. A string that is not closed ends with its line. */
function endOfString(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at];
    if (character === '"' || character === '\n' || character === '\r') return at;
    if (character === '\\') at++;
  }
  return source.length;
}

function endOfLine(source: string, start: number): number {
  for (let at = start; at < source.length; at++) if (source[at] === '\n' || source[at] === '\r') return at;
  return source.length;
}
