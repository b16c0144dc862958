import { describe, expect, test } from '@jest/globals';
import { accessWith, outcomeOf } from './decide.ts';

// By what people may be found for a purpose: what a request gives counts, in its text or in its variables.

const PERSON = '0707614293';

describe('of the search keys', () => {
  test.each([
    [['Query.citizen(cpr:)'], `{ citizen(cpr: "${PERSON}") { __typename } }`, 'granted'],
    [['Query.citizen(cpr:)'], '{ citizens(cprs: []) { __typename } }', ['Query.citizens(cprs:)']],
    [
      ['Query.citizenById(id:)'],
      `{ citizen(cpr: "${PERSON}") { sex } }`,
      ['Citizen.sex', 'Query.citizen(cpr:)'],
    ],
    [
      ['Query.cprEvents(from:)'],
      '{ cprEvents(from: "2026-01-01T00:00:00Z", kinds: [NOTE], first: 3, after: null) { nodes { __typename } } }',
      ['Query.cprEvents(kinds:)'],
    ],
  ])('with %j: %s', (searchKeys, document, outcome) => {
    expect(outcomeOf(accessWith({ searchKeys }), document)).toEqual(outcome);
  });

  const search = `query ($filter: CprCitizenSearchInput!) { searchCitizens(filter: $filter) { nodes { __typename } } }`;

  test.each([
    [{ name: { surname: 'Hansen' } }, 'granted'],
    [{ name: { surname: 'Hansen', givenName: null } }, 'granted'],
    [
      { name: { surname: 'Hansen', givenName: 'Pia' }, address: { postalCode: '6800' } },
      ['Query.searchCitizens(filter.address.postalCode:)', 'Query.searchCitizens(filter.name.givenName:)'],
    ],
    [{ birthDate: '1970-01-01' }, 'granted'],
    [{ birthDateFrom: '1970-01-01' }, ['Query.searchCitizens(filter.birthDateFrom:)']],
  ])('of a filter each part counts that the request gives: %j', (filter, outcome) => {
    const access = accessWith({
      searchKeys: ['Query.searchCitizens(filter.name.surname:)', 'Query.searchCitizens(filter.birthDate:)'],
    });
    expect(outcomeOf(access, search, { variables: { filter } })).toEqual(outcome);
  });

  test('an argument that a request leaves out counts for nothing', () => {
    const access = accessWith({ searchKeys: ['Query.cprEvents(from:)'] });
    const document = `query ($to: DateTime) { cprEvents(from: "2026-01-01T00:00:00Z", to: $to) { nodes { __typename } } }`;

    expect(outcomeOf(access, document, { variables: {} })).toBe('granted');
    expect(outcomeOf(access, document, { variables: { to: 1_800_000_000_000 } })).toEqual([
      'Query.cprEvents(to:)',
    ]);
  });
});

describe('of entities', () => {
  const document = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Citizen { name { surname } } ... on CprEvent { __typename }
  } }`;
  const byId = accessWith({ searchKeys: ['Query._entities(Citizen.id:)'] });

  test.each([
    [[], 'granted'],
    [[{ __typename: 'Citizen', id: '1' }], 'granted'],
    [[{ __typename: 'Citizen', id: '1', cpr: PERSON }], 'granted'],
    [
      [
        { __typename: 'Citizen', id: '1' },
        { __typename: 'Citizen', cpr: PERSON },
      ],
      ['Query._entities(Citizen.cpr:)'],
    ],
    [[{ __typename: 'Citizen', id: null, cpr: PERSON }], ['Query._entities(Citizen.cpr:)']],
    [
      [
        { __typename: 'CprEvent', id: '1' },
        { __typename: 'PrivateCitizen', id: '1' },
      ],
      ['Query._entities(CprEvent.id:)', 'Query._entities(PrivateCitizen.id:)'],
    ],
    // These fail in their own places, and nobody is looked up.
    [[{ __typename: 'Nobody', id: '1' }, null, 1, { id: '1' }], 'granted'],
  ])('each key counts that the representations have: %j', (representations, outcome) => {
    expect(outcomeOf(byId, document, { variables: { representations } })).toEqual(outcome);
  });

  test('each field counts that is selected on a type, whoever is asked for', () => {
    const selection = '... on Citizen { name { surname } sex } ... on PrivateCitizen { status }';
    expect(
      outcomeOf(
        byId,
        `{ _entities(representations: [{ __typename: "Citizen", id: "1" }]) { ${selection} } }`,
      ),
    ).toEqual(['Citizen.sex', 'PrivateCitizen.status']);
  });

  test('a refusal for fields names the keys too', () => {
    const variables = { representations: [{ __typename: 'Citizen', cpr: PERSON }] };
    expect(outcomeOf(byId, document.replace('name { surname }', 'age'), { variables })).toEqual([
      'Citizen.age',
      'Query._entities(Citizen.cpr:)',
    ]);
  });
});
