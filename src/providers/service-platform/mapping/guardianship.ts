import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { Guardianship, Relative } from '../../../domain/citizen.ts';
import { heldSince, validityOn, plainDay, type AnswerElement } from '../wire/answer-element.ts';
import { GUARDIANSHIP_KIND, ours } from './code-lists.ts';
import { relativeOf } from './relative.ts';

/** How the guardian is told, by the contract's `umyndiggorelseRelationType`. */
const NOT_IN_REGISTER = '0';
const BY_ADDRESS = '2';

/** The one guardianship of the record; its validity tells whether it holds. Null where there is none. */
export function guardianshipOf(element: AnswerElement | null, today: CalendarDate): Guardianship | null {
  if (element === null || element.isEmpty) return null;
  const end = element.day('umyndiggoerelseSlettedato');
  const told = element.listedCode('umyndiggorelseRelationType');
  const lines = element.lines((line) => `relationtekst${line}`);
  const addressSince = element.day('relationVaergeadresseStartdato');
  const name = element.text('relationVaergenavn');
  // In CPR's own layout of the record the name, the day of the address and the five texts are one unit: addressee and address.
  const hasAddress = told === BY_ADDRESS || name !== null || addressSince !== null;
  return {
    kind: ours(GUARDIANSHIP_KIND, element.text('VærgemålType')),
    guardianName: name,
    guardianAddressLines: hasAddress ? lines : [],
    guardianAddressValidity: heldSince(plainDay(addressSince)),
    guardian: guardianOf(element, told),
    incapacitated: element.flag('umyndiggjort'),
    remarks: hasAddress ? [] : lines,
    validity: validityOn(today, element.uncertainDay('umyndiggoerelseStartdato'), plainDay(end)),
  };
}

function guardianOf(element: AnswerElement, told: string | null): Relative | null {
  const since = heldSince(plainDay(element.day('relationStartdato')));
  const name = element.text('relationVaergenavn');
  const known =
    element.text('relationPersonnummer') === null
      ? null
      : relativeOf(element, 'GUARDIAN', 'relationPersonnummer');
  if (known !== null) return { ...known, validity: since };
  if (name === null && told !== NOT_IN_REGISTER) return null;
  const person = name === null ? null : { name, birthDate: null, birthDateUncertain: null };
  return { role: 'GUARDIAN', validity: since, key: null, person };
}
