import { describe, expect, test } from '@jest/globals';
import type { Citizen } from '../../../../src/domain/citizen.ts';
import { valueOf } from '../../../../src/providers/told.ts';
import { citizenIn, personWith, plain, toldIn } from '../citizen-in.ts';

describe('a protection', () => {
  const stateOf = (block: string): string =>
    valueOf(toldIn(personWith(`<adressebeskyttelse>${block}</adressebeskyttelse>`)).protection)
      .nameAndAddress;

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
    ['whose flag is a word', '<beskyttet>nej</beskyttet>', 'UNKNOWN'],
    ['whose flag is told twice', '<beskyttet>false</beskyttet><beskyttet>false</beskyttet>', 'UNKNOWN'],
    ['with an end that is no day', '<slutdato>i går</slutdato><beskyttet>true</beskyttet>', 'UNKNOWN'],
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

  test('with the number of nobody is none, but a parent with it is there, not identified', () => {
    const nobody = `<aegtefaelle>${NOBODY}</aegtefaelle><barn>${NOBODY}</barn><mor>${NOBODY}</mor><far>${NOBODY}</far>`;
    expect(family(nobody)).toMatchObject({
      spouse: null,
      children: [],
      parents: [
        { role: 'MOTHER', key: null, person: null },
        { role: 'FATHER_OR_CO_MOTHER', key: null, person: null },
      ],
    });
    expect(family('').parents).toEqual([]);
  });

  test('of whom nothing is told is there, not identified', () => {
    expect(family('<mor/>').parents).toEqual([{ role: 'MOTHER', validity: null, key: null, person: null }]);
  });

  test('with ten digits that no person can have is not identified', () => {
    expect(family('<barn><personnummer>6101705001</personnummer></barn>').children).toEqual([
      { role: 'CHILD', validity: null, key: null, person: null },
    ]);
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

  test('holds custody by the number that is told with it, whatever is told of the parents', () => {
    const custody = (type: string, number?: string): string =>
      `<foraeldremyndighed><foraeldremyndighedtype>${type}</foraeldremyndighedtype>${
        number === undefined ? '' : `<relationPersonnummer>${number}</relationPersonnummer>`
      }</foraeldremyndighed>`;
    const holders = (parents: string, ...rows: string[]) =>
      plain(family(parents + rows.join('')).custodyHolders);
    const MOTHER = '<mor><personnummer>0606585006</personnummer></mor>';

    const told = { role: 'MOTHER', key: { cpr: '0808585008' } };
    for (const mother of [MOTHER, `<mor>${NOBODY}</mor>`, '<mor><navn>Uden</navn></mor>', '<mor/>', '']) {
      expect(holders(mother, custody('3', '0808585008'))).toMatchObject([told]);
    }
    expect(holders(MOTHER, custody('3', '0000000000'), custody('3', '6101705001'))).toMatchObject([
      { role: 'MOTHER', key: { cpr: '0606585006' } },
      { role: 'MOTHER', key: { cpr: '0606585006' } },
    ]);
    expect(holders('', custody('4', '0000000000'), custody('5', '0000000000'))).toMatchObject([
      { role: 'FATHER_OR_CO_MOTHER', key: null, person: null },
      { role: 'OTHER_CUSTODY_HOLDER', key: null, person: null },
    ]);
  });

  test('who held custody, or will, is told apart from who holds it, the latest first', () => {
    const custody = (number: string, from: string, to = ''): string =>
      `<foraeldremyndighed><foraeldremyndighedtype>5</foraeldremyndighedtype>
        <foraeldremyndighedStartdato><dato>${from}</dato></foraeldremyndighedStartdato>${to && `<foraeldremyndighedSletdato>${to}</foraeldremyndighedSletdato>`}
        <relationPersonnummer>${number}</relationPersonnummer></foraeldremyndighed>`;
    const told = family(
      custody('0101585001', '2001-01-01', '2010-01-01') +
        custody('0101585002', '2040-01-01') +
        custody('0101585003', '2010-01-01'),
    );
    expect(plain(told)).toMatchObject({
      custodyHolders: [{ key: { cpr: '0101585003' }, validity: { phase: 'PRESENT' } }],
      custodyHolderHistory: [
        { key: { cpr: '0101585002' }, validity: { phase: 'LATER' } },
        { key: { cpr: '0101585001' }, validity: { phase: 'EARLIER' } },
      ],
    });
  });
});

describe('a guardianship', () => {
  const guardianshipWith = (content: string) =>
    citizenIn(personWith(`<umyndiggoerelse>${content}</umyndiggoerelse>`)).guardianship;

  test('that has ended is one of the past', () => {
    const ended =
      '<umyndiggoerelseStartdato><dato>2020-01-01+01:00</dato></umyndiggoerelseStartdato><umyndiggoerelseSlettedato>2026-06-01+02:00</umyndiggoerelseSlettedato>';
    expect(citizenIn(personWith(`<umyndiggoerelse>${ended}</umyndiggoerelse>`))).toMatchObject({
      guardianship: null,
      guardianshipHistory: [{ validity: { from: '2020-01-01', to: '2026-06-01', phase: 'EARLIER' } }],
    });
  });

  test('may be with somebody who has no number, whose name stands with an address', () => {
    const content =
      '<umyndiggorelseRelationType>0</umyndiggorelseRelationType><relationVaergenavn>Værge Opfundet</relationVaergenavn><relationtekst1>Klitvej 2</relationtekst1>';
    expect(guardianshipWith(content)).toMatchObject({
      kind: 'UNKNOWN',
      guardian: { key: null, person: { name: 'Værge Opfundet' } },
      guardianAddressLines: ['Klitvej 2'],
      remarks: [],
    });
  });

  test.each([
    ['the type says so', '<umyndiggorelseRelationType>02</umyndiggorelseRelationType>', true],
    [
      'the address has a day',
      '<relationVaergeadresseStartdato>2020-01-01</relationVaergeadresseStartdato>',
      true,
    ],
    ['there is a name', '<relationVaergenavn>Værge Opfundet</relationVaergenavn>', true],
    ['there is a number alone', '<relationPersonnummer>0707655007</relationPersonnummer>', false],
    ['nothing is told of the guardian', '<umyndiggorelseRelationType>0</umyndiggorelseRelationType>', false],
  ])('has lines that are an address, or remarks: %s', (_how, content, isAddress) => {
    const lines = ['Klitvej 2', '0999 Prøveby'];
    expect(
      guardianshipWith(
        `${content}<relationtekst1>${lines[0]}</relationtekst1><relationtekst3>${lines[1]}</relationtekst3>`,
      ),
    ).toMatchObject(
      isAddress ? { guardianAddressLines: lines, remarks: [] } : { guardianAddressLines: [], remarks: lines },
    );
  });

  test('may tell nothing of the guardian', () => {
    expect(guardianshipWith('<umyndiggjort>false</umyndiggjort>')).toMatchObject({
      guardian: null,
      incapacitated: false,
    });
  });
});
