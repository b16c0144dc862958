import { ProviderError } from '../../providers/provider-error.ts';
import type { CprAbsence, CprAbsenceReason } from '../schema/resolver-types.generated.ts';

type Explained<Field> = {
  /** The fields that can be explained: all that are not worked out and that can be null. */
  readonly explained: readonly Field[];
  /** The fields that are asked for at this place. The others may not be known. */
  readonly asked: ReadonlySet<string>;
  /** What is withheld at this place, because the purpose does not grant it. It was not asked for, of anybody. */
  readonly withheld: readonly string[];
  /** What the source never tells. */
  readonly notOffered: readonly string[];
  /** Why a field that the source does tell is null in this person. */
  readonly reasonFor: (field: Field) => CprAbsenceReason;
};

/**
 * Why fields of a person are empty: one entry for each field that is asked for at this place and is null, and one for each part that the
 * source never tells of a field that is not null; and one for each that is withheld, whether or not there is such a thing.
 */
export function absencesOf<Person extends object, Field extends keyof Person & string>(
  person: Person,
  { explained, asked, withheld, notOffered, reasonFor }: Explained<Field>,
): CprAbsence[] {
  const empty = explained
    .filter((field) => asked.has(field) && (notOffered.includes(field) || person[field] === null))
    .map((field) => ({
      field,
      reason: notOffered.includes(field) ? ('NOT_OFFERED_BY_PROVIDER' as const) : reasonFor(field),
    }));
  const parts = notOffered
    .filter((path) => path.includes('.') && asked.has(path) && isThere(person, path))
    .map((field) => ({ field, reason: 'NOT_OFFERED_BY_PROVIDER' as const }));
  const notAllowed = withheld.map((field) => ({ field, reason: 'NOT_ALLOWED' as const }));
  return [...empty, ...parts, ...notAllowed];
}

/** Whether the person has the field that the path begins with. One that failed, or is an empty list, has no parts to miss. */
function isThere(person: object, path: string): boolean {
  const field: unknown = (person as Record<string, unknown>)[path.slice(0, path.indexOf('.'))];
  if (field === null || field === undefined || field instanceof ProviderError) return false;
  return !Array.isArray(field) || field.length > 0;
}
