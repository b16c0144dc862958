import type { Address, Citizen, PersonName, Relative } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { Validity } from '../../../src/domain/validity.ts';
import { createOwnPeople } from './own-people.ts';

const people = createOwnPeople();
const period: Validity = {
  from: '2001-02-03',
  fromUncertain: true,
  to: '2004-05-06',
  toUncertain: false,
  phase: 'EARLIER',
};
const since: Validity = {
  from: '2010-11-12',
  fromUncertain: false,
  to: null,
  toUncertain: null,
  phase: 'PRESENT',
};
const longAgo: Validity = { ...period, from: '1990-01-01', to: '1999-12-31' };
/** Where the register has no mark of uncertainty. */
const unmarked = { fromUncertain: null, toUncertain: null };

const byNumber = (
  role: Relative['role'],
  digits: string,
  validity: Validity = { ...since, toUncertain: null },
): Relative => {
  const { cpr, id } = people.citizen(digits);
  if (cpr === null) throw new Error('The test person has no number');
  return { role, validity, key: { cpr, id }, person: null };
};
const unnumbered = (role: Relative['role'], validity = since): Relative => ({
  role,
  validity,
  key: null,
  person: {
    name: 'Emma Madsen',
    birthDate: '1950-01-02',
    birthDateUncertain: true,
    nameMarking: 'ABBREVIATED',
  },
});

const move = {
  movedIn: '2001-02-03',
  movedInUncertain: true,
  movedOut: '2001-02-02',
  movedOutUncertain: false,
  fromMunicipalityCode: '0101',
  fromMunicipalityName: 'København',
};
const address: Address = {
  ...people.citizen('0707614293').address!,
  floor: '01',
  door: 'th',
  buildingNumber: 'B12',
  darAddressId: '0a3f50b8-0000-32b8-e044-0003ba298018',
  supplementaryLines: ['Opgang B', 'Indgang fra gården'],
  supplementaryAddress: {
    lines: ['Opgang B', 'Indgang fra gården'],
    validity: { from: '2012-01-01', to: null, ...unmarked, phase: 'PRESENT' },
  },
  municipalityMove: move,
};
const before: Address = {
  ...address,
  supplementaryLines: ['Opgang A'],
  supplementaryAddress: {
    lines: ['Opgang A'],
    validity: { from: '2001-02-03', to: '2002-01-01', ...unmarked, phase: 'EARLIER' },
  },
  validity: period,
};
const name: PersonName = {
  givenName: 'Emma',
  middleName: 'Marie',
  surname: 'Madsen',
  addressingName: 'Madsen,Emma Marie',
  givenNameMarking: 'ABBREVIATED',
  middleNameMarking: 'CHARACTERS_NOT_REPORTABLE',
  surnameMarking: 'INSUFFICIENTLY_DOCUMENTED',
  validity: since,
};
const denmark = { authorityCode: '5100', isoCode: 'DNK', name: 'Danmark' };
const sweden = { authorityCode: '5120', isoCode: 'SWE', name: 'Sverige' };
const norway = { authorityCode: '5110', isoCode: 'NOR', name: 'Norge' };
const ofCustody = { ...period, toUncertain: null };

