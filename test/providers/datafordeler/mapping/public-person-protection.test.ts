import { describe, expect, test } from '@jest/globals';
import type { Protection } from '../../../../src/domain/citizen.ts';
import {
  protectionOf,
  protectionPeriodsOf,
} from '../../../../src/providers/datafordeler/mapping/protection.ts';
import { Row } from '../../../../src/providers/datafordeler/mapping/row.ts';
import { NOW, readTold } from '../read-person.ts';

const PROTECTED = { beskyttelsestype: 'navne_og_adresse', status: 'aktuel' };

const read = (beskyttelser: unknown): Protection => protectionOf(Row.of({ beskyttelser }, 'person'), NOW);
const ofNameAndAddress = (...rows: object[]): string => read(rows).nameAndAddress;

const NONE: Protection = {
  nameAndAddress: 'NOT_PROTECTED',
  localDirectory: 'NOT_PROTECTED',
  marketing: 'NOT_PROTECTED',
  creditWarning: 'NOT_PROTECTED',
};

test('the register telling that there are none: not protected', () => {
  expect(read([])).toEqual(NONE);
});

test('the register not telling: unknown, which counts as protected', () => {
  const unknown = Object.fromEntries(Object.keys(NONE).map((kind) => [kind, 'UNKNOWN']));
  expect(read(null)).toEqual(unknown);
  expect(read(undefined)).toEqual(unknown);
});

test.each([
  ['navne_og_adresse', 'nameAndAddress'],
  ['lokal_vejviser', 'localDirectory'],
  ['markedsfoering', 'marketing'],
  ['kreditadvarsel', 'creditWarning'],
])('%s protects %s and nothing else', (beskyttelsestype, kind) => {
  expect(read([{ beskyttelsestype, status: 'aktuel' }])).toEqual({ ...NONE, [kind]: 'PROTECTED' });
  expect(read([{ beskyttelsestype: beskyttelsestype.toUpperCase(), status: 'AKTUEL' }])).toEqual({
    ...NONE,
    [kind]: 'PROTECTED',
  });
});

test('several protections at once', () => {
  const rows = ['markedsfoering', 'navne_og_adresse'].map((beskyttelsestype) => ({
    beskyttelsestype,
    status: 'aktuel',
  }));
  expect(read(rows)).toEqual({ ...NONE, nameAndAddress: 'PROTECTED', marketing: 'PROTECTED' });
});

describe('a protection has a beginning and an end with a time of day; its row being current is not enough', () => {
  test.each([
    ['begun, without an end', '2024-03-01T08:15:30.123456Z', null, 'PROTECTED'],
    ['of which no beginning is told', null, null, 'PROTECTED'],
    ['that begins this instant', '2026-06-01T12:00:00.000000Z', null, 'PROTECTED'],
    ['that begins in a moment', '2026-06-01T12:00:00.001000Z', null, 'NOT_PROTECTED'],
    ['that ends in a moment', '2024-03-01T08:15:30.123456Z', '2026-06-01T12:00:00.001000Z', 'PROTECTED'],
    ['that ends this instant', '2024-03-01T08:15:30.123456Z', '2026-06-01T12:00:00.000000Z', 'NOT_PROTECTED'],
    ['written in Danish time', '2026-06-01T14:00:00+02:00', null, 'PROTECTED'],
  ])('one %s', (_title, virkningfra, virkningtil, expected) => {
    expect(ofNameAndAddress({ ...PROTECTED, virkningfra, virkningtil })).toBe(expected);
  });
});

describe('instants are read strictly; what is none leaves it unknown whether the protection is in force', () => {
  // `Date.parse` makes dates of 2001 of the first two, and of the others another instant on every server.
  const NO_INSTANTS = ['1', 'marts 3', '2024-03-01T08:15:30', '2024-03-01', '2024-02-30T00:00:00Z'];

  test.each(NO_INSTANTS)('an end of "%s"', (virkningtil) => {
    expect(ofNameAndAddress({ ...PROTECTED, virkningtil })).toBe('UNKNOWN');
  });

  test.each([...NO_INSTANTS, '2040'])('a beginning of "%s"', (virkningfra) => {
    expect(ofNameAndAddress({ ...PROTECTED, virkningfra })).toBe('UNKNOWN');
  });

  test('but not of one that has ended, or that is historic', () => {
    const over = { ...PROTECTED, virkningfra: '1', virkningtil: '2020-01-01T00:00:00Z' };
    expect(ofNameAndAddress(over)).toBe('NOT_PROTECTED');
    expect(ofNameAndAddress({ ...PROTECTED, status: 'historisk', virkningfra: '1' })).toBe('NOT_PROTECTED');
  });

  test('the ends of the calendar are instants', () => {
    const always = { virkningfra: '0001-01-01T00:00:00Z', virkningtil: '9999-12-31T23:59:59.999999Z' };
    expect(ofNameAndAddress({ ...PROTECTED, ...always })).toBe('PROTECTED');
  });
});

test.each([
  ['an empty place', null],
  ['a text', 'navne_og_adresse'],
  ['a status that is no text', { ...PROTECTED, status: 1 }],
  ['a kind that is no text', { ...PROTECTED, beskyttelsestype: 1 }],
])('%s in the list may be any protection', (_title, item) => {
  const unknown = Object.fromEntries(Object.keys(NONE).map((kind) => [kind, 'UNKNOWN']));
  expect(read([item])).toEqual(unknown);
});

