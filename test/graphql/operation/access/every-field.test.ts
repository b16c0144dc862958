import { describe, expect, test } from '@jest/globals';
import { createAccess } from '../../../../src/graphql/operation/access/access.ts';
import { grantableOf } from '../../../../src/graphql/operation/access/grantable-of-schema.ts';
import { purposeSetting, purposeSettings } from '../../../access/purpose-settings.ts';
import { schema } from '../both-executors.ts';
import { outcomeOf, prepare } from './decide.ts';

// Of each field of the schema: whoever is not granted it does not get it, by whatever way, and is told its name and nothing else.

const grantable = grantableOf(schema);
const isLeaf = (path: string): boolean =>
  ![...grantable.fields].some((other) => other.startsWith(`${path}.`));

/** What tells something: leaves, and who somebody is. Why a field is empty is granted with any other field. */
const TELLING = [...grantable.fields].filter(
  (path) => isLeaf(path) && !path.includes('.absences.') && !path.endsWith('.__typename'),
);

const ALL_KEYS = [...grantable.searchKeys];
/** How purposes are called in this test. */
const codeOf = (path: string): string => `P${TELLING.indexOf(path)}`;

// For each field a purpose that grants it and nothing else.
const access = createAccess({
  schema,
  settings: purposeSettings(
    Object.fromEntries(
      TELLING.map((path) => [codeOf(path), purposeSetting({ fields: [path], searchKeys: ALL_KEYS })]),
    ),
  ),
});

const typeOf = (path: string): string => path.slice(0, path.indexOf('.'));

/** What selects a field on its person. */
function selectionOf(path: string): string {
  const [name = '', ...rest] = path.split('.').slice(1).toReversed();
  const field = name === 'livesInMunicipality' ? `${name}(code: "0851")` : name;
  const leaf = grantable.ways.has(path) ? `${field} { __typename }` : field;
  return rest.reduce((below, around) => `${around} { ${below} }`, leaf);
}

const REACHED: Readonly<Record<string, (selection: string) => string>> = {
  Citizen: (selection) => `{ citizen(cpr: "0707614293") { ${selection} } }`,
  PrivateCitizen: (selection) => `{ privateCitizen(cpr: "0707614293") { ${selection} } }`,
  CprEvent: (selection) => `{ cprEvents(from: "2026-01-01T00:00:00Z") { edges { node { ${selection} } } } }`,
};
const operationFor = (path: string) => prepare(REACHED[typeOf(path)]!(selectionOf(path)));

test('there are fields to look at', () => {
  expect(TELLING.length).toBeGreaterThan(400);
  expect(TELLING).toEqual(
    expect.arrayContaining([
      'Citizen.id',
      'Citizen.address.districts.name',
      'Citizen.children.citizen',
      'Citizen.guardianship.guardian.person.birthDate',
      'PrivateCitizen.protection.nameAndAddress',
      'CprEvent.citizen',
    ]),
  );
});

/** The field of a person that a path begins with. */
const wholeOf = (path: string): string => path.split('.').slice(0, 2).join('.');
const ONE_OF_EACH = [...Map.groupBy(TELLING, wholeOf).values()].map(([first]) => first!);

test('a purpose for one field grants that one, and refuses every other by its name', () => {
  const wrong: unknown[] = [];
  for (const asked of TELLING) {
    const operation = operationFor(asked);
    // Every other part of the same field, and a part of each other field.
    const beside = TELLING.filter((path) => wholeOf(path) === wholeOf(asked));
    for (const granted of new Set([...beside, ...ONE_OF_EACH])) {
      const outcome = outcomeOf(access, operation, { purposeName: codeOf(granted) });
      const isRight =
        asked === granted
          ? outcome === 'granted'
          : Array.isArray(outcome) && outcome.length === 1 && outcome[0] === asked;
      if (!isRight) wrong.push({ asked, granted, outcome });
    }
  }
  expect(wrong).toEqual([]);
});

