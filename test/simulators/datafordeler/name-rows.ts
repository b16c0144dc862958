import type { Citizen, PersonName } from '../../../src/domain/citizen.ts';
import { CURRENT, HISTORIC, NAME_MARKING_CODE } from './danish-codes.ts';
import type { Navn } from './register-person.ts';
import { row } from './span.ts';

/** The present name and the earlier ones; a newborn has none yet. */
export function nameRows({ name, nameHistory }: Citizen): Navn[] {
  const earlier = (nameHistory ?? []).map((former) => nameRow(former, HISTORIC));
  return name === null ? earlier : [nameRow(name, CURRENT), ...earlier];
}

function nameRow(name: PersonName, status: string): Navn {
  return {
    ...row(status, name.validity),
    adresseringsnavn: status === CURRENT ? name.addressingName : null,
    fornavne: name.givenName ?? '',
    mellemnavn: name.middleName,
    efternavn: name.surname ?? '',
    fornavnemarkering: name.givenNameMarking && NAME_MARKING_CODE[name.givenNameMarking],
    mellemnavnmarkering: name.middleNameMarking && NAME_MARKING_CODE[name.middleNameMarking],
    efternavnmarkering: name.surnameMarking && NAME_MARKING_CODE[name.surnameMarking],
  };
}
