/**
 * Two things with digits in them: an id of hexadecimal digits (a UUID, the ids of a trace), which may hold ten digits in a row by chance and
 * is needed to follow a request; and anything written like a CPR number. Digits that continue on either side (a time stamp) are neither;
 * those of an escaped control character (`\u0000`) are no digits.
 */
const ID_OR_CPR_NUMBER =
  /\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{16})\b|(?:(?<!\d)|(?<=\\u[0-9a-f]{4}))(\d{6}[ -]?\d{4})(?!\d)/gi;

/** The text with everything that looks like a CPR number blotted out. */
export const withoutCprNumbers = (text: string): string =>
  text.replace(ID_OR_CPR_NUMBER, (found, cpr?: string) => (cpr === undefined ? found : BLOT));

const BLOT = '[CPR number]';

/** The strings and numbers of JSON. A string without an end matches too: otherwise the rest would be read again from each quote. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d[\d.eE+-]*/g;

/**
 * A line of JSON, blotted so that it still is JSON. A CPR number that is written as a JSON number has ten digits, or nine: a third of them
 * begin with a zero, which is lost.
 */
export const lineWithoutCprNumbers = (line: string): string =>
  line.replace(STRING_OR_NUMBER, (token) => {
    if (token.startsWith('"')) return withoutCprNumbers(token);
    return /^-?\d{9,10}(?!\d)/.test(token) ? `"${BLOT}"` : token;
  });
