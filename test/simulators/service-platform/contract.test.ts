import { describe, expect, test } from '@jest/globals';
import { ContractProblem, readMessage } from './contract.ts';
import { NEW_IN_VERSION_5, RESPONSE, type Elements } from './element-order.ts';
import { EVERY_ELEMENT } from './every-element.ts';
import { RANDOM_NUMBERS, randomFamilies, WELL_DESCRIBED } from './sample-numbers.ts';
import { fakeServicePeople } from './service-people.ts';
import type { ServicePerson } from './service-person.ts';
import { messageNamespace, SERVICE_VERSIONS, type ServiceVersion } from './service-version.ts';
import { writeAnswer, writeFault } from './write-answer.ts';

const people = fakeServicePeople();
const families = randomFamilies(people);

/** What is wrong with an answer; null for nothing. */
function problemOf(xml: string, version: ServiceVersion, root = 'PersonLookupResponse'): string | null {
  const found = readMessage(Buffer.from(xml), version, (document) =>
    document.get(`/*/*/p:${root}`, { p: messageNamespace(version) })
      ? null
      : new ContractProblem('no answer'),
  );
  return found && found.text;
}

describe.each(SERVICE_VERSIONS)('in version %i every answer is valid by the contract', (version) => {
  test.each([
    ['the well-described people', WELL_DESCRIBED],
    ['random people and their descendants', families],
  ])('for %s', (_group, numbers) => {
    const problems = numbers.flatMap((number) => {
      const person = people.byNumber(number);
      const problem = person && problemOf(writeAnswer(person, version), version);
      return problem === null ? [] : [`${number}: ${problem}`];
    });
    expect(problems).toEqual([]);
    expect(numbers.length).toBeGreaterThan(RANDOM_NUMBERS.length);
  });

  test('with every element there is, in the order of the contract', () => {
    expect(problemOf(writeAnswer(EVERY_ELEMENT, version), version)).toBeNull();
  });

  test('and where hardly anything is known', () => {
    expect(problemOf(writeAnswer({}, version), version)).toBeNull();
    const little: ServicePerson = { persondata: { antalBoernUnder18: 0 }, adresse: {}, relationer: {} };
    expect(problemOf(writeAnswer(little, version), version)).toBeNull();
  });
});

test('the person with every element has every element of the contract', () => {
  const told = new Set(pathsOf(EVERY_ELEMENT, RESPONSE));
  // A relative comes by number or by name.
  const excluded = [
    '/relationer/aegtefaelle/foedselsdato',
    '/relationer/aegtefaelle/navn',
    '/relationer/mor/personnummer',
    '/relationer/far/personnummer',
    '/relationer/far/foedselsdato',
    '/relationer/far/navn',
  ];
  expect(
    allPaths(RESPONSE).filter((path) => !told.has(path) && !excluded.some((each) => path.startsWith(each))),
  ).toEqual([]);
});

test('the people of the Fake provider show nearly all of the contract to who tries by hand', () => {
  const shown = new Set(
    [...WELL_DESCRIBED, ...families].flatMap((number) => pathsOf(people.byNumber(number) ?? {}, RESPONSE)),
  );
  const missing = allPaths(RESPONSE).filter((path) => !shown.has(path));
  const all = allPaths(RESPONSE);
  expect(missing.length / all.length).toBeLessThan(0.15);
  for (const name of NEW_IN_VERSION_5) expect([...shown]).toContainEqual(expect.stringContaining(`/${name}`));
});

function allPaths(elements: Elements, above = ''): string[] {
  return Object.entries(elements).flatMap(([name, inside]) => {
    const path = `${above}/${name}`;
    return inside === null ? [path] : [path, ...allPaths(inside, path)];
  });
}

function pathsOf(value: object, elements: Elements, above = ''): string[] {
  return Object.entries(value).flatMap(([name, given]: [string, unknown]) => {
    const path = `${above}/${name}`;
    const each: unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
    const inside = elements[name] ?? {};
    return each.flatMap((one) =>
      typeof one === 'object' && one !== null ? [path, ...pathsOf(one, inside, path)] : [path],
    );
  });
}

describe('version 4', () => {
  test('has none of the four elements that version 5 adds', () => {
    const [four, five] = [writeAnswer(EVERY_ELEMENT, 4), writeAnswer(EVERY_ELEMENT, 5)];
    for (const name of NEW_IN_VERSION_5) {
      expect(five).toContain(`<${name}>`);
      expect(four).not.toContain(`<${name}>`);
    }
    expect(problemOf(five.replaceAll(messageNamespace(5), messageNamespace(4)), 4)).toContain(
      'DeltBopælMarkering',
    );
  });

  test('is another namespace', () => {
    expect(problemOf(writeAnswer(EVERY_ELEMENT, 4), 5)).not.toBeNull();
  });
});

describe('the contract refuses', () => {
  const VALID = writeAnswer(EVERY_ELEMENT, 5);

  test.each([
    ['an element of another namespace', '<fornavn>', '<fornavn xmlns="">'],
    ['elements in another order', '<alder>25</alder><koen>K</koen>', '<koen>K</koen><alder>25</alder>'],
    ['an element twice', '<koen>K</koen>', '<koen>K</koen><koen>K</koen>'],
    ['an element that it does not have', '<koen>K</koen>', '<koen>K</koen><kirke>nej</kirke>'],
    ['an answer without the number of children', '<antalBoernUnder18>2</antalBoernUnder18>', ''],
    ['a sex that is in no list', '<koen>K</koen>', '<koen>X</koen>'],
    ['a status that is in no list', '<status>5</status>', '<status>10</status>'],
    ['a municipality code that is no number', '<kommunekode>370<', '<kommunekode>0370 A<'],
    ['a date without a day', '2022-03-01+01:00', '2022-03'],
    ['a date where a date and time is due', '2012-01-02T00:00:00.000+01:00', '2012-01-02+01:00'],
    ['a number of eleven characters', '>0101583040<', '>010158-3040<'],
    ['an id in capital letters', '0a3f507a', '0A3F507A'],
    [
      'a relative with number and name',
      '<aegtefaelle><personnummer>0101585042</personnummer>',
      '<aegtefaelle><personnummer>0101585042</personnummer><navn>Nej</navn>',
    ],
  ])('%s', (_case, right, wrong) => {
    expect(VALID).toContain(right);
    expect(problemOf(VALID, 5)).toBeNull();
    expect(problemOf(VALID.replace(right, wrong), 5)).not.toBeNull();
  });

  test('a document type, a second body element and whatever is not XML', () => {
    const twoElements = VALID.replace('</s:Body>', '<s:Fault/></s:Body>');
    expect(problemOf(VALID.replace('<s:Env', '<!DOCTYPE x><s:Env'), 5)).toContain('document type');
    expect(problemOf(twoElements, 5)).not.toBeNull();
    expect(problemOf('{}', 5)).not.toBeNull();
    expect(problemOf('', 5)).not.toBeNull();
  });
});

test('a fault is valid by the contract, with its detail and without', () => {
  const fault = { faultcode: 'Server', faultstring: 'Et & andet' } as const;
  for (const xml of [writeFault(fault), writeFault({ ...fault, error: { code: 'A', text: '<b>' } })]) {
    const text = readMessage(Buffer.from(xml), 5, (document) => document.get('//faultstring')?.content);
    expect(text).toBe('Et & andet');
  }
});
