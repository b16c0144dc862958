import type { CprAbsence, CprAbsenceReason } from './resolver-types.generated.ts';

/** One entry for each of the `fields` that is null in `person`, with the reason that `reasonFor` finds. */
export function absencesOf<Person extends object, Field extends keyof Person & string>(
  person: Person,
  fields: readonly Field[],
  reasonFor: (field: Field) => CprAbsenceReason,
): CprAbsence[] {
  return fields
    .filter((field) => person[field] === null)
    .map((field) => ({ field, reason: reasonFor(field) }));
}