/** Somebody with something in every field that the service has. */
export const RICH: Citizen = {
  ...people.citizen('0707614293'),
  cprValidity: since,
  cprHistory: [{ cpr: CprNumber.of('0101666900'), validity: period }],
  status: 'EMIGRATED',
  statusValidity: { from: '2020-01-02', fromUncertain: true, to: null, toUncertain: null, phase: 'PRESENT' },
  birthplace: {
    authorityCode: '5120',
    authorityName: 'Sverige',
    country: sweden,
    supplementaryText: 'Hasseris',
  },
  name,
  nameHistory: [{ ...name, surname: 'Ibsen', validity: period }],
  occupation: 'Gartner',
  protection: { ...people.citizen('0707614293').protection, marketing: 'PROTECTED' },
  protectionPeriods: [
    {
      kind: 'MARKETING',
      validity: { from: '2024-03-01', to: null, ...unmarked, phase: 'PRESENT' },
      startsAt: '2024-03-01T08:15:30.123Z',
      endsAt: null,
    },
    {
      kind: 'NAME_AND_ADDRESS',
      validity: { from: '2019-05-06', to: '2020-05-07', ...unmarked, phase: 'EARLIER' },
      startsAt: '2019-05-06T09:00:00.000Z',
      endsAt: '2020-05-06T22:30:00.000Z',
    },
  ],
  civilStatus: 'MARRIED',
  civilStatusValidity: since,
  civilStatusHistory: [
    { civilStatus: 'MARRIED', validity: period },
    { civilStatus: 'REGISTERED_PARTNERSHIP', validity: longAgo },
  ],
  spouse: unnumbered('SPOUSE'),
  spouseHistory: [byNumber('SPOUSE', '0901414068', period), unnumbered('SPOUSE', longAgo)],
  parents: [byNumber('MOTHER', '0701650018'), unnumbered('FATHER_OR_CO_MOTHER')],
  children: [byNumber('CHILD', '0101851001')],
  custodyHolders: [byNumber('OTHER_CUSTODY_HOLDER', '0701650018'), unnumbered('MOTHER')],
  custodyHolderHistory: [byNumber('MOTHER', '0901414068', ofCustody), unnumbered('MOTHER', ofCustody)],
  custodyOver: [{ ...byNumber('CHILD', '0101851001'), custodyAs: 'OTHER_CUSTODY_HOLDER' }],
  custodyOverHistory: [{ ...byNumber('CHILD', '0901414068', ofCustody), custodyAs: 'MOTHER' }],
  guardianship: {
    kind: 'PARTIAL',
    guardianName: 'Emma Madsen',
    guardianAddressLines: ['Søgade 1', '9000 Aalborg'],
    validity: since,
  },
  guardianshipHistory: [
    {
      kind: 'FULL',
      guardianName: 'Ida Madsen',
      guardianAddressLines: ['Bygade 2'],
      validity: { ...period, to: null, toUncertain: null },
    },
  ],
  citizenships: [{ country: denmark, validity: since }],
  citizenshipHistory: [{ country: sweden, validity: period }],
  address,
  addressHistory: [before],
  contactAddress: { lines: ['Boks 7'], validity: { ...since, ...unmarked } },
  contactAddressHistory: [],
  migration: {
    destinationCountry: sweden,
    originCountry: norway,
    foreignAddressLines: ['Storgatan 1', 'Malmö'],
    validity: since,
  },
  migrationHistory: [
    {
      destinationCountry: sweden,
      originCountry: norway,
      foreignAddressLines: ['Karl Johans gate 1'],
      validity: period,
    },
  ],
  disappearances: [since, period],
  churchMembership: 'PENDING',
  churchMembershipValidity: since,
  churchMembershipHistory: [{ churchMembership: 'NOT_A_MEMBER', validity: period }],
  separations: [since, period],
  sharedResidences: [since, { ...period, to: null, toUncertain: null }],
  municipalMatters: [{ kind: 'FOSTER_CHILD', code: '7', remark: 'Se sag', validity: since }],
  notes: [{ number: 2, text: 'Et notat', validity: { ...period, ...unmarked } }],
  votingRegistrations: [
    {
      kind: 'DANE_ABROAD',
      validity: { from: '2015-06-07', to: null, ...unmarked, phase: 'PRESENT' },
    },
    {
      kind: 'NORTH_ATLANTIC_BALLOT',
      validity: { from: '2001-06-07', to: null, ...unmarked, phase: 'EARLIER' },
    },
  ],
  movingOrder: {
    remark: 'Flyt',
    validity: { from: '2016-07-08', to: null, ...unmarked, phase: 'PRESENT' },
  },
  eventCodes: [
    {
      code: 'B23',
      derived: true,
      registeredAt: '2026-01-02T17:18:19.000Z',
      validity: { from: '2026-01-01', to: null, ...unmarked, phase: 'PRESENT' },
    },
  ],
};
