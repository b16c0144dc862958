import { CURRENT, HISTORIC, PERSON_STATUS_CODE, PROTECTION_CODE } from './danish-codes.ts';
import type { RegisterPerson, Row } from './register-person.ts';

/** A person as CPRCustom_PrivateSectorPerson shows them; see `private-sector.graphql`. */
export type PrivatePerson = Pick<
  RegisterPerson,
  | 'status'
  | 'statusdato'
  | 'statusdatousikkerhedsmarkering'
  | 'stilling'
  | 'beskyttelser'
  | 'forsvindinger'
  | 'kontaktadresse'
  | 'vaergemaal'
> & {
  /** The number that was asked with. */
  readonly personnummer: string;
  readonly navne: RegisterPerson['navne'] | null;
  readonly adresseoplysninger: RegisterPerson['adresseoplysninger'] | null;
  readonly udrejseIndrejser: RegisterPerson['udrejseIndrejser'] | null;
};

/** What a company that asks with this number gets to see; null for someone whose number is closed. */
export function toPrivatePerson(person: RegisterPerson, personnummer: string): PrivatePerson | null {
  if (person.status === PERSON_STATUS_CODE.CLOSED) return null;
  const isProtected = person.beskyttelser.some(
    ({ beskyttelsestype, status }) =>
      beskyttelsestype === PROTECTION_CODE.NAME_AND_ADDRESS && status !== HISTORIC,
  );
  const { status, statusdato, statusdatousikkerhedsmarkering, stilling, vaergemaal } = person;
  return {
    personnummer,
    status,
    statusdato,
    statusdatousikkerhedsmarkering,
    stilling,
    vaergemaal,
    beskyttelser: person.beskyttelser.filter(
      (row) => row.beskyttelsestype !== PROTECTION_CODE.LOCAL_DIRECTORY && row.status !== HISTORIC,
    ),
    forsvindinger: current(person.forsvindinger),
    navne: isProtected ? null : current(person.navne),
    adresseoplysninger: isProtected ? null : addresses(person),
    kontaktadresse: isProtected ? null : person.kontaktadresse,
    udrejseIndrejser: isProtected ? null : current(person.udrejseIndrejser),
  };
}

/** The dead have no present address; the old private service gave their last one. */
function addresses({ status, adresseoplysninger }: RegisterPerson): RegisterPerson['adresseoplysninger'] {
  return status === PERSON_STATUS_CODE.DEAD ? adresseoplysninger.slice(0, 1) : current(adresseoplysninger);
}

function current<T extends Row>(rows: readonly T[]): T[] {
  return rows.filter(({ status }) => status === CURRENT);
}
