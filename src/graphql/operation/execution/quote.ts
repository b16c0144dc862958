/** Up to this length a look at each character is faster than a regular expression. */
const SHORT = 42;

/** What JSON escapes: control characters, the quotation mark, the backslash, and halves of surrogate pairs; and a few more that it does not. */
const ESCAPED = /[\p{Cc}\p{Cs}"\\]/u;

/** Whether a text stands in JSON as it is. */
export function isPlain(text: string): boolean {
  const { length } = text;
  if (length > SHORT) return !ESCAPED.test(text);
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff)) return false;
  }
  return true;
}

/** A text as JSON. */
export const quote = (text: string): string => (isPlain(text) ? `"${text}"` : JSON.stringify(text));
