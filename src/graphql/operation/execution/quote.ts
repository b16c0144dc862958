/** Up to this length a look at each character is faster than a call of `JSON.stringify`. */
const SHORT = 42;

/** A text as JSON. */
export function quote(text: string): string {
  const { length } = text;
  if (length > SHORT) return JSON.stringify(text);
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    // What JSON escapes: control characters, the quotation mark, the backslash, and halves of surrogate pairs.
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff)) {
      return JSON.stringify(text);
    }
  }
  return `"${text}"`;
}
