import { describe, expect, test } from '@jest/globals';
import type { Citizen } from '../../../../src/domain/citizen.ts';
import { days, ONE_OF_A_KIND, tellingOf, type Days } from '../one-of-a-kind.ts';
import { ALL_FIELDS, readPerson, readTold } from '../read-person.ts';

/*
 * The rows here are hand-made: the contract of the service allows each of them, and it is not known which of them the register sends. What is
 * told must be right either way. It is 1 June 2026.
 */

describe.each(ONE_OF_A_KIND)('$field: of $list', (kind) => {
  const { row, ends } = kind;
  const PRESENT = row('A', 'aktuel', { from: '2001-02-03' });
  const THERE = { present: 'A', others: [] };

  test('a row that begins in the future is not told as present, though it comes first', () => {
    const future = row('B', 'aktuel', { from: '2040-01-01' });
    for (const rows of [
      [future, PRESENT],
      [PRESENT, future],
    ]) {
      expect(tellingOf(kind, rows)).toEqual({ present: 'A', others: [['B', 'LATER']] });
    }
    expect(tellingOf(kind, [future])).toEqual({ present: null, others: [['B', 'LATER']] });
  });

  test('of several that hold, the one that began last is present, and has ended the others', () => {
    const before = row('B', 'aktuel', { from: '1990-01-01' });
    const undated = row('C', 'aktuel');
    const others = [
      ['B', 'EARLIER'],
      ['C', 'EARLIER'],
    ];
    expect(tellingOf(kind, [before, undated, PRESENT])).toEqual({ present: 'A', others });
    expect(tellingOf(kind, [PRESENT, undated, before])).toEqual({ present: 'A', others });
  });

  test('historic ones are history, the latest first; so are those that were changed for technical reasons', () => {
    const historic = row('B', 'historisk', { from: '1990-01-01' });
    const technical = row('C', 'TEKNISK_AENDRING', { from: '1995-01-01' });
    expect(tellingOf(kind, [historic, technical, PRESENT])).toEqual({
      present: 'A',
      others: [
        ['C', 'EARLIER'],
        ['B', 'EARLIER'],
      ],
    });
    expect(tellingOf(kind, [historic]).present).toBeNull();
  });

  test.each(['', 'ny', ' '])('one whose status is "%s" may be anything: it is told as that', (status) => {
    expect(tellingOf(kind, [row('B', status, { from: '2020-01-01' }), PRESENT])).toEqual({
      present: 'A',
      others: [['B', 'UNKNOWN']],
    });
    expect(tellingOf(kind, [row('B', status)])).toEqual({ present: null, others: [['B', 'UNKNOWN']] });
  });

  test('annulled and corrected ones never were true', () => {
    const wrong = ['fortrudt', 'rettet'].map((status) => row('B', status, { from: '2020-01-01' }));
    expect(tellingOf(kind, [...wrong, PRESENT])).toEqual(THERE);
    expect(tellingOf(kind, wrong)).toEqual({ present: null, others: [] });
  });

  test('one that can’t be read costs the history, and not the one that holds', () => {
    const told = readTold({ [kind.list]: [null, PRESENT] }, new Set([kind.field, kind.history]));
    expect(kind.markIn(told[kind.field])).toBe('A');
    expect(told[kind.history]).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });

  test('one that can’t be read may be the present one, where no other is', () => {
    const historic = row('B', 'historisk');
    const told = readTold({ [kind.list]: [historic, null] }, new Set([kind.field, kind.history]));
    expect(told[kind.field]).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });

  test('an impossible day costs the history, and not the one that holds', () => {
    const impossible = row('B', 'historisk', { from: '2001-02-30' });
    const told = readTold({ [kind.list]: [impossible, PRESENT] }, new Set([kind.field, kind.history]));
    expect(kind.markIn(told[kind.field])).toBe('A');
    expect(told[kind.history]).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });

  if (ends && kind.field !== 'migration') {
    test('one that ended is history, whatever its status still says', () => {
      const ended = row('B', 'aktuel', { from: '1990-01-01', to: '1999-12-31' });
      expect(tellingOf(kind, [ended])).toEqual({ present: null, others: [['B', 'EARLIER']] });
      expect(tellingOf(kind, [ended, PRESENT])).toEqual({ present: 'A', others: [['B', 'EARLIER']] });
    });
  }
});

describe('a row holds from its first day on, and no longer on the day it ended', () => {
  test.each([
    ['begins today', { from: '2026-06-01' }, 'PRESENT'],
    ['begins tomorrow', { from: '2026-06-02' }, 'LATER'],
    ['ends tomorrow', { to: '2026-06-02' }, 'PRESENT'],
    ['ended today', { to: '2026-06-01' }, 'EARLIER'],
    ['ends at the end of the calendar', { from: '0001-01-01', to: '9999-12-31' }, 'PRESENT'],
  ])('one that %s', (_title, span, phase) => {
    const navne = [{ fornavne: 'Emma', efternavn: 'Madsen', status: 'aktuel', ...days(span) }];
    const { name, nameHistory } = readPerson({ navne });
    expect((name ?? nameHistory?.[0])?.validity?.phase).toBe(phase);
    expect(name === null).toBe(phase !== 'PRESENT');
  });

  test('which day it is, is told by Danish clocks', () => {
    const navne = [{ fornavne: 'Emma', efternavn: 'Madsen', status: 'aktuel', virkningfra: '2026-06-02' }];
    const at = (instant: string) => readTold({ navne }, ALL_FIELDS, new Date(instant));
    expect(at('2026-06-01T21:59:59Z')).toMatchObject({ name: null });
    expect(at('2026-06-01T22:00:00Z')).toMatchObject({ name: { givenName: 'Emma' } });
  });
});

