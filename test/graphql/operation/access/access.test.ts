import { describe, expect, test } from '@jest/globals';
import { AccessRefused } from '../../../../src/graphql/operation/access/access-refused.ts';
import { callerWith } from '../../../access/callers.ts';
import { accessWith, decideOn, outcomeOf, prepare } from './decide.ts';

// What may be asked for a purpose. Nothing of it needs a person: it is decided on the operation alone.

const PERSON = '0707614293';

describe('without a purpose', () => {
  const access = accessWith({});
  const asked = { purposeName: null };

  test.each([
    '{ __typename }',
    '{ _service { sdl } }',
    '{ __schema { types { name } } }',
    '{ cprProvider { kind } }',
    '{ inspectCprNumber(number: "610101-0003") { kind } }',
    '{ cprProvider { kind } __typename inspectCprNumber(number: "1") { kind } }',
  ])('runs what tells of nobody: %s', (document) => {
    expect(decideOn(access, prepare(document), asked).purpose).toBeNull();
  });

  test.each([
    `{ citizen(cpr: "${PERSON}") { name { surname } } }`,
    // Whoever names a key learns whether there is somebody.
    `{ citizen(cpr: "${PERSON}") { __typename } }`,
    '{ searchCitizens(filter: {}) { pageInfo { hasNextPage } } }',
    '{ cprEvents(from: "2026-01-01T00:00:00Z") { pageInfo { hasNextPage } } }',
    '{ _entities(representations: []) { __typename } }',
    `{ cprProvider { kind } citizen(cpr: "${PERSON}") { id } }`,
  ])('refuses everything else: %s', (document) => {
    expect(outcomeOf(access, document, asked)).toBe('PURPOSE_REQUIRED');
  });
});

describe('of the fields', () => {
  const access = accessWith({
    fields: ['Citizen.name', 'Citizen.address.municipalityCode', 'Citizen.children'],
  });

  test.each([
    ['granted as a whole', '{ name { surname givenName validity { from } } }', 'granted'],
    ['granted in part', '{ address { municipalityCode } }', 'granted'],
    ['another part', '{ address { municipalityCode lines } }', ['Citizen.address.lines']],
    ['whether there is one', '{ address { __typename } }', 'granted'],
    ['whether there is one, of another', '{ contactAddress { __typename } }', ['Citizen.contactAddress']],
    ['why something is empty', '{ name { surname } absences { field reason } __typename }', 'granted'],
    ['not granted', '{ sex name { surname } birthDate }', ['Citizen.birthDate', 'Citizen.sex']],
    ['under another name', '{ name: sex sex: name { surname } }', ['Citizen.sex']],
    ['twice', '{ one: sex two: sex }', ['Citizen.sex']],
    ['the identity, which no purpose has by itself', '{ id }', ['Citizen.id']],
    ['in fragments', '{ ...A ... { ... on Citizen { sex } } }', ['Citizen.age', 'Citizen.sex']],
    ['worked out from others', '{ age isOfAge }', ['Citizen.age', 'Citizen.isOfAge']],
    ['relatives, by what they are', '{ children { role identification validity { from } } }', 'granted'],
    [
      'relatives, by who they are',
      '{ children { citizen { name { surname } } person { name } } }',
      ['Citizen.children.citizen', 'Citizen.children.person.name'],
    ],
    ['relatives of another kind', '{ spouse { role } }', ['Citizen.spouse.role']],
  ])('%s', (_what, selection, outcome) => {
    const document = `query { citizen(cpr: "${PERSON}") ${selection} } fragment A on Citizen { age }`;
    expect(outcomeOf(access, document)).toEqual(outcome);
  });

  test('the people that a way leads to have their own fields, which are granted or not wherever they stand', () => {
    const walking = accessWith({ fields: ['Citizen.children.citizen', 'Citizen.name'] });
    const document = (of: string) =>
      `{ citizen(cpr: "${PERSON}") { children { citizen { name { surname } children { citizen { ${of} } } } } } }`;

    expect(outcomeOf(walking, document('name { surname }'))).toBe('granted');
    expect(outcomeOf(walking, document('sex'))).toEqual(['Citizen.sex']);
    expect(outcomeOf(walking, document('spouse { citizen { name { surname } } }'))).toEqual([
      'Citizen.spouse.citizen',
    ]);
  });

  test('a way that is granted everywhere grants no field that it stands below', () => {
    const walking = accessWith({ fields: ['CprRelative.citizen', 'Citizen.children', 'Citizen.name'] });
    const document = (field: string) =>
      `{ citizen(cpr: "${PERSON}") { ${field} { citizen { name { surname } } } } }`;

    expect(outcomeOf(walking, document('children'))).toBe('granted');
    expect(outcomeOf(walking, document('spouse'))).toEqual(['Citizen.spouse']);
  });

  test.each([
    [{ wants: true, spares: true }, 'granted'],
    [{ wants: false, spares: false }, ['Citizen.sex']],
    [{ wants: true, spares: false }, ['Citizen.birthDate', 'Citizen.sex']],
    [{ wants: false, spares: true }, 'granted'],
  ])('only what is asked for in this request counts: %j', (variables, outcome) => {
    const conditional = prepare(`query ($wants: Boolean!, $spares: Boolean!) { citizen(cpr: "${PERSON}") {
      name { surname } birthDate @include(if: $wants) @skip(if: $spares) ... @skip(if: $spares) { sex }
    } }`);
    expect(outcomeOf(access, conditional, { variables })).toEqual(outcome);
    expect(outcomeOf(access, conditional, { variables })).toEqual(outcome);
  });

  test('edges and pages are no fields of people, and those in them are', () => {
    const searching = accessWith({
      fields: ['Citizen.name', 'CprEvent.kind', 'CprEvent.citizen'],
      searchKeys: ['Query.searchCitizens(filter:)', 'Query.cprEvents(from:)'],
    });
    expect(
      outcomeOf(
        searching,
        `{ searchCitizens(filter: { name: { surname: "Hansen" } }, first: 3) {
          edges { cursor node { name { surname } } } nodes { sex } pageInfo { endCursor }
        } }`,
      ),
    ).toEqual(['Citizen.sex']);
    expect(
      outcomeOf(
        searching,
        '{ cprEvents(from: "2026-01-01T00:00:00Z") { nodes { kind derived citizen { name { surname } sex } } } }',
      ),
    ).toEqual(['Citizen.sex', 'CprEvent.derived']);
  });
});

