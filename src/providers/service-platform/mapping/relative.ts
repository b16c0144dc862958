import type { Relative } from '../../../domain/citizen.ts';
import type { RelativeRole } from '../../../domain/code-lists.ts';
import { CprNumber } from '../../../domain/cpr-number.ts';
import type { AnswerElement } from '../wire/answer-element.ts';
import { numberIn } from './number-in.ts';

/**
 * Someone reached through a relation: by a number, by name and birth date, or as somebody whom the register does not identify. The last goes
 * for a number of ten digits that no person can have, such as one that was made up for somebody without a number. Null if there is no relation,
 * and for the number of nobody.
 *
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` where something else stands for a number
 */
export function relativeOf(
  relation: AnswerElement | null,
  role: RelativeRole,
  numberElement = 'personnummer',
): Relative | null {
  if (relation === null) return null;
  const cpr = numberIn(relation, numberElement);
  if (cpr instanceof CprNumber) return { role, validity: null, key: { cpr }, person: null };
  if (cpr === null && relation.text(numberElement) !== null) return null;
  const { day: birthDate, uncertain: birthDateUncertain } = relation.uncertainDay('foedselsdato');
  const name = relation.text('navn');
  if (name === null && birthDate === null) return unidentified(role);
  return { role, validity: null, key: null, person: { name, birthDate, birthDateUncertain } };
}

/** Somebody whom the register does not identify. */
export const unidentified = (role: RelativeRole): Relative => ({
  role,
  validity: null,
  key: null,
  person: null,
});
