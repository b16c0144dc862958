import { CprNumber, type CprNumberInput } from '../../../domain/cpr-number.ts';
import type { AnswerElement } from '../wire/answer-element.ts';

/** The number of nobody: the register's sign for a person who is not known. */
const NOBODY = '0000000000';

/**
 * A person's number in a child of the element; null where there is none, and for the number of nobody.
 *
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` for what does not even have ten digits
 */
export function numberIn(element: AnswerElement, name: string): CprNumberInput | null {
  const digits = element.text(name);
  if (digits === null || digits === NOBODY) return null;
  if (!/^\d{10}$/.test(digits)) throw element.wrong(name, "is not a person's number");
  return CprNumber.parse(digits);
}
