import { describe, expect, test } from '@jest/globals';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { citizenIn, personWith, plain } from './citizen-in.ts';

describe('a protection', () => {
  const stateOf = (block: string): string =>
    citizenIn(personWith(`<adressebeskyttelse>${block}</adressebeskyttelse>`)).protection.nameAndAddress;

  test.each([
    ['that is not said', '', 'UNKNOWN'],
    ['with days but no flag', '<startdato>2024-01-01+01:00</startdato>', 'UNKNOWN'],
    ['that is set', '<beskyttet>true</beskyttet>', 'PROTECTED'],
    [
      'that is set and ends later',
      '<slutdato>2026-06-02+02:00</slutdato><beskyttet>1</beskyttet>',
      'PROTECTED',
    ],
    [
      'that is set and begins later',
      '<startdato>2027-01-01+01:00</startdato><beskyttet>true</beskyttet>',
      'PROTECTED',
    ],
    [
      'that is set though it has ended',
      '<slutdato>2026-06-01+02:00</slutdato><beskyttet>true</beskyttet>',
      'UNKNOWN',
    ],
    ['that is not set', '<beskyttet>false</beskyttet>', 'NOT_PROTECTED'],
  ])('%s is %s', (_what, block, state) => {
    expect(stateOf(block)).toBe(state);
  });
});

describe('a relative', () => {
  const family = (relations: string, civil = 'G'): Citizen =>
    citizenIn(
      personWith(
        `<civilstand><civilstand>${civil}</civilstand></civilstand>`,
        `<relationer>${relations}</relationer>`,
      ),
    );
  const NOBODY = '<personnummer>0000000000</personnummer>';

  test('with the number of nobody is none', () => {
    const nobody = `<aegtefaelle>${NOBODY}</aegtefaelle><barn>${NOBODY}</barn><mor>${NOBODY}</mor><far>${NOBODY}</far>`;
    expect(family(nobody)).toMatchObject({ spouse: null, children: [], parents: [] });
  });

  test('of whom nothing is told is there, not identified', () => {
    expect(family('<mor/>').parents).toEqual([{ role: 'MOTHER', validity: null, key: null, person: null }]);
  });

  test('with ten digits that no person can have is not identified', () => {
    expect(family('<barn><personnummer>6101705001</personnummer></barn>').children).toEqual([
      { role: 'CHILD', validity: null, key: null, person: null },
    ]);
  });

  test('with something else for a number is an error, not somebody unknown', () => {
    expect(() => family('<barn><personnummer>12345</personnummer></barn>')).toThrow(
      'In Service Platform\'s answer "PersonLookupResponse.relationer.barn.personnummer" is no number of a person.',
    );
  });

  test.each(['F', 'U', 'O'])('by marriage is none for someone with the civil status %s', (civil) => {
    expect(
      family('<aegtefaelle><personnummer>0303685003</personnummer></aegtefaelle>', civil).spouse,
    ).toBeNull();
  });

  test('by marriage stays one for the widowed, and when it began is not told', () => {
    const { spouse } = family('<aegtefaelle><personnummer>0303685003</personnummer></aegtefaelle>', 'E');
    expect(spouse).toMatchObject({ role: 'SPOUSE', validity: null });
  });

  test('holds custody as mother, father or somebody else, until it ends', () => {
    const custody = (type: string, rest = ''): string =>
      `<foraeldremyndighed><foraeldremyndighedtype>${type}</foraeldremyndighedtype>${rest}</foraeldremyndighed>`;
    const { custodyHolders } = family(
      '<mor><personnummer>0606585006</personnummer></mor>' +
        custody('3') +
        custody('4', '<relationPersonnummer>0505585005</relationPersonnummer>') +
        custody('6', '<relationPersonnummer>0707655007</relationPersonnummer>') +
        custody('9') +
        custody('5', '<foraeldremyndighedSletdato>2026-06-01+02:00</foraeldremyndighedSletdato>'),
    );
    expect(plain(custodyHolders)).toMatchObject([
      { role: 'MOTHER', key: { cpr: '0606585006' } },
      { role: 'FATHER_OR_CO_MOTHER', key: { cpr: '0505585005' } },
      { role: 'OTHER_CUSTODY_HOLDER', key: { cpr: '0707655007' } },
      { role: 'UNKNOWN', key: null },
    ]);
  });
});

describe('a guardianship', () => {
  const guardianshipWith = (content: string) =>
    citizenIn(personWith(`<umyndiggoerelse>${content}</umyndiggoerelse>`)).guardianship;

  test('that has ended is none', () => {
    const ended =
      '<umyndiggoerelseStartdato><dato>2020-01-01+01:00</dato></umyndiggoerelseStartdato><umyndiggoerelseSlettedato>2026-06-01+02:00</umyndiggoerelseSlettedato>';
    expect(guardianshipWith(ended)).toBeNull();
  });

  test('may be with somebody who has no number', () => {
    const content =
      '<umyndiggorelseRelationType>0</umyndiggorelseRelationType><relationVaergenavn>Værge Opfundet</relationVaergenavn><relationtekst1>Advokat</relationtekst1>';
    expect(guardianshipWith(content)).toMatchObject({
      kind: 'UNKNOWN',
      guardian: { key: null, person: { name: 'Værge Opfundet' } },
      guardianAddressLines: [],
      remarks: ['Advokat'],
    });
  });

  test('may tell nothing of the guardian', () => {
    expect(guardianshipWith('<umyndiggjort>false</umyndiggjort>')).toMatchObject({
      guardian: null,
      incapacitated: false,
    });
  });
});
