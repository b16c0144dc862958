import type { Citizen, PersonKey, PersonWithoutCpr, Relative } from '../../../src/domain/citizen.ts';
import { addressRows, contactAddressRows, migrationRows } from './address-rows.ts';
import { CURRENT, NAME_MARKING_CODE } from './danish-codes.ts';
import { isOneIn } from './made-up.ts';
import { nameRows } from './name-rows.ts';
import { protectionRows } from './protection-rows.ts';
import type {
  Row,
  SimpelPerson,
  SimpelPersonIkkeValidRelation,
  SimpelPersonUdenCpr,
} from './register-person.ts';
import { row } from './span.ts';

/** Finds a person by any number they had, or by id. */
export type FindCitizen = (key: PersonKey) => Citizen | null;

/** The three shapes of a relation, of which one is filled. */
export type Shapes = {
  readonly known: SimpelPerson | null;
  readonly withoutNumber: SimpelPersonUdenCpr | null;
  readonly invalid: SimpelPersonIkkeValidRelation | null;
};

/** A relative in the shape that fits what is known of them; someone not identified is an invalid reference with nothing in it. */
export function shapesOf({ key, person }: Relative, find: FindCitizen): Shapes {
  const citizen = key === null ? null : find(key);
  if (citizen !== null) return { known: simplePerson(citizen), withoutNumber: null, invalid: null };
  if (person !== null) {
    const withoutNumber = {
      personid: null,
      navn: person.name,
      navnemarkering: nameMarking(person),
      foedselsdato: person.birthDate,
      foedselsdatousikkerhedsmarkering: person.birthDateUncertain,
    };
    return { known: null, withoutNumber, invalid: null };
  }
  const invalid = {
    personid: key?.id ?? null,
    personnummer: key?.cpr?.reveal() ?? null,
    navn: null,
    foedselsdato: null,
  };
  return { known: null, withoutNumber: null, invalid };
}

/** Made up for some where it is not told. */
function nameMarking({ name, nameMarking: told }: PersonWithoutCpr): string | null {
  const marking = told === undefined && isOneIn(4, name ?? '') ? 'ABBREVIATED' : (told ?? null);
  return marking && NAME_MARKING_CODE[marking];
}

/** A related person with what is current about them. */
export function simplePerson(citizen: Citizen): SimpelPerson {
  return {
    personid: citizen.id,
    personnummer: (citizen.cpr ?? citizen.cprHistory?.[0]?.cpr)?.reveal() ?? '',
    adresseoplysninger: currentOf(addressRows(citizen)),
    beskyttelser: protectionRows(citizen),
    forsvinding: currentOf(disappearanceRows(citizen)),
    kontaktadresse: currentOf(contactAddressRows(citizen)),
    navn: currentOf(nameRows(citizen)),
    udrejseIndrejse: currentOf(migrationRows(citizen)),
  };
}

export function disappearanceRows({ disappearances }: Citizen): Row[] {
  return (disappearances ?? []).map((period) => row(period));
}

function currentOf<T extends { readonly status: string }>(rows: readonly T[]): T | null {
  return rows.find(({ status }) => status === CURRENT) ?? null;
}