describe('it is the same', () => {
  const SHAPES: readonly (readonly [string, (path: string) => string | null])[] = [
    ['under another name', (path) => REACHED[typeOf(path)]!(`other: ${selectionOf(path)}`)],
    [
      'in fragments',
      (path) =>
        `query ${REACHED[typeOf(path)]!('... { ...F }')} fragment F on ${typeOf(path)} { ... on ${typeOf(path)} { ${selectionOf(path)} } }`,
    ],
    [
      'under a condition that holds',
      (path) =>
        REACHED[typeOf(path)]!(`... @include(if: true) { ... @skip(if: false) { ${selectionOf(path)} } }`),
    ],
    [
      'of an entity',
      (path) =>
        `{ _entities(representations: [{ __typename: "${typeOf(path)}", id: "1" }]) { ... on ${typeOf(path)} { ${selectionOf(path)} } } }`,
    ],
    [
      'in a list',
      (path) =>
        typeOf(path) === 'CprEvent'
          ? `{ cprEvents(from: "2026-01-01T00:00:00Z") { nodes { ${selectionOf(path)} } } }`
          : `{ ${typeOf(path) === 'Citizen' ? 'citizens' : 'privateCitizens'}(cprs: []) { ${selectionOf(path)} } }`,
    ],
    [
      'of somebody who is searched for',
      (path) =>
        typeOf(path) === 'Citizen'
          ? `{ searchCitizens(filter: { birthDate: "1960-01-01" }) { edges { node { ${selectionOf(path)} } } } }`
          : null,
    ],
  ];

  test.each(SHAPES)('%s', (_shape, document) => {
    const wrong: unknown[] = [];
    for (const path of TELLING) {
      const text = document(path);
      if (text === null) continue;
      const operation = prepare(text);
      const unrelated = path === 'Citizen.sex' ? 'Citizen.age' : 'Citizen.sex';
      const outcomes = [
        outcomeOf(access, operation, { purposeName: codeOf(path) }),
        outcomeOf(access, operation, { purposeName: codeOf(unrelated) }),
      ];
      if (JSON.stringify(outcomes) !== JSON.stringify(['granted', [path]])) wrong.push({ path, outcomes });
    }
    expect(wrong).toEqual([]);
  });

  test('of a relative, by every way there is', () => {
    const ways = TELLING.filter((path) => grantable.ways.has(path));
    const wrong: unknown[] = [];
    for (const way of ways) {
      for (const path of TELLING.filter((one) => typeOf(one) === 'Citizen' && !one.startsWith(way))) {
        const to = selectionOf(way).replace('{ __typename }', `{ ${selectionOf(path)} }`);
        const operation = prepare(REACHED[typeOf(way)]!(to));
        const outcome = outcomeOf(access, operation, { purposeName: codeOf(way) });
        if (JSON.stringify(outcome) !== JSON.stringify([path])) wrong.push({ way, path, outcome });
      }
    }
    expect(ways.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

test('a condition that does not hold asks for nothing', () => {
  for (const path of TELLING) {
    const operation = prepare(
      REACHED[typeOf(path)]!(`__typename ... @include(if: false) { ${selectionOf(path)} }`),
    );
    expect(outcomeOf(access, operation, { purposeName: codeOf('Citizen.sex') })).toBe('granted');
  }
});

test('everything that a company can be granted stands in the list of section 38 of the CPR act', () => {
  // The fields of a person; their parts are in the schema's own list of what a company is told.
  const granted = new Set(
    [...grantable.fields].filter((path) => !grantable.forAuthorities.has(path)).map(wholeOf),
  );

  expect([...granted].sort()).toEqual(
    [
      'absences',
      'address',
      'canReceiveLetter',
      'contactAddress',
      'cpr',
      'disappearance',
      'guardianship',
      'id',
      'migration',
      'name',
      'occupation',
      'protection',
      'status',
      'statusValidity',
    ].map((field) => `PrivateCitizen.${field}`),
  );
  expect([...grantable.ways.keys()].filter((way) => !grantable.forAuthorities.has(way))).toEqual([]);
});
