import { CURRENT, HISTORIC, PERSON_STATUS_CODE, PROTECTION_CODE } from './danish-codes.ts';
import type { PrivateForm } from './private-form.ts';
import type { RegisterPerson } from './register-person.ts';

/** A person as CPRCustom_PrivateSectorPerson shows them; see `private-sector.graphql`. */
export type PrivatePerson = Pick<
  RegisterPerson,
  | 'status'
  | 'statusdato'
  | 'statusdatousikkerhedsmarkering'
  | 'stilling'
  | 'beskyttelser'
  | 'forsvindinger'
  | 'vaergemaal'
> & {
  /** For the order of the people, and told to nobody. */
  readonly sortKey: string;
  /** The number that was asked with. */
  readonly personnummer: string;
  readonly personnumre: RegisterPerson['personnumre'];
  readonly navne: RegisterPerson['navne'] | null;
  readonly adresseoplysninger: RegisterPerson['adresseoplysninger'] | null;
  readonly kontaktadresse: RegisterPerson['kontaktadresse'] | null;
  readonly udrejseIndrejser: RegisterPerson['udrejseIndrejser'] | null;
};

/** What a company that asks with this number gets to see; null for someone whose number is closed. */
export function toPrivatePerson(
  person: RegisterPerson,
  personnummer: string,
  form: PrivateForm,
): PrivatePerson | null {
  if (person.status === PERSON_STATUS_CODE.CLOSED) return null;
  const isProtected = person.beskyttelser.some(
    ({ beskyttelsestype, status }) =>
      beskyttelsestype === PROTECTION_CODE.NAME_AND_ADDRESS && status !== HISTORIC,
  );
  const { status, statusdato, statusdatousikkerhedsmarkering, stilling, vaergemaal } = person;
  return {
    sortKey: form.numbers === 'asked' ? `${personnummer} ${person.id}` : person.id,
    personnummer,
    personnumre: form.numbers === 'present' ? current(person.personnumre) : person.personnumre,
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
    adresseoplysninger: isProtected ? null : addresses(person, form),
    kontaktadresse: isProtected ? null : current(person.kontaktadresse),
    udrejseIndrejser: isProtected ? null : current(person.udrejseIndrejser),
  };
}

/** The dead have no present address; the old private service gave their last one. */
function addresses(
  { status, adresseoplysninger }: RegisterPerson,
  { lastAddress }: PrivateForm,
): RegisterPerson['adresseoplysninger'] {
  if (status !== PERSON_STATUS_CODE.DEAD) return current(adresseoplysninger);
  return adresseoplysninger.slice(0, 1).map((row) => ({ ...row, status: lastAddress }));
}

function current<T extends { readonly status: string }>(rows: readonly (T | null)[]): T[] {
  return rows.filter((row) => row !== null).filter(({ status }) => status === CURRENT);
}
