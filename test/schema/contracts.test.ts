import { beforeAll, describe, expect, test } from '@jest/globals';
import { composeSchemaContract } from '@theguild/federation-composition';
import { buildSchema, isObjectType, type GraphQLSchema } from 'graphql';
import { CASES, CPR } from '../federation/subgraphs.ts';

/** The API schema that is left when everything with a tag is taken out, and then what cannot be reached any more. */
function apiWithout(tag: string, subgraphs: (typeof CPR)[]): GraphQLSchema {
  const contract = composeSchemaContract(subgraphs, { include: new Set(), exclude: new Set([tag]) });
  expect(contract.errors?.map(String)).toBeUndefined();
  return buildSchema(contract.publicSdl ?? '');
}

const rootFields = (schema: GraphQLSchema) => Object.keys(schema.getQueryType()?.getFields() ?? {}).sort();

/** Every object type and field, as `Type` and `Type.field`, sorted. */
const coordinates = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => [type.name, ...Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)])
    .sort();

describe('the contract "private-sector", which excludes the tag public-sector,', () => {
  let api: GraphQLSchema;
  beforeAll(() => {
    api = apiWithout('public-sector', [CPR]);
  });

  test('offers private citizens, what a number tells by itself, and the source', () => {
    expect(rootFields(api)).toEqual(['cprProvider', 'inspectCprNumber', 'privateCitizen', 'privateCitizens']);
  });

  test('has the types of that and no more: no citizen, no relatives, no events', () => {
    expect(coordinates(api).filter((name) => !name.includes('.'))).toEqual([
      'CprAbsence',
      'CprAddress',
      'CprContactAddress',
      'CprGuardianship',
      'CprLetterDelivery',
      'CprMigration',
      'CprName',
      'CprNumberInspection',
      'CprProtection',
      'CprProvider',
      'CprValidity',
      'PrivateCitizen',
      'Query',
    ]);
  });

  test('tells of a person what section 38 of the CPR act lists: no birth date, no relatives, no history', () => {
    expect(coordinates(api).filter((name) => name.startsWith('PrivateCitizen.'))).toEqual([
      'PrivateCitizen.absences',
      'PrivateCitizen.address',
      'PrivateCitizen.canReceiveLetter',
      'PrivateCitizen.contactAddress',
      'PrivateCitizen.cpr',
      'PrivateCitizen.disappearance',
      'PrivateCitizen.guardianship',
      'PrivateCitizen.id',
      'PrivateCitizen.migration',
      'PrivateCitizen.name',
      'PrivateCitizen.occupation',
      'PrivateCitizen.protection',
      'PrivateCitizen.status',
      'PrivateCitizen.statusSince',
      'PrivateCitizen.statusSinceUncertain',
    ]);
  });

  test('stays whole beside a case system that tags what leads to a citizen', () => {
    const names = coordinates(apiWithout('public-sector', [CPR, CASES]));

    expect(names).toContain('Case.title');
    expect(names).not.toContain('Case.citizen');
    expect(names).not.toContain('Citizen');
  });
});

describe('the contract "public-sector", which excludes the tag private-sector,', () => {
  test('has everything but private citizens', () => {
    const whole = coordinates(apiWithout('no-such-tag', [CPR, CASES]));
    const names = coordinates(apiWithout('private-sector', [CPR, CASES]));

    expect(whole.filter((name) => !names.includes(name))).toEqual(
      whole.filter((name) => /^PrivateCitizen|^Query\.privateCitizen/.test(name)),
    );
    expect(names).toContain('Case.citizen');
    expect(names).not.toContain('PrivateCitizen');
  });
});
