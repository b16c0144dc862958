/** As GraphQL writes names, and no longer than anybody needs. */
const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;
/** A date of birth has so many digits, a CPR number more. */
const DIGITS_OF_A_BIRTH_DATE = 6;
/** Long enough for so many digits. */
const LONG_WORD = /\w{6,}/g;

/**
 * A name that a client chose, where an error or the log may repeat it; null for any other text. Any other text may be a value, and a name
 * with many digits may hold a CPR number.
 */
export function plainName(text: string): string | null {
  return NAME.test(text) && digitsIn(text) < DIGITS_OF_A_BIRTH_DATE ? text : null;
}

/** How an error names a variable. */
export const variablePlace = (name: string): string => `$${plainName(name) ?? '…'}`;

/** How many digits a text has, whatever stands between them. */
export function digitsIn(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) digits++;
  return digits;
}

/**
 * A message of graphql-js without what may be a CPR number in it: words that are no {@link plainName} for their digits, and longer rows of digits with
 * blanks or hyphens between them.
 */
export const withoutNumbers = (message: string): string =>
  message
    .replace(LONG_WORD, (word) => (digitsIn(word) < DIGITS_OF_A_BIRTH_DATE ? word : '…'))
    .replace(/\d[\d -]{2,}\d/g, '…');
