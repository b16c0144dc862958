import { describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../../src/domain/cpr-number.ts';
import { readPerson as read, readTold } from '../read-person.ts';

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

describe('former spouses', () => {
  const emma = { personid: 'emma', personnummer: '0101666004' };
  const ida = { personid: 'ida', personnummer: '0101666005' };
  const row = (
    civilstandstype: string,
    status: string,
    [virkningfra, virkningtil = null]: [string, (string | null)?],
    aegtefaelle: object | null = null,
  ) => ({ civilstandstype, status, virkningfra, virkningtil, aegtefaelle });
  /** Who, from when, and where that stands in time. */
  const historyIn = (...civilstande: object[]) =>
    read({ civilstande }).spouseHistory?.map(({ key, validity }) => [
      key?.id,
      validity?.from ?? null,
      validity?.phase ?? null,
    ]);

  test('are told with the days of the marriage, the latest first, and the present one is not among them', () => {
    const rows = [
      row('gift', 'historisk', ['1980-01-01', '1990-01-01'], ida),
      row('fraskilt', 'historisk', ['1990-01-01', '1995-01-01']),
      row('registreret_partnerskab', 'historisk', ['1995-01-01', '2000-01-01'], {
        ...emma,
        personid: 'liv',
      }),
      row('gift', 'aktuel', ['2001-01-01'], emma),
    ];
    expect(historyIn(...rows)).toEqual([
      ['liv', '1995-01-01', 'EARLIER'],
      ['ida', '1980-01-01', 'EARLIER'],
    ]);
  });

  test('are told of a marriage that ended though its row is called present, and of one to come', () => {
    const ended = row('gift', 'aktuel', ['1980-01-01', '1990-01-01'], ida);
    const coming = row('gift', 'aktuel', ['2040-01-01'], emma);
    expect(read({ civilstande: [ended, coming] })).toMatchObject({ spouse: null, civilStatus: null });
    expect(historyIn(ended, coming)).toEqual([
      ['emma', '2040-01-01', 'LATER'],
      ['ida', '1980-01-01', 'EARLIER'],
    ]);
  });

  test('are told of a divorce that names them, once, with the days of the marriage and not of the divorce', () => {
    const divorced = row('fraskilt', 'aktuel', ['1990-01-01'], ida);
    const marriage = row('gift', 'historisk', ['1980-01-01', '1990-01-01'], ida);
    expect(historyIn(divorced, marriage)).toEqual([['ida', '1980-01-01', 'EARLIER']]);
    expect(historyIn(divorced)).toEqual([['ida', null, null]]);
  });

  test('can be the present one too: whoever marries the same person again has been married to them before', () => {
    const rows = [
      row('gift', 'historisk', ['1980-01-01', '1990-01-01'], ida),
      row('gift', 'aktuel', ['2001-01-01'], ida),
      row('gift', 'teknisk_aendring', ['2001-01-01'], ida),
    ];
    expect(historyIn(...rows)).toEqual([['ida', '1980-01-01', 'EARLIER']]);
  });

  test('without a number, or not identified, are told each with their marriage', () => {
    const rows = [
      {
        ...row('gift', 'historisk', ['1980-01-01']),
        aegtefaelleUdenCpr: { navn: 'Ida Madsen', foedselsdato: null },
      },
      { ...row('gift', 'historisk', ['1990-01-01']), ikkeValidRelationsAegtefaelle: { navn: null } },
      { ...row('gift', 'historisk', ['2000-01-01']), ikkeValidRelationsAegtefaelle: { navn: null } },
    ];
    expect(read({ civilstande: rows }).spouseHistory).toMatchObject([
      { key: null, person: null, validity: { from: '2000-01-01' } },
      { key: null, person: null, validity: { from: '1990-01-01' } },
      { key: null, person: { name: 'Ida Madsen' }, validity: { from: '1980-01-01' } },
    ]);
  });

  test('of a marriage that was registered by mistake are none', () => {
    expect(historyIn(row('gift', 'rettet', ['1980-01-01'], ida))).toEqual([]);
  });

  test('a widow’s spouse, though the row of the widowhood names them, has the days of the marriage', () => {
    const widowed = row('enke_enkemand', 'aktuel', ['2001-01-01'], ida);
    const marriage = row('gift', 'historisk', ['1980-01-01', '2001-01-01'], ida);
    expect(read({ civilstande: [widowed, marriage] })).toMatchObject({
      spouse: { key: { id: 'ida' }, validity: { from: '1980-01-01', to: '2001-01-01' } },
      spouseHistory: [],
    });
    expect(read({ civilstande: [widowed] }).spouse).toMatchObject({ key: { id: 'ida' }, validity: null });
  });
});

describe('separations', () => {
  const marriage = { civilstandstype: 'gift', status: 'aktuel' };

  test('of every marriage are told with where they stand in time', () => {
    const former = { ...marriage, status: 'historisk' };
    const separationer = [{ status: 'aktuel', virkningfra: '2020-01-01', virkningtil: null }];
    const ended = [{ status: 'aktuel', virkningfra: '1990-01-01', virkningtil: '1991-01-01' }];
    const { separations } = read({
      civilstande: [
        { ...former, separationer: ended },
        { ...marriage, separationer },
      ],
    });
    expect(separations).toMatchObject([
      { from: '2020-01-01', phase: 'PRESENT' },
      { from: '1990-01-01', phase: 'EARLIER' },
    ]);
  });

  test('are not known where no row has a list of them', () => {
    expect(read({ civilstande: [marriage] }).separations).toBeNull();
    expect(read({ civilstande: [{ ...marriage, separationer: [] }] }).separations).toEqual([]);
  });
});

const OPEN = { from: null, fromUncertain: null, to: null, toUncertain: null, phase: 'PRESENT' };

describe('a relative', () => {
  test.each([
    [
      'with a number is one to walk on to',
      { foraelder: { personid: 'x', personnummer: '0101666005' } },
      { key: { cpr: CprNumber.of('0101666005'), id: 'x' }, person: null },
    ],
    [
      'whose number is none we can read is known by id',
      { foraelder: { personid: 'x', personnummer: '010166600A' } },
      { key: { id: 'x' }, person: null },
    ],
    [
      'whose id is missing is known by number',
      { foraelder: { personid: '', personnummer: '0101666005' } },
      { key: { cpr: CprNumber.of('0101666005') }, person: null },
    ],
    [
      'without a number has name, what is special about it, and birth date',
      {
        foraelderUdenCpr: {
          navn: 'Emma Madsen',
          foedselsdato: '1866-01-01',
          foedselsdatousikkerhedsmarkering: true,
          navnemarkering: 'forkortet',
        },
      },
      {
        key: null,
        person: {
          name: 'Emma Madsen',
          birthDate: '1866-01-01',
          birthDateUncertain: true,
          nameMarking: 'ABBREVIATED',
        },
      },
    ],
    [
      'behind an invalid reference has the name that it tells, and nobody is asked for by its number',
      {
        ikkeValidRelationsForaelder: { personnummer: '0101666006', navn: 'Emma Madsen', foedselsdato: null },
      },
      {
        key: null,
        person: { name: 'Emma Madsen', birthDate: null, birthDateUncertain: null, nameMarking: null },
      },
    ],
    [
      'behind an invalid reference that tells nothing is not identified',
      { ikkeValidRelationsForaelder: { personnummer: '0101666006', navn: null, foedselsdato: null } },
      { key: null, person: null },
    ],
    ['of whom there is nothing at all is not identified', {}, { key: null, person: null }],
  ])('%s', (_title, shapes, expected) => {
    expect(read({ foraeldreoplysninger: [{ foraelderrolle: 'mor', ...shapes }] }).parents).toEqual([
      { role: 'MOTHER', validity: OPEN, ...expected },
    ]);
  });
});

test('a relative of whom neither id nor number can be read costs the field: they are there, and nobody could be asked for', () => {
  const foraeldreoplysninger = [{ foraelderrolle: 'mor', foraelder: { personid: '', personnummer: '' } }];
  expect(readTold({ foraeldreoplysninger }).parents).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
});

test('parents and children come in the register’s order, those to come behind', () => {
  const barn = (personid: string) => ({ personid, personnummer: '' });
  const boern = [
    { barn: barn('to come'), virkningfra: '2040-01-01' },
    { barn: barn('first'), virkningfra: '1990-01-01' },
    { barn: barn('second'), virkningfra: '2001-01-01' },
  ];
  expect(read({ boern }).children?.map(({ key, validity }) => [key?.id, validity?.phase])).toEqual([
    ['first', 'PRESENT'],
    ['second', 'PRESENT'],
    ['to come', 'LATER'],
  ]);
});

describe('a child in custody comes with what the holder is to it', () => {
  test.each([
    ['mor', 'MOTHER'],
    ['anden_2', 'OTHER_CUSTODY_HOLDER'],
    ['ny', 'UNKNOWN'],
    [null, null],
  ])('%s', (foraeldremyndighedsindehaverrolle, custodyAs) => {
    const barn = { personid: 'x', personnummer: '0101666005' };
    const { custodyOver } = read({ foraeldremyndighedOver: [{ barn, foraeldremyndighedsindehaverrolle }] });
    expect(custodyOver).toMatchObject([{ role: 'CHILD', key: { cpr: expect.anything() }, custodyAs }]);
  });
});
