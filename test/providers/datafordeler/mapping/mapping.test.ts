import { describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../../../src/providers/provider-error.ts';
import { readPerson as read, readTold } from '../read-person.ts';

describe('a code that is in no list is UNKNOWN, never a neighbour', () => {
  test('status and sex', () => {
    expect(read({ status: 'paa_maanen', koen: 'ukendt' })).toMatchObject({
      status: 'UNKNOWN',
      sex: 'UNKNOWN',
    });
  });

  test('codes are read whatever their letter case', () => {
    expect(read({ status: 'DOED', koen: 'Mand' })).toMatchObject({ status: 'DEAD', sex: 'MALE' });
  });

  test('what an object of the language inherits is no code', () => {
    expect(read({ status: 'constructor' }).status).toBe('UNKNOWN');
  });

  test('roles, kinds and markings', () => {
    const citizen = read({
      navne: [{ fornavne: 'Emma', efternavn: 'Madsen', status: 'aktuel', efternavnmarkering: 'ny' }],
      civilstande: [{ status: 'aktuel', civilstandstype: 'ny' }],
      foraeldreoplysninger: [{ foraelderrolle: 'ny' }],
      foraeldremyndighedsoplysninger: [{ foraeldremyndighedsindehaverrolle: 'anden_3' }],
      folkekirke: [{ tilhoersforhold: 'ny', status: 'aktuel' }],
      vaergemaal: [{ vaergemaalstype: 'ny' }],
      kommunaleForhold: [{ kommunaleforholdstype: 'ukendt', kommunaleforholdskode: '1' }],
      valgoplysninger: [{ valgoplysningstype: 'ny', status: 'aktuel' }],
    });
    expect(citizen).toMatchObject({
      name: { surnameMarking: 'UNKNOWN', givenNameMarking: null },
      civilStatus: 'UNKNOWN',
      parents: [{ role: 'UNKNOWN' }],
      custodyHolders: [{ role: 'UNKNOWN' }],
      churchMembership: 'UNKNOWN',
      guardianship: { kind: 'UNKNOWN' },
      municipalMatters: [{ kind: 'UNKNOWN' }],
      votingRegistrations: [{ kind: 'UNKNOWN' }],
    });
  });

  test('the status of a citizenship: neither present nor former', () => {
    const citizen = read({ statsborgerskaber: [{ status: 'ny', cprland: { navn: 'Danmark' } }] });
    expect(citizen.citizenships).toEqual([]);
    expect(citizen.citizenshipHistory).toMatchObject([
      { country: { name: 'Danmark' }, validity: { phase: 'UNKNOWN' } },
    ]);
  });
});

describe('what the register once got wrong is not shown', () => {
  const rows = (field: object): object[] => [
    { ...field, status: 'fortrudt', virkningfra: '2001-01-01' },
    { ...field, status: 'rettet', virkningfra: '2002-01-01' },
    { ...field, status: 'historisk', virkningfra: '2003-01-01' },
    { ...field, status: 'teknisk_aendring', virkningfra: '2004-01-01' },
  ];

  test('names, civil statuses, addresses and migrations: history has the rows that were true, the latest first', () => {
    const citizen = read({
      navne: rows({ fornavne: 'Emma', efternavn: 'Madsen' }),
      civilstande: rows({ civilstandstype: 'ugift' }),
      adresseoplysninger: rows({ cprAdresse: {} }),
      udrejseIndrejser: rows({}),
    });
    for (const history of [
      citizen.nameHistory,
      citizen.civilStatusHistory,
      citizen.addressHistory,
      citizen.migrationHistory,
    ]) {
      expect(history?.map(({ validity }) => validity?.from)).toEqual(['2004-01-01', '2003-01-01']);
    }
    expect(citizen).toMatchObject({ name: null, civilStatus: null, address: null, migration: null });
  });

  test('disappearances, citizenships and separations', () => {
    const citizen = read({
      forsvindinger: rows({}),
      statsborgerskaber: rows({ cprland: { navn: 'Danmark' } }).map(withCapitalDays),
      civilstande: [{ civilstandstype: 'gift', status: 'aktuel', separationer: rows({}) }],
    });
    const citizenships = citizen.citizenshipHistory?.map(({ validity }) => validity);
    for (const periods of [citizen.disappearances, citizenships, citizen.separations]) {
      expect(periods).toMatchObject([
        { from: '2004-01-01', phase: 'EARLIER' },
        { from: '2003-01-01', phase: 'EARLIER' },
      ]);
    }
    expect(citizen.citizenships).toEqual([]);
  });

  test('a number that was somebody else’s', () => {
    const { cpr, cprHistory } = read({
      personnumre: [
        { personnummer: '0101666001', status: 'fortrudt' },
        { personnummer: '0101666002', status: 'historisk' },
        { personnummer: '0101666003', status: 'aktuel' },
      ],
    });
    expect(cpr?.reveal()).toBe('0101666003');
    expect(cprHistory?.map(({ cpr: former, validity }) => [former.reveal(), validity?.phase])).toEqual([
      ['0101666002', 'EARLIER'],
    ]);
  });
});

const withCapitalDays = ({ virkningfra, ...row }: { virkningfra?: string }): object => ({
  ...row,
  virkningFra: virkningfra,
});

test('what has no end in the service’s types is told with whether it holds', () => {
  const citizen = read({
    deltBopael: [
      { status: 'historisk', virkningFra: '2001-01-01' },
      { status: 'rettet', virkningFra: '2003-01-01' },
      { status: 'aktuel', virkningFra: '2005-01-01' },
    ],
    valgoplysninger: [
      { valgoplysningstype: 'udlandsdanskere', status: 'historisk', virkningfra: '2010-01-01' },
      { valgoplysningstype: 'nordatlant_afstemning', status: 'aktuel', virkningfra: '2001-01-01' },
    ],
  });
  expect(citizen.sharedResidences).toMatchObject([
    { from: '2005-01-01', phase: 'PRESENT' },
    { from: '2001-01-01', phase: 'EARLIER' },
  ]);
  expect(citizen.votingRegistrations).toMatchObject([
    { kind: 'NORTH_ATLANTIC_BALLOT', validity: { phase: 'PRESENT' } },
    { kind: 'DANE_ABROAD', validity: { phase: 'EARLIER' } },
  ]);
});

test('event codes come in the register’s order, each with its instant in UTC', () => {
  const cprHaendelseskoder = [
    {
      kode: 'A01',
      afledtmrk: true,
      registreringfra: '2026-03-02T19:30:00.123456+01:00',
      virkningfra: '2026-03-01',
    },
    { kode: 'B23', afledtmrk: null, registreringfra: null, virkningfra: null },
  ];
  expect(read({ cprHaendelseskoder }).eventCodes).toEqual([
    {
      code: 'A01',
      derived: true,
      registeredAt: '2026-03-02T18:30:00.123Z',
      validity: { from: '2026-03-01', fromUncertain: null, to: null, toUncertain: null, phase: 'PRESENT' },
    },
    {
      code: 'B23',
      derived: null,
      registeredAt: null,
      validity: { from: null, fromUncertain: null, to: null, toUncertain: null, phase: 'PRESENT' },
    },
  ]);
});

describe('an empty list is known to be none; no list is not', () => {
  test.each([
    ['nameHistory', 'navne'],
    ['children', 'boern'],
    ['notes', 'notater'],
    ['separations', 'civilstande'],
    ['eventCodes', 'cprHaendelseskoder'],
    ['protectionPeriods', 'beskyttelser'],
  ] as const)('%s', (field, theirs) => {
    expect(read({ [theirs]: [] })[field]).toEqual([]);
    expect(read({ [theirs]: null })[field]).toBeNull();
  });
});

describe('a field of another type than promised is told by its name, not by its value, and costs what is read from it', () => {
  test.each([
    ['status', { status: 7 }, ['status']],
    ['koen', { koen: '' }, ['sex']],
    ['foedselsdato', { foedselsdato: '31-12-1866' }, ['birthDate']],
    ['foedselsdatousikkerhedsmarkering', { foedselsdatousikkerhedsmarkering: 'ja' }, ['birthDateUncertain']],
    ['navne', { navne: 'Emma' }, ['name', 'nameHistory']],
    ['navne.status', { navne: [{ fornavne: 'Emma', status: 9 }] }, ['name', 'nameHistory']],
    [
      'adresseoplysninger.cprAdresse',
      { adresseoplysninger: [{ status: 'aktuel', cprAdresse: 'Søgade' }] },
      ['address'],
    ],
    ['notater.notatnummer', { notater: [{ notatlinie: 'Emma', notatnummer: 'to' }] }, ['notes']],
    [
      'beskyttelser.virkningfra',
      { beskyttelser: [{ beskyttelsestype: 'x', status: 'aktuel', virkningfra: 'igår' }] },
      ['protectionPeriods'],
    ],
    ['boern.barn', { boern: [{ barn: ['Emma'] }] }, ['children']],
    ['cprHaendelseskoder.kode', { cprHaendelseskoder: [{ kode: null }] }, ['eventCodes']],
    ['personnumre', { personnumre: null }, ['cprHistory', 'cpr', 'cprValidity']],
  ])('%s', (path, fields, costs) => {
    const failed = Object.entries(readTold(fields)).filter(([, value]) => value instanceof ProviderError);
    expect(failed.map(([field]) => field).sort()).toEqual([...costs].sort());
    for (const [, error] of failed) {
      expect(error).toMatchObject({
        code: 'UPSTREAM_INVALID_RESPONSE',
        message: expect.stringMatching(
          new RegExp(`^Datafordeler's answer has no \\w+ in "person\\.${path}"\\.$`),
        ),
      });
    }
  });
});

test('of what was not asked for nothing is read, whatever is there', () => {
  const fields = { stilling: 7, statusdato: '2001-02-03', navne: [{ fornavne: 'Emma', status: 'aktuel' }] };
  const citizen = read(fields, new Set(['name', 'status']));
  expect(citizen).toMatchObject({ name: { givenName: 'Emma' }, status: 'RESIDENT_IN_DENMARK' });
  expect(citizen).not.toHaveProperty('statusValidity');
  expect(citizen).not.toHaveProperty('occupation');
  expect(() => read(fields, new Set(['occupation']))).toThrow('no text in "person.stilling"');
});
