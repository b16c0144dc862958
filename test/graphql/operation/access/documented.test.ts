import { describe, expect, test } from '@jest/globals';
import { PURPOSES } from '../../../../src/configuration/purpose-settings.ts';
import { createAccess } from '../../../../src/graphql/operation/access/access.ts';
import { grantableOf } from '../../../../src/graphql/operation/access/grantable-of-schema.ts';
import { callerWith } from '../../../access/callers.ts';
import { blocksOf, readPage, rowsOf } from '../../../documentation-pages.ts';
import { schema } from '../both-executors.ts';
import { accessWith, outcomeOf } from './decide.ts';

// What docs/purposes.md says of purposes.

const PAGE = 'docs/purposes.md';
const [example] = blocksOf(PAGE, 'json');
const access = createAccess({ schema, settings: PURPOSES.parse(JSON.parse(example!)) });

describe('the example', () => {
  const caseworker = { purposeName: 'CHILD_SUPPORT' };

  test.each([
    ['name { surname } children { role citizen { id birthDate } } address { municipalityCode }', 'granted'],
    [
      'address { lines } children { person { name } }',
      ['Citizen.address.lines', 'Citizen.children.person.name'],
    ],
  ])('grants what it says: %s', (selection, outcome) => {
    expect(outcomeOf(access, `{ citizen(cpr: "0707614293") { ${selection} } }`, caseworker)).toEqual(outcome);
  });

  test('withholds what a company is not granted', () => {
    const document =
      '{ privateCitizens(cprs: []) { occupation name { surname } absences { field reason } } }';
    const caller = callerWith({ client: 'customer-system' });
    expect(outcomeOf(access, document, { caller, purposeName: 'CUSTOMER_RECORDS' })).toBe('granted');
  });
});

test('each coordinate of the table can be granted', () => {
  const coordinates = rowsOf(readPage(PAGE)).flatMap(([cell]) => /^`(C[^`]+)`$/.exec(cell!)?.[1] ?? []);

  expect(coordinates.length).toBeGreaterThan(5);
  expect(() => accessWith({ fields: coordinates })).not.toThrow();
});

test('each search key that is named can be granted, and of the keys of entities each is named', () => {
  const named = [...readPage(PAGE).matchAll(/`(Query\.\w+\([^`)]+\))`/g)].map(([, key]) => key!);
  const ofEntities = [...grantableOf(schema).searchKeys].filter((key) => key.startsWith('Query._entities('));

  expect(() => accessWith({ searchKeys: named })).not.toThrow();
  // "The same two of PrivateCitizen" are the others.
  expect(
    ofEntities.filter((key) => !named.includes(key)).every((key) => key.includes('PrivateCitizen')),
  ).toBe(true);
});
