/**
 * How deep brackets of any kind may be nested in the text of an operation. Well above the deepest `MAX_DEPTH`, well below what fills the
 * stack of graphql-js (measured: 800 nested objects in a literal).
 */
export const MOST_NESTED = 250;

/** Strings and comments, whose brackets do not count, and runs of opening or closing brackets. */
const PARTS = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"|#.*|[([{]+|[)\]}]+/g;

/** Whether the text nests brackets deeper than {@link MOST_NESTED}. A text that is no GraphQL may count as either. */
export function nestsTooDeep(source: string): boolean {
  let depth = 0;
  for (const [part] of source.matchAll(PARTS)) {
    if ('([{'.includes(part.charAt(0))) depth += part.length;
    else if (')]}'.includes(part.charAt(0))) depth -= part.length;
    if (depth > MOST_NESTED) return true;
  }
  return false;
}
