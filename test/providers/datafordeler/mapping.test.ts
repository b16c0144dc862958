import { describe, expect, test } from '@jest/globals';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { publicPerson } from '../../../src/providers/datafordeler/public-person.ts';
import { PUBLIC_FIELDS } from '../../../src/providers/datafordeler/public-selection.ts';
import { Row } from '../../../src/providers/datafordeler/row.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const ALL_FIELDS = new Set(Object.keys(PUBLIC_FIELDS) as (keyof Citizen)[]);

/** A person of the service's answer, as JSON. */
function read(fields: object, wanted: ReadonlySet<keyof Citizen> = ALL_FIELDS): Citizen {
  const person = {
    id: 'some-id',
    koen: 'kvinde',
    status: 'bopael_i_danmark',
    beskyttelser: [],
    personnumre: [{ personnummer: '0101666000', status: 'aktuel' }],
    ...fields,
  };
  return publicPerson(Row.of(person, 'person'), wanted, NOW);
}

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
    const { citizenships } = read({ statsborgerskaber: [{ status: 'ny', cprland: { navn: 'Danmark' } }] });
    expect(citizenships).toMatchObject([{ countryName: 'Danmark', current: null, validity: null }]);
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
      statsborgerskaber: rows({ cprland: { navn: 'Danmark' } }),
      civilstande: [{ civilstandstype: 'gift', status: 'aktuel', separationer: rows({}) }],
    });
    expect([citizen.disappearances, citizen.citizenships, citizen.separations]).toMatchObject([
      [{}, {}],
      [{}, {}],
      [{}, {}],
    ]);
  });

  test('a number that was somebody else’s', () => {
    const { cprHistory } = read({
      personnumre: [
        { personnummer: '0101666001', status: 'fortrudt' },
        { personnummer: '0101666002', status: 'historisk' },
        { personnummer: '0101666003', status: 'aktuel' },
      ],
    });
    expect(cprHistory?.map(({ cpr, current }) => [cpr.reveal(), current])).toEqual([
      ['0101666003', true],
      ['0101666002', false],
    ]);
  });

  test('what has no end in the service’s types is told only while it holds', () => {
    const citizen = read({
      deltBopael: [
        { status: 'historisk', virkningFra: '2001-01-01' },
        { status: 'aktuel', virkningFra: '2005-01-01' },
      ],
      valgoplysninger: [{ valgoplysningstype: 'udlandsdanskere', status: 'historisk' }],
    });
    expect(citizen.sharedResidences?.map(({ from }) => from)).toEqual(['2005-01-01']);
    expect(citizen.votingRegistrations).toEqual([]);
  });
});

describe('a spouse', () => {
  const emma = { personid: 'emma', personnummer: '0101666004', beskyttelser: [] };
  const spouseIn = (...civilstande: object[]): string | undefined =>
    read({ civilstande }).spouse?.key?.cpr?.reveal();
  const marriage = {
    status: 'historisk',
    civilstandstype: 'gift',
    virkningfra: '1990-01-01',
    aegtefaelle: emma,
  };

  test('of the married is the one on the present row', () => {
    expect(spouseIn({ ...marriage, status: 'aktuel' })).toBe('0101666004');
  });

  test.each(['enke_enkemand', 'doed'])('of the %s is the one of the marriage before', (civilstandstype) => {
    expect(spouseIn({ status: 'aktuel', civilstandstype }, marriage)).toBe('0101666004');
  });

  test('of somebody who died widowed is the one of the marriage before that', () => {
    const widowed = { status: 'historisk', civilstandstype: 'enke_enkemand', virkningfra: '2001-01-01' };
    expect(spouseIn({ status: 'aktuel', civilstandstype: 'doed' }, marriage, widowed)).toBe('0101666004');
  });

  test('is nobody for the divorced, even if the row still names them', () => {
    const divorced = { status: 'aktuel', civilstandstype: 'fraskilt', aegtefaelle: emma };
    expect(spouseIn(divorced, marriage)).toBeUndefined();
  });

  test('is nobody for those who died divorced', () => {
    const divorced = { status: 'historisk', civilstandstype: 'fraskilt', virkningfra: '2001-01-01' };
    expect(spouseIn({ status: 'aktuel', civilstandstype: 'doed' }, divorced, marriage)).toBeUndefined();
  });

  test('is nobody by a marriage that was registered by mistake', () => {
    expect(
      spouseIn({ status: 'aktuel', civilstandstype: 'doed' }, { ...marriage, status: 'fortrudt' }),
    ).toBeUndefined();
  });
});

