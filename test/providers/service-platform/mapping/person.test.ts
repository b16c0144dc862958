import { describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../../src/domain/cpr-number.ts';
import { ProviderError } from '../../../../src/providers/provider-error.ts';
import { citizenFieldsNeverTold } from '../../../../src/providers/service-platform/mapping/never-told.ts';
import { presentNumberIn } from '../../../../src/providers/service-platform/mapping/person.ts';
import { ASKED, answerWith, citizenIn, personWith, plain, responseIn, toldIn } from '../citizen-in.ts';
import { FULL_ANSWER } from '../full-answer.ts';

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

  test.each([
    ['no person', '<adresse/>'],
    ['a person of whom nothing is told', '<persondata/>'],
    ['a person who is nil', '<persondata xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="true"/>'],
    ['a person with empty elements', '<persondata><navn><fornavn> </fornavn></navn><koen/></persondata>'],
    [
      'a person with the one element that the contract asks for',
      '<persondata><antalBoernUnder18>0</antalBoernUnder18></persondata>',
    ],
  ])('that is %s has nobody in it', (_what, content) => {
    const address = '<adresse><aktuelAdresse><vejnavn>Klitvej</vejnavn></aktuelAdresse></adresse>';
    for (const answer of [content, content + address]) {
      expect(() => citizenIn(answerWith(answer))).toThrow("Service Platform's answer has nobody in it.");
    }
  });

  test('has no notes in elements without anything in them', () => {
    const notes =
      '<notater/><notater><notatlinie> </notatlinie></notater><notater><notanr>7</notanr></notater>';
    expect(citizenIn(personWith('', notes)).notes).toMatchObject([{ number: 7, text: null }]);
  });
});

describe('the number that a person has now', () => {
  const presentIn = (persondata: string): string =>
    presentNumberIn(responseIn(personWith(persondata)), CprNumber.of(ASKED)).reveal();
  const numbers = (own: string, present: string): string =>
    `<personnummer>${own}</personnummer><gaeldendePersonnummer>${present}</gaeldendePersonnummer>`;

  test.each([
    ['the number that is told as valid', numbers(ASKED, '0101705002'), '0101705002'],
    [
      'the number that is told as valid, where no other is told',
      '<gaeldendePersonnummer>0101705002</gaeldendePersonnummer>',
      '0101705002',
    ],
    [
      'that of the present record, which may answer a former number',
      numbers('0101705002', '0101705002'),
      '0101705002',
    ],
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
    ['of somebody else alone', '<personnummer>0101705002</personnummer>', 'is about somebody else.'],
    ['that no person can have', numbers(ASKED, '6101705001'), 'has a number that no person can have.'],
    ['with a letter', numbers(ASKED, '010170500X'), "is not a person's number."],
  ])('is not read from an answer with a number %s', (_what, persondata, problem) => {
    expect(() => presentIn(persondata)).toThrow(problem);
  });
});

