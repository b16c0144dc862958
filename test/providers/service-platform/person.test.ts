import { describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { fieldsNotOffered, presentNumberIn } from '../../../src/providers/service-platform/person.ts';
import { ASKED, answerWith, citizenIn, personWith, plain, responseIn } from './citizen-in.ts';
import { FULL_ANSWER } from './full-answer.ts';

describe('an answer with hardly anything', () => {
  test('gives nulls and empty lists, and nobody as unprotected', () => {
    const citizen = plain(citizenIn(personWith(''))) as Record<string, unknown>;
    expect(citizen).toMatchObject({
      cpr: ASKED,
      status: 'UNKNOWN',
      sex: 'UNKNOWN',
      protection: {
        nameAndAddress: 'UNKNOWN',
        localDirectory: 'UNKNOWN',
        marketing: 'UNKNOWN',
        creditWarning: 'UNKNOWN',
      },
      name: null,
      birthDate: null,
      address: null,
      disappearances: [],
      citizenships: [],
      notes: [],
    });
  });

  test('without the part about relations leaves open whether there are any', () => {
    const untold = { spouse: null, parents: null, children: null, custodyHolders: null };
    expect(citizenIn(personWith(''))).toMatchObject(untold);
    expect(citizenIn(personWith('', '<relationer/>'))).toMatchObject({
      spouse: null,
      parents: [],
      children: [],
      custodyHolders: [],
    });
  });

  test('without the part about addresses leaves open whether there were any', () => {
    expect(citizenIn(personWith('')).addressHistory).toBeNull();
    expect(citizenIn(personWith('', '<adresse/>')).addressHistory).toEqual([]);
  });

  test('has no address in an element without anything in it', () => {
    const empty =
      '<adresse><aktuelAdresse><vejnavn> </vejnavn></aktuelAdresse><udrejseoplysninger/><kontaktAdresse/></adresse>';
    expect(citizenIn(personWith('', empty))).toMatchObject({
      address: null,
      migration: null,
      contactAddress: null,
    });
  });

  test('without a person in it is no person', () => {
    expect(() => citizenIn(answerWith('<adresse/>'))).toThrow("Service Platform's answer has nobody in it.");
  });
});

describe('the number that a person has now', () => {
  const presentIn = (persondata: string): string =>
    presentNumberIn(responseIn(personWith(persondata)), CprNumber.of(ASKED)).reveal();
  const numbers = (own: string, present: string): string =>
    `<personnummer>${own}</personnummer><gaeldendePersonnummer>${present}</gaeldendePersonnummer>`;

  test.each([
    ['the number that is told as valid', numbers(ASKED, '0101705002'), '0101705002'],
    ['the one asked for, by whichever was told beside it', numbers('0101705002', ASKED), ASKED],
    [
      'the one of the answer, where no other is told as valid',
      `<personnummer>${ASKED}</personnummer>`,
      ASKED,
    ],
    ['the same with the number of nobody beside it', numbers(ASKED, '0000000000'), ASKED],
    ['the one asked for, where none is told', '', ASKED],
  ])('is %s', (_what, persondata, present) => {
    expect(presentIn(persondata)).toBe(present);
  });

  test.each([
    ['of somebody else', numbers('0101705002', '0101705003'), 'is about somebody else.'],
    ['that no person can have', numbers(ASKED, '6101705001'), 'has a number that is none.'],
    ['with a letter', numbers(ASKED, '010170500X'), 'is no number of a person.'],
  ])('is not read from an answer with a number %s', (_what, persondata, problem) => {
    expect(() => presentIn(persondata)).toThrow(problem);
  });
});

describe('the version', () => {
  test('4 has nothing about shared residence', () => {
    const answer = FULL_ANSWER.replaceAll('Extended/5/', 'Extended/4/');
    expect(citizenIn(answer, { version: 4 }).sharedResidences).toBeNull();
    expect(fieldsNotOffered(4)).toEqual([...fieldsNotOffered(5), 'sharedResidences']);
  });
});

describe('codes', () => {
  test.each([
    ['1', 'RESIDENT_IN_DENMARK'],
    ['3', 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE'],
    ['5', 'RESIDENT_IN_GREENLAND'],
    ['7', 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE'],
    ['20', 'NO_RESIDENCE'],
    ['30', 'ANNULLED'],
    ['50', 'CLOSED_AS_DUPLICATE'],
    ['60', 'CLOSED_NUMBER_CHANGED'],
    ['70', 'DISAPPEARED'],
    ['80', 'EMIGRATED'],
    ['90', 'DEAD'],
    ['05', 'RESIDENT_IN_GREENLAND'],
    ['+90', 'DEAD'],
    ['2', 'UNKNOWN'],
    ['constructor', 'UNKNOWN'],
  ])('the status %s is %s', (code, status) => {
    expect(citizenIn(personWith(`<status><status>${code}</status></status>`)).status).toBe(status);
  });

  test.each([
    ['U', 'UNMARRIED'],
    ['G', 'MARRIED'],
    ['F', 'DIVORCED'],
    ['E', 'WIDOWED'],
    ['P', 'REGISTERED_PARTNERSHIP'],
    ['O', 'DISSOLVED_PARTNERSHIP'],
    ['L', 'LONGEST_LIVING_PARTNER'],
    ['D', 'DEAD'],
    ['X', 'UNKNOWN'],
  ])('the civil status %s is %s', (code, status) => {
    const civil = `<civilstand><civilstand>${code}</civilstand></civilstand>`;
    expect(citizenIn(personWith(civil)).civilStatus).toBe(status);
  });

  test.each([
    ['K', 'FEMALE'],
    ['M', 'MALE'],
    ['X', 'UNKNOWN'],
  ])('the sex %s is %s', (code, sex) => {
    expect(citizenIn(personWith(`<koen>${code}</koen>`)).sex).toBe(sex);
  });
});

test('codes that are numbers may have a sign and zeros before them, and codes that are texts keep theirs', () => {
  const districts =
    '<kirkedistriktKode>+03</kirkedistriktKode><befolkningsdistriktKode>0005</befolkningsdistriktKode>' +
    '<diversedistrikter><distriktType>07</distriktType><distriktKode>01</distriktKode></diversedistrikter>';
  const { address } = citizenIn(
    personWith(
      '',
      `<adresse><aktuelAdresse><kommunekode>+0851</kommunekode><distrikter>${districts}</distrikter></aktuelAdresse></adresse>`,
    ),
  );
  expect(address).toMatchObject({
    municipalityCode: '0851',
    districts: [
      { kind: 'CHURCH', code: '3' },
      { kind: 'POPULATION', code: '0005' },
      { kind: 'OTHER', type: '7', code: '01' },
    ],
  });
  const relations =
    '<mor><personnummer>0606585006</personnummer></mor><foraeldremyndighed><foraeldremyndighedtype>03</foraeldremyndighedtype></foraeldremyndighed>';
  expect(citizenIn(personWith('', `<relationer>${relations}</relationer>`)).custodyHolders).toMatchObject([
    { role: 'MOTHER' },
  ]);
});

test('a contact address that has ended is none', () => {
  const contact =
    '<adresse><kontaktAdresse><kontaktAdr1>Klitvej 2</kontaktAdr1><slettedato>2026-06-01+02:00</slettedato></kontaktAdresse></adresse>';
  expect(citizenIn(personWith('', contact)).contactAddress).toBeNull();
  expect(
    citizenIn(personWith('', contact), { now: new Date('2026-05-31T21:59:00Z') }).contactAddress,
  ).not.toBeNull();
});
