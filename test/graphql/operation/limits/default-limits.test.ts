import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { readConfiguration } from '../../../../src/configuration/configuration.ts';
import { everythingOf } from '../../../providers/contract/every-field.ts';
import { aliases, LIMITS, sizeOf } from './measured.ts';

const { MAX_COST: MOST } = readConfiguration({});

describe('by default', () => {
  const cprs = Array.from({ length: 1_000 }, () => '1');

  test.each([
    [
      'a thousand people in full',
      `query($l: [CprNumber!]!) { citizens(cprs: $l) { ${everythingOf('Citizen')} } }`,
    ],
    [
      'a thousand people in full for a company',
      `query($l: [CprNumber!]!) { privateCitizens(cprs: $l) { ${everythingOf('PrivateCitizen')} } }`,
    ],
    [
      'a thousand people in full for a router',
      `query($l: [_Any!]!) { _entities(representations: $l) { ... on Citizen { ${everythingOf('Citizen')} } } }`,
    ],
    [
      'a page of events with everybody in full',
      `{ cprEvents(from: "2026-03-02T00:00:00Z", first: 1000) {
        edges { cursor node { id kind registeredAt } } nodes { citizen { ${everythingOf('Citizen')} } }
      } }`,
    ],
    ['the SDL', '{ _service { sdl } }'],
    ['introspection', getIntrospectionQuery()],
    [
      'introspection as GraphiQL asks for it',
      getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
        inputDepth: 20,
      } as object),
    ],
  ])('%s may be asked for', (_what, query) => {
    const { depth, fields, cost } = sizeOf(query);

    expect(depth).toBeLessThanOrEqual(LIMITS.deepest);
    expect(fields).toBeLessThan(LIMITS.mostFields / 2);
    expect(cost({ l: cprs })).toBeLessThanOrEqual(MOST);
  });

  const nested = (count: number, fields: readonly string[]): string =>
    fields.reduceRight((below, field) => aliases(count, below === '' ? field : `${field} { ${below} }`), '');

  test.each([
    [
      '13 aliases at each of four levels of introspection',
      `{ __schema { ${nested(13, ['types', 'fields', 'type', 'name'])} } }`,
    ],
    [
      '6 aliases at each of five',
      `{ __schema { ${nested(6, ['types', 'fields', 'type', 'fields', 'name'])} } }`,
    ],
    ['6 of one type', `{ __type(name: "Citizen") { ${nested(6, ['fields', 'type', 'fields', 'name'])} } }`],
    [
      '4 of a type and those in it',
      `{ __type(name: "Citizen") { ${nested(4, ['fields', 'type', 'fields', 'type', 'kind'])} } }`,
    ],
    ['the SDL 8,000 times', `{ ${aliases(100, `_service { ${aliases(80, 'sdl')} }`)} }`],
    ['the SDL 2,000 times', `{ ${aliases(40, `_service { ${aliases(50, 'sdl')} }`)} }`],
    [
      '3,000 ids of 18,000 events',
      `{ ${aliases(18, 'cprEvents(from: "2026-03-02T00:00:00Z", first: 1000) { nodes { ...E } }')} }
        fragment E on CprEvent { ${aliases(3_000, 'id')} }`,
    ],
    [
      '1,500 reasons for each absence of a thousand people',
      `query($l: [CprNumber!]!) { citizens(cprs: $l) { absences { ${aliases(1_500, 'reason')} } } }`,
    ],
  ])('%s may not be asked for', (_what, query) => {
    const { fields, cost } = sizeOf(query);

    expect(fields > LIMITS.mostFields || cost({ l: cprs }) > MOST).toBe(true);
  });
});