describe('the row’s status', () => {
  test.each(['historisk', 'fortrudt', 'rettet', 'teknisk_aendring'])('%s: not in force', (status) => {
    expect(ofNameAndAddress({ ...PROTECTED, status })).toBe('NOT_PROTECTED');
  });

  test.each(['ny', '', null])('%p, in no list: unknown, since it may be in force', (status) => {
    expect(ofNameAndAddress({ ...PROTECTED, status })).toBe('UNKNOWN');
  });

  test('an ended protection does not undo a present one', () => {
    expect(ofNameAndAddress({ ...PROTECTED, status: 'historisk' }, PROTECTED)).toBe('PROTECTED');
    expect(ofNameAndAddress({ ...PROTECTED, status: 'ny' }, PROTECTED)).toBe('PROTECTED');
  });
});

describe('a kind of protection that is not known here may be about name and address', () => {
  const NEW_KIND = { beskyttelsestype: 'ny', status: 'aktuel' };

  test('so that leaves name and address unknown', () => {
    expect(read([NEW_KIND])).toEqual({ ...NONE, nameAndAddress: 'UNKNOWN' });
  });

  test('does not make a known protection less', () => {
    expect(ofNameAndAddress(NEW_KIND, PROTECTED)).toBe('PROTECTED');
  });

  test('nothing once it has ended', () => {
    expect(ofNameAndAddress({ ...NEW_KIND, status: 'historisk' })).toBe('NOT_PROTECTED');
  });
});

describe('periods of protection', () => {
  const periods = (...rows: object[]) => protectionPeriodsOf(Row.of({ beskyttelser: rows }, 'person'), NOW);

  test('are days by Danish clocks, in winter and in summer', () => {
    const virkningfra = '2024-02-29T23:00:00.000000Z';
    const virkningtil = '2025-06-30T21:59:59.999999Z';
    expect(periods({ ...PROTECTED, virkningfra, virkningtil })).toEqual([
      {
        kind: 'NAME_AND_ADDRESS',
        validity: {
          from: '2024-03-01',
          fromUncertain: null,
          to: '2025-06-30',
          toUncertain: null,
          phase: 'EARLIER',
        },
        startsAt: '2024-02-29T23:00:00.000Z',
        endsAt: '2025-06-30T21:59:59.999Z',
      },
    ]);
  });

  test('are those that hold and those that ended, but not those that were registered by mistake', () => {
    const rows = ['aktuel', 'historisk', 'teknisk_aendring', 'fortrudt', 'rettet'].map((status, index) => ({
      beskyttelsestype: 'markedsfoering',
      status,
      virkningfra: `2024-0${index + 1}-01T08:00:00Z`,
    }));
    expect(periods(...rows)?.map(({ validity }) => [validity?.from, validity?.phase])).toEqual([
      ['2024-01-01', 'PRESENT'],
      ['2024-02-01', 'EARLIER'],
      ['2024-03-01', 'EARLIER'],
    ]);
  });

  test('stand in time to the second: one that ends tonight holds', () => {
    const phasesOf = (...rows: object[]) => periods(...rows)?.map(({ validity }) => validity?.phase);
    expect(
      phasesOf(
        { ...PROTECTED, virkningtil: '2026-06-01T12:00:01Z' },
        { ...PROTECTED, virkningtil: '2026-06-01T12:00:00Z' },
        { ...PROTECTED, virkningfra: '2026-06-01T12:00:01Z' },
        { ...PROTECTED, status: 'historisk', virkningtil: '2026-06-01T12:00:01Z' },
        { ...PROTECTED, status: 'ny' },
      ),
    ).toEqual(['PRESENT', 'EARLIER', 'LATER', 'EARLIER', 'UNKNOWN']);
  });

  test('have years of four digits, from the first to the last', () => {
    const virkningfra = '0001-01-01T00:00:00Z';
    const virkningtil = '9999-12-31T23:59:59.999999Z';
    expect(periods({ ...PROTECTED, virkningfra, virkningtil })).toMatchObject([
      {
        validity: { from: '0001-01-01', to: '9999-12-31', phase: 'PRESENT' },
        startsAt: '0001-01-01T00:00:00.000Z',
        endsAt: '9999-12-31T23:59:59.999Z',
      },
    ]);
  });

  test('that can’t be read cost the periods, and leave the protection itself unknown', () => {
    const citizen = readTold({ beskyttelser: [{ ...PROTECTED, virkningtil: 'marts 3' }] });
    expect(citizen.protectionPeriods).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    expect(citizen.protection).toMatchObject({ nameAndAddress: 'UNKNOWN', marketing: 'NOT_PROTECTED' });
  });

  test('of a kind that is not known here are UNKNOWN; without days they are told all the same', () => {
    expect(periods({ beskyttelsestype: 'ny', status: 'aktuel' })).toEqual([
      {
        kind: 'UNKNOWN',
        validity: { from: null, fromUncertain: null, to: null, toUncertain: null, phase: 'PRESENT' },
        startsAt: null,
        endsAt: null,
      },
    ]);
  });
});
