import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Address, Citizen, Relative } from '../../../src/domain/citizen.ts';
import type { Validity } from '../../../src/domain/validity.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { NEVER_TOLD } from '../../../src/providers/datafordeler/never-told.ts';
import { createOwnPeople } from './own-people.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from './simulated-datafordeler.ts';

const own = createOwnPeople();
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
/** Where the register has no mark of uncertainty. */
const unmarked = { fromUncertain: null, toUncertain: null };

const byNumber = (
  role: Relative['role'],
  digits: string,
  validity: Validity = { ...since, toUncertain: null },
): Relative => {
  const { cpr, id } = own.citizen(digits);
  if (cpr === null) throw new Error('The test person has no number');
  return { role, validity, key: { cpr, id }, person: null };
};
const unnumbered: Relative = {
  role: 'FATHER_OR_CO_MOTHER',
  validity: since,
  key: null,
  person: {
    name: 'Emma Madsen',
    birthDate: '1950-01-02',
    birthDateUncertain: true,
    nameMarking: 'ABBREVIATED',
  },
};

const move = {
  movedIn: '2001-02-03',
  movedInUncertain: true,
  movedOut: '2001-02-02',
  movedOutUncertain: false,
  fromMunicipalityCode: '0101',
  fromMunicipalityName: 'København',
};
const address: Address = {
  ...own.citizen('0707614293').address!,
  supplementaryLines: ['Opgang B', 'Indgang fra gården'],
  municipalityMove: move,
};
const denmark = { authorityCode: '5100', isoCode: 'DNK', name: 'Danmark' };
const sweden = { authorityCode: '5120', isoCode: 'SWE', name: 'Sverige' };
const norway = { authorityCode: '5110', isoCode: 'NOR', name: 'Norge' };
const ofCustody = { ...period, toUncertain: null };

/** Somebody with something in every field that the service has. */
const RICH: Citizen = {
  ...own.citizen('0707614293'),
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
  name: { ...own.citizen('0707614293').name!, validity: since },
  nameHistory: [{ ...own.citizen('0901414068').nameHistory![0]!, validity: period }],
  occupation: 'Gartner',
  protection: { ...own.citizen('0707614293').protection, marketing: 'PROTECTED' },
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
  civilStatusHistory: [{ civilStatus: 'MARRIED', validity: period }],
  spouse: byNumber('SPOUSE', '0701650018'),
  spouseHistory: [byNumber('SPOUSE', '0901414068', period)],
  parents: [byNumber('MOTHER', '0701650018'), unnumbered],
  children: [byNumber('CHILD', '0101851001')],
  custodyHolders: [byNumber('OTHER_CUSTODY_HOLDER', '0701650018')],
  custodyHolderHistory: [byNumber('MOTHER', '0901414068', ofCustody)],
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
      guardianAddressLines: [],
      validity: { ...period, to: null, toUncertain: null },
    },
  ],
  citizenships: [{ country: denmark, validity: since }],
  citizenshipHistory: [{ country: sweden, validity: period }],
  address,
  addressHistory: [{ ...address, supplementaryLines: [], validity: period }],
  contactAddress: { lines: ['Boks 7'], validity: { ...since, ...unmarked } },
  contactAddressHistory: [],
  migration: {
    destinationCountry: sweden,
    originCountry: null,
    foreignAddressLines: ['Storgatan 1', 'Malmö'],
    validity: since,
  },
  migrationHistory: [
    {
      destinationCountry: sweden,
      originCountry: norway,
      foreignAddressLines: [],
      validity: period,
    },
  ],
  disappearances: [period],
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

let upstream: SimulatedDatafordeler;
beforeAll(async () => {
  own.addCitizen(RICH);
  upstream = await startSimulatedDatafordeler('public', own.people);
});
afterAll(() => upstream.stop());

