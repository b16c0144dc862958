import { describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { readPerson as read } from './read-person.ts';

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
