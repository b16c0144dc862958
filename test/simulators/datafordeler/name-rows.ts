import type { Citizen, PersonName } from '../../../src/domain/citizen.ts';
import { NAME_MARKING_CODE } from './danish-codes.ts';
import type { Navn, Row } from './register-person.ts';
import { formerRow, row } from './span.ts';

/** The present name and the earlier ones; a newborn has none yet. */
export function nameRows({ name, nameHistory }: Citizen): Navn[] {
  return [
    ...(name === null ? [] : [nameRow(name, row(name.validity))]),
    ...(nameHistory ?? []).map((former) => nameRow(former, formerRow(former.validity))),
  ];
}

function nameRow(name: PersonName, held: Row): Navn {
  return {
    ...held,
    adresseringsnavn: name.addressingName,
    fornavne: name.givenName ?? '',
    mellemnavn: name.middleName,
    efternavn: name.surname ?? '',
    fornavnemarkering: name.givenNameMarking && NAME_MARKING_CODE[name.givenNameMarking],
    mellemnavnmarkering: name.middleNameMarking && NAME_MARKING_CODE[name.middleNameMarking],
    efternavnmarkering: name.surnameMarking && NAME_MARKING_CODE[name.surnameMarking],
  };
}