/** What the adapter answers when these fields are wanted, and what it asked the service for. */
async function ask(...wanted: (keyof Citizen)[]): Promise<{ answer: unknown; asked: readonly string[] }> {
  const inquiry = { key: { id: RICH.id }, fields: new Set(wanted) };
  const { signal } = new AbortController();
  const [answer] = await upstream.provider.citizens([inquiry], { signal });
  return { answer, asked: upstream.simulator.queries.at(-1)?.fields ?? [] };
}

const fieldsOf = (asked: readonly string[]): string[] =>
  [...new Set(asked.map((path) => path.split('.')[0] ?? ''))].sort();

const ALWAYS = ['beskyttelser', 'id', 'koen', 'personnumre', 'status'];

const FIELDS = Object.keys(RICH) as (keyof Citizen)[];
const TOLD = FIELDS.filter((field) => !NEVER_TOLD.some((never) => never === field));

test.each(TOLD)('%s, asked for alone, comes back', async (field) => {
  const { answer } = await ask(field);
  expect(answer).toMatchObject({ [field]: RICH[field] });
  expect(RICH[field]).not.toBeNull();
});

test('all of them at once come back; what the service has no place for is null', async () => {
  const { answer } = await ask(...FIELDS);
  expect(answer).toEqual(RICH);
  expect(FIELDS.filter((field) => RICH[field] === null).sort()).toEqual([...NEVER_TOLD].sort());
});

describe('nothing is asked for that nobody wants', () => {
  test('a name alone: no family, no address', async () => {
    const { asked } = await ask('name');
    expect(fieldsOf(asked)).toEqual([...ALWAYS, 'navne'].sort());
  });

  test('nothing beyond who it is: numbers and protections only', async () => {
    const { asked } = await ask('id', 'protection', 'protectionPeriods');
    expect(fieldsOf(asked)).toEqual(ALWAYS);
  });

  test.each([
    ['address', 'adresseoplysninger'],
    ['contactAddress', 'kontaktadresse'],
    ['parents', 'foraeldreoplysninger'],
    ['children', 'boern'],
    ['spouse', 'civilstande'],
    ['churchMembership', 'folkekirke'],
    ['notes', 'notater'],
    ['movingOrder', 'flyttepaabud'],
    ['eventCodes', 'cprHaendelseskoder'],
  ] as const)('%s: %s only', async (field, theirs) => {
    const { asked } = await ask(field);
    expect(fieldsOf(asked)).toEqual([...ALWAYS, theirs].sort());
  });

  test('of a relative no name and no address: whoever wants to know more walks on to them', async () => {
    const { asked } = await ask('spouse');
    const ofSpouse = asked.filter((path) => path.startsWith('civilstande.aegtefaelle.'));
    expect(ofSpouse.map((path) => path.replace('civilstande.aegtefaelle.', '')).sort()).toEqual([
      'beskyttelser.beskyttelsestype',
      'beskyttelser.status',
      'beskyttelser.virkningfra',
      'beskyttelser.virkningtil',
      'personid',
      'personnummer',
    ]);
  });

  test('two fields that come from one list: the list once', async () => {
    await ask('name', 'nameHistory');
    expect(upstream.simulator.queries.at(-1)?.document.match(/navne \{/g)).toHaveLength(1);
  });
});

test('protections are always asked for, of the person and of every relative: without them the service refuses the question', async () => {
  const { asked } = await ask('spouse', 'parents', 'children', 'custodyHolders', 'custodyOver');
  const places = asked.filter((path) => path.endsWith('beskyttelser.beskyttelsestype'));
  expect(places.sort()).toEqual([
    'beskyttelser.beskyttelsestype',
    'boern.barn.beskyttelser.beskyttelsestype',
    'civilstande.aegtefaelle.beskyttelser.beskyttelsestype',
    'foraeldremyndighedOver.barn.beskyttelser.beskyttelsestype',
    'foraeldremyndighedsoplysninger.foraeldremyndig.beskyttelser.beskyttelsestype',
    'foraeldreoplysninger.foraelder.beskyttelser.beskyttelsestype',
  ]);
});