describe('for a company', () => {
  const access = accessWith({
    sector: 'private',
    fields: ['PrivateCitizen.guardianship', 'PrivateCitizen.address'],
    searchKeys: ['Query.privateCitizen(cpr:)'],
  });

  test('a guardian is told by name and address, and leads to no citizen', () => {
    const document = (of: string) => `{ privateCitizen(cpr: "${PERSON}") { guardianship { ${of} } } }`;

    expect(outcomeOf(access, document('kind guardianName guardianAddressLines'))).toBe('granted');
    expect(outcomeOf(access, document('guardian { citizen { id } } remarks'))).toEqual([
      'Citizen.id',
      'PrivateCitizen.guardianship.guardian.citizen',
      'PrivateCitizen.guardianship.remarks',
    ]);
  });

  test('nothing is told as to an authority', () => {
    expect(outcomeOf(access, `{ citizen(cpr: "${PERSON}") { address { lines } } }`)).toEqual([
      'Citizen.address.lines',
      'Query.citizen(cpr:)',
    ]);
  });
});

describe('a refusal', () => {
  const access = accessWith({ assurance: 'substantial' });
  const document = `{ citizen(cpr: "${PERSON}") { name { surname } } }`;

  function refusalOf(asked: Parameters<typeof decideOn>[2]): AccessRefused {
    try {
      decideOn(access, prepare(document), asked);
    } catch (error) {
      if (error instanceof AccessRefused) return error;
      throw error;
    }
    throw new Error('It was granted');
  }

  test('is of status 403, and tells the log more than the caller', () => {
    const refusals = [
      refusalOf({ purposeName: 'NONE' }),
      refusalOf({ caller: callerWith({ client: 'another-system' }) }),
    ];

    expect(refusals.map(({ status }) => status)).toEqual([403, 403]);
    expect(refusals.map(({ reason }) => reason)).toEqual([
      'there is no such purpose',
      'it is not for this client',
    ]);
    expect(refusals[0]?.toJSON()).toEqual(refusals[1]?.toJSON());
  });

  test('for a weak login says how strong it must be', () => {
    expect(refusalOf({ caller: callerWith({ assurance: 'LOW' }) }).extensions).toEqual({
      code: 'ASSURANCE_TOO_LOW',
      assurance: 'SUBSTANTIAL',
    });
  });
});

describe('where registered operations alone are run', () => {
  const registered = `{ citizen(cpr: "${PERSON}") { name { surname } } }`;
  const access = accessWith({ operations: [prepare(registered).hash] }, { registeredOperationsOnly: true });

  test('one that a purpose lists is run, for that purpose', () => {
    expect(outcomeOf(access, registered, { purposeName: null })).toBe('granted');
  });

  test('no other is, be it a space longer', () => {
    expect(outcomeOf(access, `${registered} `)).toBe('OPERATION_NOT_REGISTERED');
    expect(outcomeOf(access, '{ cprProvider { kind } }')).toBe('OPERATION_NOT_REGISTERED');
  });

  test('but what asks about the schema', () => {
    expect(outcomeOf(access, '{ _service { sdl } }', { purposeName: null })).toBe('granted');
  });
});

test('days are looked at in each request, whatever is remembered', () => {
  const access = accessWith({ validTo: '2026-06-01' });
  const operation = prepare(`{ citizen(cpr: "${PERSON}") { name { surname } } }`);
  const at = (now: string) => outcomeOf(access, operation, { now: new Date(now) });

  expect(at('2026-06-01T21:59:59Z')).toBe('granted');
  expect(at('2026-06-01T22:00:00Z')).toBe('UNKNOWN_PURPOSE');
  expect(at('2026-06-01T21:59:59Z')).toBe('granted');
});
