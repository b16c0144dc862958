/** As GraphQL writes names, and no longer than anybody needs. */
const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;
/** A date of birth has as many, a CPR number more. */
const DIGITS_OF_A_BIRTH_DATE = 6;

/**
 * A name that a client chose, where an error or the log may repeat it; null for any other text. What is no name may be a value, and a name with
 * many digits, wherever in it, may hold a CPR number.
 */
export function plainName(text: string): string | null {
  if (!NAME.test(text)) return null;
  return text.replace(/\D/g, '').length < DIGITS_OF_A_BIRTH_DATE ? text : null;
}
