import type { PersonName } from '../../../domain/citizen.ts';
import type { NameMarking } from '../../../domain/code-lists.ts';
import { NAME_MARKING, ours } from './code-lists.ts';
import type { Row } from './row.ts';
import type { DatedRow } from './which-row-counts.ts';

export function nameOf({ row, validity }: DatedRow): PersonName {
  return {
    givenName: row.text('fornavne'),
    middleName: row.text('mellemnavn'),
    surname: row.text('efternavn'),
    addressingName: row.text('adresseringsnavn'),
    givenNameMarking: nameMarkingOf(row, 'fornavnemarkering'),
    middleNameMarking: nameMarkingOf(row, 'mellemnavnmarkering'),
    surnameMarking: nameMarkingOf(row, 'efternavnmarkering'),
    validity,
  };
}

/** What is special about a name or a part of it. */
export function nameMarkingOf(row: Row, field: string): NameMarking | null {
  const code = row.text(field);
  return code === null ? null : ours(NAME_MARKING, code);
}
