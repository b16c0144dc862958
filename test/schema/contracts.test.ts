import { beforeAll, describe, expect, test } from '@jest/globals';
import { composeSchemaContract } from '@theguild/federation-composition';
import { buildSchema, isObjectType, type GraphQLSchema } from 'graphql';
import { CASES, CPR } from '../federation/subgraphs.ts';

type Filter = { readonly include?: readonly string[]; readonly exclude?: readonly string[] };

/** The API that a contract leaves of a supergraph, in SDL: what cannot be reached any more goes too. */
function apiSdlUnder({ include = [], exclude = [] }: Filter, subgraphs: (typeof CPR)[]): string {
  const contract = composeSchemaContract(subgraphs, { include: new Set(include), exclude: new Set(exclude) });
  expect(contract.errors?.map(String)).toBeUndefined();
  return contract.publicSdl ?? '';
}

const apiUnder = (filter: Filter, subgraphs: (typeof CPR)[]): GraphQLSchema =>
  buildSchema(apiSdlUnder(filter, subgraphs));

const rootFields = (schema: GraphQLSchema): string[] =>
  [schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.keys(type?.getFields() ?? {}))
    .sort();
const fieldsOf = (schema: GraphQLSchema, type: string): string[] =>
  coordinates(schema).filter((name) => name.startsWith(`${type}.`));

/** Every object type and field, as `Type` and `Type.field`, sorted. */
const coordinates = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => [type.name, ...Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)])
    .sort();

const FOR_COMPANIES = {
  exclusion: { exclude: ['public-sector'] },
  inclusion: { include: ['private-sector', 'both-sectors'] },
};
const FOR_AUTHORITIES = {
  exclusion: { exclude: ['private-sector'] },
  inclusion: { include: ['public-sector', 'both-sectors'] },
};

describe.each([
  ['alone', [CPR]],
  ['beside a case system that tags what it has', [CPR, CASES]],
])('%s, a contract by inclusion gives the same API as one by exclusion', (_with, subgraphs) => {
  test.each([
    ['companies', FOR_COMPANIES],
    ['authorities', FOR_AUTHORITIES],
  ])('for %s, to the last argument and description', (_for, { inclusion, exclusion }) => {
    expect(apiSdlUnder(inclusion, subgraphs)).toBe(apiSdlUnder(exclusion, subgraphs));
  });
});

describe.each(Object.entries(FOR_COMPANIES))('a contract for companies, by %s,', (_way, filter) => {
  let api: GraphQLSchema;
  beforeAll(() => {
    api = apiUnder(filter, [CPR]);
  });

  test('offers private citizens, what tells of nobody, the caller, and the record of what was told', () => {
    expect(rootFields(api)).toEqual([
      'cprDisclosures',
      'cprProvider',
      'inspectCprNumber',
      'loginError',
      'matchCpr',
      'privateCitizen',
      'privateCitizens',
      'viewer',
    ]);
  });

  test('tells callers who they are, and nothing of the register about them', () => {
    expect(fieldsOf(api, 'CprViewer')).toEqual([
      'CprViewer.assurance',
      'CprViewer.client',
      'CprViewer.cvr',
      'CprViewer.identityProvider',
      'CprViewer.kind',
      'CprViewer.signedInAt',
    ]);
  });

  test('has the types of that and no more: no citizen, no relatives, no events', () => {
    expect(coordinates(api).filter((name) => !name.includes('.'))).toEqual([
      'CprAbsence',
      'CprAddress',
      'CprContactAddress',
      'CprCountry',
      'CprDisclosure',
      'CprDisclosureCaller',
      'CprDisclosureConnection',
      'CprDisclosureEdge',
      'CprDisclosurePlace',
      'CprGuardianship',
      'CprLetterDelivery',
      'CprLoginError',
      'CprMatchNotMitIdLogin',
      'CprMatchTriesExceeded',
      'CprMatchUnavailable',
      'CprMatchWindowExpired',
      'CprMatched',
      'CprMigration',
      'CprName',
      'CprNotMatched',
      'CprNumberInspection',
      'CprProtection',
      'CprProvider',
      'CprValidity',
      'CprViewer',
      'Mutation',
      'PageInfo',
      'PrivateCitizen',
      'Query',
    ]);
  });

  test('tells of a person what section 38 of the CPR act lists: no birth date, no relatives, no history', () => {
    expect(fieldsOf(api, 'PrivateCitizen')).toEqual([
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
      'PrivateCitizen.statusValidity',
    ]);
  });

  test('stays whole beside a case system that tags what leads to a citizen', () => {
    const names = coordinates(apiUnder(filter, [CPR, CASES]));

    expect(names).toContain('Case.title');
    expect(names).not.toContain('Case.citizen');
    expect(names).not.toContain('Citizen');
  });
});

describe.each(Object.entries(FOR_AUTHORITIES))('a contract for authorities, by %s,', (_way, filter) => {
  test('has everything but private citizens', () => {
    const whole = coordinates(apiUnder({ exclude: ['no-such-tag'] }, [CPR, CASES]));
    const names = coordinates(apiUnder(filter, [CPR, CASES]));

    expect(whole.filter((name) => !names.includes(name))).toEqual(
      whole.filter((name) => /^PrivateCitizen|^Query\.privateCitizen/.test(name)),
    );
    expect(names).toEqual(
      expect.arrayContaining([
        'Case.citizen',
        'CprViewer.citizen',
        'CprViewer.children',
        'CprViewer.accessLog',
      ]),
    );
    expect(names).not.toContain('PrivateCitizen');
  });
});