describe('a departure that is over', () => {
  const over = { status: 'aktuel', udenlandsadresselinie1: 'Storgatan 1', ...days({ to: '1999-12-31' }) };
  const before = { ...over, udenlandsadresselinie1: 'Karl Johans gate 1', virkningfra: '1980-01-01' };
  const lines = (of: Citizen['migration'] | undefined) => of?.foreignAddressLines[0];

  test('is the latest departure or entry all the same, where its status calls it present', () => {
    const { migration, migrationHistory } = readPerson({ udrejseIndrejser: [over] });
    expect(lines(migration)).toBe('Storgatan 1');
    expect(migration?.validity).toMatchObject({ to: '1999-12-31', phase: 'EARLIER' });
    expect(migrationHistory).toEqual([]);
  });

  test('is history beside one that lasts, and before one that ended later', () => {
    const lasting = { ...over, udenlandsadresselinie1: 'Rue 1', virkningtil: null };
    const { migration, migrationHistory } = readPerson({ udrejseIndrejser: [over, before, lasting] });
    expect(lines(migration)).toBe('Rue 1');
    expect(migrationHistory?.map(lines)).toEqual(['Karl Johans gate 1', 'Storgatan 1']);
    const ended = readPerson({ udrejseIndrejser: [over, before] });
    expect(lines(ended.migration)).toBe('Karl Johans gate 1');
    expect(ended.migrationHistory?.map(lines)).toEqual(['Storgatan 1']);
  });
});

describe('custody has no status: its days alone tell whether it is held', () => {
  const held = (personid: string, virkningfra: string, virkningtil: string | null = null) => ({
    virkningfra,
    virkningtil,
    foraeldremyndig: { personid, personnummer: '0101666004' },
    barn: { personid, personnummer: '0101666004' },
    foraeldremyndighedsindehaverrolle: 'mor',
  });
  const ROWS = [
    held('ended', '1990-01-01', '1999-12-31'),
    held('begins', '2040-01-01'),
    held('mother', '2001-01-01'),
    held('ends', '2001-01-01', '2040-01-01'),
  ];

  test.each([
    ['foraeldremyndighedsoplysninger', 'custodyHolders', 'custodyHolderHistory'],
    ['foraeldremyndighedOver', 'custodyOver', 'custodyOverHistory'],
  ] as const)('%s', (list, field, history) => {
    const citizen = readPerson({ [list]: ROWS });
    expect(citizen[field]?.map(({ key }) => key?.id)).toEqual(['mother', 'ends']);
    expect(citizen[history]?.map(({ key, validity }) => [key?.id, validity?.phase])).toEqual([
      ['begins', 'LATER'],
      ['ended', 'EARLIER'],
    ]);
  });
});

test('citizenships can be several: those that hold, and all the others', () => {
  const row = (kode: string, status: string, virkningFra: string, virkningTil: string | null = null) => ({
    cprland: { kode },
    status,
    virkningFra,
    virkningTil,
  });
  const { citizenships, citizenshipHistory } = readPerson({
    statsborgerskaber: [
      row('begins', 'aktuel', '2040-01-01'),
      row('first', 'aktuel', '1990-01-01'),
      row('ended', 'aktuel', '1990-01-01', '1999-12-31'),
      row('second', 'aktuel', '2001-01-01'),
      row('historic', 'historisk', '1980-01-01'),
      row('wrong', 'rettet', '1980-01-01'),
    ],
  });
  expect(citizenships?.map(({ country }) => country.authorityCode)).toEqual(['second', 'first']);
  expect(
    citizenshipHistory?.map(({ country, validity }) => [country.authorityCode, validity?.phase]),
  ).toEqual([
    ['begins', 'LATER'],
    ['ended', 'EARLIER'],
    ['historic', 'EARLIER'],
  ]);
});

test('a guardianship may lack a status: the contract lets it, and nothing says that it is over', () => {
  const vaergemaal = [{ vaergemaalstype: 'delvis', vaergenavn: 'Emma Madsen', status: null }];
  expect(readPerson({ vaergemaal }).guardianship).toMatchObject({ validity: { phase: 'PRESENT' } });
});

describe('the contact address, of which there is one', () => {
  const told = (kontaktadresse: object) => {
    const { contactAddress, contactAddressHistory } = readPerson({ kontaktadresse });
    return [contactAddress?.lines ?? null, contactAddressHistory?.map(({ validity }) => validity?.phase)];
  };
  const row = (status: string, span: Days = {}) => ({ status, adresselinie1: 'Boks 7', ...days(span) });

  test('is told where it holds', () => {
    expect(told(row('aktuel'))).toEqual([['Boks 7'], []]);
  });

  test.each([
    ['that is historic', row('historisk'), 'EARLIER'],
    ['that ended', row('aktuel', { to: '2001-01-01' }), 'EARLIER'],
    ['that begins', row('aktuel', { from: '2040-01-01' }), 'LATER'],
    ['without a status', row(''), 'UNKNOWN'],
  ])('%s is no present one', (_title, kontaktadresse, phase) => {
    expect(told(kontaktadresse)).toEqual([null, [phase]]);
  });
});

test('the day from which a status holds may be to come', () => {
  const validity = (fields: object) => readPerson(fields).statusValidity;
  expect(validity({ status: 'udrejst', statusdato: '2040-01-01' })).toMatchObject({ phase: 'LATER' });
  expect(validity({ status: 'udrejst', statusdato: '2001-01-01' })).toMatchObject({ phase: 'PRESENT' });
  expect(validity({ statusdato: null, statusdatousikkerhedsmarkering: false })).toBeNull();
  expect(
    validity({ status: 'forsvundet', statusdato: null, statusdatousikkerhedsmarkering: true }),
  ).toMatchObject({ from: null, fromUncertain: true });
});
