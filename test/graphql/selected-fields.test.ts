import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createSchema } from '../../src/graphql/schema.ts';
import { selectedFields } from '../../src/graphql/selected-fields.ts';

const schema = createSchema('open');
const neededBy = (text: string, operationName?: string) =>
  [...selectedFields(schema, parse(text), operationName).needed.citizen].sort();

test('a name alone is a small question', () => {
  expect(neededBy('{ citizen(cpr: "0707614293") { name { surname } } }')).toEqual(['name']);
});

test('fields are gathered wherever a person is reached: lists, relatives, entities, fragments within fragments', () => {
  const query = `query ($representations: [_Any!]!) {
    citizens(cprs: []) { sex parents { citizen { ...A } } }
    _entities(representations: $representations) { ... on Citizen { occupation } }
  }
  fragment A on Citizen { birthDate ...B }
  fragment B on Citizen { address { lines } }`;
  expect(neededBy(query)).toEqual(['address', 'birthDate', 'occupation', 'parents', 'sex']);
});

test('what is worked out needs what it is worked out from, and why something is empty needs nothing', () => {
  expect(
    neededBy(
      '{ citizen(cpr: "0707614293") { isOfAge livesInMunicipality(code: "0851") absences { field } } }',
    ),
  ).toEqual(['address', 'birthDate', 'status', 'statusSince']);
});

test('another operation of the same document is not asked for', () => {
  const document = `query A { citizen(cpr: "0707614293") { sex } }
    query B { citizen(cpr: "0707614293") { ...Secret } }
    fragment Secret on Citizen { guardianship { guardianName } }`;
  expect(neededBy(document, 'A')).toEqual(['sex']);
  expect(neededBy(document, 'B')).toEqual(['guardianship']);
});