describe('the version', () => {
  test('4 has nothing about shared residence', () => {
    const answer = FULL_ANSWER.replaceAll('Extended/5/', 'Extended/4/');
    expect(citizenIn(answer, { version: 4 }).sharedResidences).toBeNull();
    expect(citizenFieldsNeverTold(4)).toEqual([
      ...citizenFieldsNeverTold(5),
      'sharedResidences',
      'guardianship.kind',
      'guardianshipHistory.kind',
      'address.darAddressId',
    ]);
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

test('a contact address that has ended is one of the past', () => {
  const contact =
    '<adresse><kontaktAdresse><kontaktAdr1>Klitvej 2</kontaktAdr1><slettedato>2026-06-01+02:00</slettedato></kontaktAdresse></adresse>';
  const ended = { lines: ['Klitvej 2'], validity: { to: '2026-06-01', phase: 'EARLIER' } };
  expect(citizenIn(personWith('', contact))).toMatchObject({
    contactAddress: null,
    contactAddressHistory: [ended],
  });
  expect(citizenIn(personWith('', contact), { now: new Date('2026-05-31T21:59:00Z') })).toMatchObject({
    contactAddress: { validity: { phase: 'PRESENT' } },
    contactAddressHistory: [],
  });
});

test('the age that the service counts is told beside the day of birth, or without it', () => {
  expect(citizenIn(personWith('<alder>42</alder>'))).toMatchObject({ birthDate: null, toldAge: 42 });
  expect(citizenIn(personWith('')).toldAge).toBeNull();
});

describe('a value that is not what the contract says costs its field', () => {
  const wrong = (persondata: string, rest = '') => {
    const told = toldIn(personWith(`<stilling>Fyrmester</stilling>${persondata}`, rest));
    expect(plain([told.cpr, told.occupation])).toEqual([ASKED, 'Fyrmester']);
    return Object.entries(told).flatMap(([field, value]) => (value instanceof ProviderError ? [field] : []));
  };
  const relations = (content: string) =>
    wrong(
      '<civilstand><civilstand>G</civilstand></civilstand>',
      `<relationer><mor><personnummer>0606585006</personnummer></mor>${content}</relationer>`,
    );

  test.each([
    [
      'a day that does not exist',
      '<foedselsdato><dato>1870-02-30</dato></foedselsdato>',
      ['birthDate', 'birthDateUncertain'],
    ],
    [
      'a year that has no room',
      '<status><status>1</status><statusdato><dato>12026-01-01T00:00:00</dato></statusdato></status>',
      ['statusValidity'],
    ],
    ['a word for a flag', '<tilmeldtDigitalpost>ja</tilmeldtDigitalpost>', ['registeredForDigitalPost']],
    ['an element twice', '<koen>K</koen><koen>M</koen>', ['sex']],
    ['a word for a code', '<statsborgerskab><landekode>DK</landekode></statsborgerskab>', ['citizenships']],
    [
      'a word for the flag of a protection',
      '<adressebeskyttelse><beskyttet>nej</beskyttet></adressebeskyttelse>',
      ['protectionPeriods'],
    ],
  ])('%s', (_what, persondata, fields) => {
    expect(wrong(persondata)).toEqual(fields);
  });

  test.each([
    ['a child', '<barn><personnummer>1</personnummer></barn>', ['children']],
    ['a spouse', '<aegtefaelle><personnummer>1</personnummer></aegtefaelle>', ['spouse']],
    ['a parent', '<far><personnummer>1</personnummer></far>', ['parents']],
    [
      'a holder of custody',
      '<foraeldremyndighed><foraeldremyndighedtype>5</foraeldremyndighedtype><relationPersonnummer>1</relationPersonnummer></foraeldremyndighed>',
      ['custodyHolders', 'custodyHolderHistory'],
    ],
  ])('the number of %s, and the rest of the family is there', (_whose, content, fields) => {
    expect(relations(content)).toEqual(fields);
  });

  test('the day of a marriage, and neither that it lasts nor to whom', () => {
    const day = '<civilstandsdato><dato>1893-02-30T00:00:00</dato></civilstandsdato>';
    const told = toldIn(
      personWith(
        `<civilstand><civilstand>G</civilstand>${day}</civilstand>`,
        '<relationer><aegtefaelle><personnummer>0303685003</personnummer></aegtefaelle></relationer>',
      ),
    );
    expect(told).toMatchObject({
      civilStatus: 'MARRIED',
      civilStatusValidity: { code: 'UPSTREAM_INVALID_RESPONSE' },
    });
    expect(plain(told.spouse)).toMatchObject({ key: { cpr: '0303685003' }, validity: null });
  });

  test('a family that is told twice', () => {
    expect(wrong('', '<relationer/><relationer/>')).toEqual([
      'spouse',
      'parents',
      'children',
      'custodyHolders',
      'custodyHolderHistory',
    ]);
  });

  test('which is named, without the value', () => {
    const { children } = toldIn(
      personWith('', '<relationer><barn><personnummer>12345</personnummer></barn></relationer>'),
    );
    expect(children).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
      message:
        'In Service Platform\'s answer "PersonLookupResponse.relationer.barn.personnummer" is not a person\'s number.',
    });
  });
});
