import { describe, expect, test } from '@jest/globals';
import type { Protection } from '../../../src/domain/citizen.ts';
import { protectionOf, protectionPeriodsOf } from '../../../src/providers/datafordeler/protection.ts';
import { Row } from '../../../src/providers/datafordeler/row.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
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

describe('the row’s status', () => {
  test.each(['historisk', 'fortrudt', 'rettet', 'teknisk_aendring'])('%s: not in force', (status) => {
    expect(ofNameAndAddress({ ...PROTECTED, status })).toBe('NOT_PROTECTED');
  });

  test('in no list: unknown, since it may be in force', () => {
    expect(ofNameAndAddress({ ...PROTECTED, status: 'ny' })).toBe('UNKNOWN');
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
