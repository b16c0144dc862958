import type { CprAbsence, CprAbsenceReason } from './resolver-types.generated.ts';

/**
 * One entry for each of the fields that can be explained, that the operation asks for and that is null in `person`, with the reason that
 * `reasonFor` finds. Fields that nobody asks for may not have been looked up.
 */
export function absencesOf<Person extends object, Field extends keyof Person & string>(
  person: Person,
  explained: readonly Field[],
  selected: ReadonlySet<string>,
  reasonFor: (field: Field) => CprAbsenceReason,
): CprAbsence[] {
  return explained
    .filter((field) => person[field] === null && selected.has(field))
    .map((field) => ({ field, reason: reasonFor(field) }));
}