describe('a relative', () => {
  test.each([
    [
      'with a number is one to walk on to',
      { foraelder: { personid: 'x', personnummer: '0101666005' } },
      { key: { cpr: expect.anything() }, person: null },
    ],
    [
      'whose number is none we can read is known by id',
      { foraelder: { personid: 'x', personnummer: '010166600A' } },
      { key: { id: 'x' }, person: null },
    ],
    [
      'without a number has name and birth date',
      {
        foraelderUdenCpr: {
          navn: 'Emma Madsen',
          foedselsdato: '1866-01-01',
          foedselsdatousikkerhedsmarkering: true,
        },
      },
      { key: null, person: { name: 'Emma Madsen', birthDate: '1866-01-01', birthDateUncertain: true } },
    ],
    [
      'behind an invalid reference has the name that it tells, and nobody is asked for by its number',
      {
        ikkeValidRelationsForaelder: { personnummer: '0101666006', navn: 'Emma Madsen', foedselsdato: null },
      },
      { key: null, person: { name: 'Emma Madsen', birthDate: null, birthDateUncertain: null } },
    ],
    [
      'behind an invalid reference that tells nothing is not identified',
      { ikkeValidRelationsForaelder: { personnummer: '0101666006', navn: null, foedselsdato: null } },
      { key: null, person: null },
    ],
    ['of whom there is nothing at all is not identified', {}, { key: null, person: null }],
  ])('%s', (_title, shapes, expected) => {
    expect(read({ foraeldreoplysninger: [{ foraelderrolle: 'mor', ...shapes }] }).parents).toEqual([
      { role: 'MOTHER', validity: null, ...expected },
    ]);
  });
});

describe('an empty list is known to be none; no list is not', () => {
  test.each([
    ['nameHistory', 'navne'],
    ['children', 'boern'],
    ['notes', 'notater'],
    ['separations', 'civilstande'],
  ] as const)('%s', (field, theirs) => {
    expect(read({ [theirs]: [] })[field]).toEqual([]);
    expect(read({ [theirs]: null })[field]).toBeNull();
  });
});

test('a care-of name comes without the C/O that the register begins it with', () => {
  const careOf = (conavn: string | null): string | null | undefined =>
    read({ adresseoplysninger: [{ status: 'aktuel', conavn, cprAdresse: {} }] }).address?.careOf;
  expect(['C/O Madsen', 'c/o  Madsen', 'Madsen', null].map(careOf)).toEqual([
    'Madsen',
    'Madsen',
    'Madsen',
    null,
  ]);
});

test('a contact address that ended is none', () => {
  const contactAddress = { status: 'historisk', adresselinie1: 'Boks 7' };
  expect(read({ kontaktadresse: contactAddress }).contactAddress).toBeNull();
});

describe('a field of another type than promised is told by its name, not by its value', () => {
  test.each([
    ['status', { status: 7 }],
    ['koen', { koen: '' }],
    ['foedselsdato', { foedselsdato: '31-12-1866' }],
    ['foedselsdatousikkerhedsmarkering', { foedselsdatousikkerhedsmarkering: 'ja' }],
    ['navne', { navne: 'Emma' }],
    ['navne.status', { navne: [{ fornavne: 'Emma', status: 9 }] }],
    ['adresseoplysninger.cprAdresse', { adresseoplysninger: [{ status: 'aktuel', cprAdresse: 'Søgade' }] }],
    ['notater.notatnummer', { notater: [{ notatlinie: 'Emma', notatnummer: 'to' }] }],
    [
      'beskyttelser.virkningfra',
      { beskyttelser: [{ beskyttelsestype: 'x', status: 'aktuel', virkningfra: 'igår' }] },
    ],
    ['boern.barn', { boern: [{ barn: ['Emma'] }] }],
  ])('%s', (path, fields) => {
    expect(() => read(fields)).toThrow(
      expect.objectContaining({
        code: 'UPSTREAM_INVALID_RESPONSE',
        message: expect.stringMatching(
          new RegExp(`^Datafordeler's answer has no \\w+ in "person\\.${path}"\\.$`),
        ),
      }),
    );
  });

  test('a person without a number, or with one that is none', () => {
    expect(() => read({ personnumre: [] })).toThrow('Datafordeler told a person without a number.');
    const wrong = { personnumre: [{ personnummer: '9999999999', status: 'aktuel' }] };
    expect(() => read(wrong)).toThrow('Datafordeler told a number that is no CPR number.');
  });
});

test('of what was not asked for nothing is read, whatever is there', () => {
  const fields = { stilling: 7, statusdato: '2001-02-03', navne: [{ fornavne: 'Emma', status: 'aktuel' }] };
  const citizen = read(fields, new Set(['name', 'status', 'registration']));
  expect(citizen).toMatchObject({
    name: { givenName: 'Emma' },
    status: 'RESIDENT_IN_DENMARK',
    statusSince: null,
    occupation: null,
    registration: null,
  });
  expect(Object.keys(citizen).sort()).toEqual(Object.keys(read({})).sort());
  expect(() => read(fields, new Set(['occupation']))).toThrow('no text in "person.stilling"');
});
