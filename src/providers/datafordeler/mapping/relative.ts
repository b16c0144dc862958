import type { PersonKey, Relative } from '../../../domain/citizen.ts';
import { CprNumber } from '../../../domain/cpr-number.ts';
import { nameMarkingOf } from './name.ts';
import type { Row } from './row.ts';
import type { DatedRow } from './which-row-counts.ts';

/** Where a relation keeps its three shapes: a person, someone without a number, a reference that does not lead to anybody. */
type Shapes = { readonly known: string; readonly unnumbered?: string; readonly invalid?: string };

/**
 * The relative of a row in whichever shape it has; null when it has none. An invalid reference has a number too, sometimes a possible one. It
 * is left out, because it would look like one to follow, and whoever has it is not this relative.
 */
export function relativeOf(
  { row, validity }: DatedRow,
  role: Relative['role'],
  shapes: Shapes,
): Relative | null {
  const known = row.row(shapes.known);
  if (known !== null) {
    return { role, validity, key: keyOf(known), person: null };
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

/** Both keys if both can be read; each of them leads to the person. */
function keyOf(known: Row): PersonKey {
  const cpr = CprNumber.parse(known.text('personnummer'));
  const id = known.text('personid');
  if (!(cpr instanceof CprNumber)) return { id: known.requiredText('personid') };
  return id === null ? { cpr } : { cpr, id };
}
