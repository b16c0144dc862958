import type { Relative } from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { nameMarkingOf } from './name.ts';
import type { DatedRow } from './which-row-counts.ts';

/** Where a relation keeps its three shapes: a person, someone without a number, a reference that does not lead to anybody. */
type Shapes = { readonly known: string; readonly unnumbered?: string; readonly invalid?: string };

/**
 * The relative of a row in whichever shape it has; null when it has none. An invalid reference has a number too, at times a possible one:
 * it is not told, because nobody could tell it from one to follow, and whoever has it is not this relative.
 */
export function relativeOf(
  { row, validity }: DatedRow,
  role: Relative['role'],
  shapes: Shapes,
): Relative | null {
  const known = row.row(shapes.known);
  if (known !== null) {
    const id = known.requiredText('personid');
    const cpr = CprNumber.parse(known.text('personnummer'));
    return { role, validity, key: cpr instanceof CprNumber ? { cpr, id } : { id }, person: null };
  }
  const other =
    (shapes.unnumbered && row.row(shapes.unnumbered)) || (shapes.invalid && row.row(shapes.invalid));
  if (!other) return null;
  const person = {
    name: other.text('navn'),
    birthDate: other.day('foedselsdato'),
    birthDateUncertain: other.flag('foedselsdatousikkerhedsmarkering'),
    nameMarking: nameMarkingOf(other, 'navnemarkering'),
  };
  const isTold = person.name !== null || person.birthDate !== null;
  return { role, validity, key: null, person: isTold ? person : null };
}
