import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLedgerReader, type LedgerReader } from '../../../src/ledger/reading/ledger-reader.ts';
import { AUTHORITY_CVR, BROKER_PEOPLE, COMPANY_CVR } from '../../simulators/broker/broker-person.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { startTrustedServer, type Request, type TrustedServer } from './trusted-server.ts';

// What callers are told is what their purpose grants, and it stands in the ledger.

const PUBLIC = {
  legalBasis: 'CPR act, section 31',
  sector: 'public',
  clients: [BROKER_CLIENTS.authority.id],
  companies: [AUTHORITY_CVR],
  assurance: 'substantial',
};
const PRIVATE = {
  legalBasis: 'CPR act, section 38',
  sector: 'private',
  clients: [BROKER_CLIENTS.company.id],
  companies: [COMPANY_CVR],
  searchKeys: ['Query.privateCitizen(cpr:)', 'Query.privateCitizens(cprs:)'],
};
const PURPOSES = {
  NAMES: {
    ...PUBLIC,
    fields: ['Citizen.name'],
    searchKeys: ['Query.citizen(cpr:)', 'Query.citizens(cprs:)'],
  },
  LETTERS: {
    ...PUBLIC,
    notGranted: 'withhold',
    fields: ['Citizen.id', 'Citizen.name', 'Citizen.absences'],
    searchKeys: ['Query.citizen(cpr:)'],
  },
  FEW: {
    ...PUBLIC,
    fields: ['Citizen.id'],
    searchKeys: ['Query.citizens(cprs:)'],
    mostPeopleARequest: 2,
    mostPeopleADay: 3,
  },
  OLD: { ...PUBLIC, fields: ['Citizen.id'], searchKeys: ['Query.citizen(cpr:)'], validTo: '2020-12-31' },
  STRONG: { ...PUBLIC, fields: ['Citizen.id'], searchKeys: ['Query.citizen(cpr:)'], assurance: 'high' },
  CUSTOMERS: {
    ...PRIVATE,
    fields: [
      'PrivateCitizen.name',
      'PrivateCitizen.address',
      'PrivateCitizen.protection',
      'PrivateCitizen.absences',
    ],
  },
  CUSTOMER_NAMES: {
    ...PRIVATE,
    fields: ['PrivateCitizen.name', 'PrivateCitizen.status'],
    mostMissesADay: 1_000,
  },
};

const OFFICER = BROKER_PEOPLE.find(({ key }) => key === 'officer')!.sub;
const PROTECTED = '1007600069';
const OPEN = '0707614293';
/** Nobody has a number that ends so. */
const NOBODY = '0707614000';

let trusted: TrustedServer;
let reader: LedgerReader;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const readers = [{ client: BROKER_CLIENTS.authority.id, subjects: [OFFICER] }];
  trusted = await startTrustedServer(PURPOSES, { ledger: { readers } });
  reader = openLedgerReader({ storage: trusted.storage, keys: [trusted.ledgerKey] });
  tokens['caseworker'] = await trusted.token('caseworker');
  tokens['employee'] = await trusted.token('employee', 'company');
  tokens['parent'] = await trusted.token('parent');
});
afterAll(async () => {
  await reader.close();
  await trusted.close();
});

const as = (person: string, request: Omit<Request, 'token'>) =>
  trusted.ask({ ...request, token: tokens[person]! });
const codeOf = ({ body }: Awaited<ReturnType<typeof as>>) => body.errors?.[0]?.extensions['code'];

const NAME = 'query ($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }';
const ONE = { variables: { cpr: OPEN } };

describe('a purpose', () => {
  test('grants what it grants', async () => {
    const answer = await as('caseworker', { query: NAME, ...ONE, purpose: 'NAMES' });
    expect(answer.body).toEqual({ data: { citizen: { name: { surname: 'Henriksen' } } } });
  });

  test('is named in the extensions where a client can set no header', async () => {
    const { body } = await trusted.server.post(
      { query: NAME, ...ONE, extensions: { purpose: 'NAMES' } },
      { authorization: `Bearer ${tokens['caseworker']}` },
    );
    expect(body.errors).toBeUndefined();
  });

  test('has to be named', async () => {
    expect(codeOf(await as('caseworker', { query: NAME, ...ONE }))).toBe('PURPOSE_REQUIRED');
  });

  test.each([
    ['that there is not', 'caseworker', 'NOSUCH'],
    ["of another company's client", 'caseworker', 'CUSTOMERS'],
    ['that holds no longer', 'caseworker', 'OLD'],
    ['of an authority, for a company', 'employee', 'NAMES'],
  ])('%s is refused, with one code for all', async (_what, person, purpose) => {
    const answer = await as(person, { query: NAME, ...ONE, purpose });
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 403, code: 'UNKNOWN_PURPOSE' });
  });

  test('may want a stronger login', async () => {
    const answer = await as('caseworker', {
      query: '{ citizen(cpr: "0707614293") { id } }',
      purpose: 'STRONG',
    });
    expect(codeOf(answer)).toBe('ASSURANCE_TOO_LOW');
  });

  test("refuses by the caller's own coordinates, and asks nobody upstream", async () => {
    const before = trusted.server.providerCalls.length;
    const query = `query ($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } address { lines } spouse { citizen { id } } } }`;
    const answer = await as('caseworker', { query, ...ONE, purpose: 'NAMES' });
    expect(answer.body.errors?.[0]?.extensions).toEqual({
      code: 'NOT_ALLOWED',
      coordinates: expect.arrayContaining(['Citizen.address.lines']),
    });
    expect(trusted.server.providerCalls).toHaveLength(before);
    const { entries } = await reader.search({ first: 1, people: [`#${OPEN}`] });
    expect(entries[0]).toMatchObject({ outcome: 'NOT_ALLOWED', disclosures: [{ outcome: 'REFUSED' }] });
  });

  test('can leave out what it does not grant, which the caller is told', async () => {
    const query = `query ($cpr: CprNumber!) { citizen(cpr: $cpr) { id address { lines } name { surname } absences { field reason } } }`;
    const { body } = await as('caseworker', { query, ...ONE, purpose: 'LETTERS' });
    expect(body.errors).toBeUndefined();
    expect(body.data.citizen).toMatchObject({
      address: null,
      name: { surname: 'Henriksen' },
      absences: [{ field: 'address', reason: 'NOT_ALLOWED' }],
    });
    const { entries } = await reader.search({ first: 1, people: [`#${OPEN}`] });
    const disclosures = entries[0]?.disclosures.map(({ outcome, place: { fields } }) => [outcome, fields]);
    expect(disclosures).toEqual(
      expect.arrayContaining([
        ['WITHHELD', ['address']],
        ['DELIVERED', ['absences.field', 'absences.reason', 'id', 'name.surname']],
      ]),
    );
  });

  test('bounds the people of a request and of a day', async () => {
    const query = 'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }';
    const three = await as('caseworker', {
      query,
      variables: { cprs: [OPEN, PROTECTED, '0707650079'] },
      purpose: 'FEW',
    });
    expect(codeOf(three)).toBe('TOO_MANY_PEOPLE');
    expect(three.body.data).toEqual({ citizens: [null, null, null] });
    const two = { query, variables: { cprs: [OPEN, PROTECTED] }, purpose: 'FEW' };
    expect((await as('caseworker', two)).body.errors).toBeUndefined();
    expect(codeOf(await as('caseworker', two))).toBe('TOO_MANY_PEOPLE');
  });
});

describe('a company', () => {
  const query = `query ($cpr: CprNumber!) {
    privateCitizen(cpr: $cpr) { name { surname } }
  }`;

  test('that is granted the mark of protection is told that name and address are withheld', async () => {
    const { body } = await as('employee', {
      query: `query ($cpr: CprNumber!) { privateCitizen(cpr: $cpr) { name { surname } protection { nameAndAddress } absences { field reason } } }`,
      variables: { cpr: PROTECTED },
      purpose: 'CUSTOMERS',
    });
    expect(body.data.privateCitizen).toEqual({
      name: null,
      protection: { nameAndAddress: 'PROTECTED' },
      absences: [{ field: 'name', reason: 'WITHHELD_FOR_PROTECTION' }],
    });
  });

  test('that is not granted it can not tell a protected person from nobody', async () => {
    const [hidden, nobody] = await Promise.all(
      [PROTECTED, NOBODY].map((cpr) =>
        as('employee', { query, variables: { cpr }, purpose: 'CUSTOMER_NAMES' }),
      ),
    );
    expect(hidden?.text).toBe(nobody?.text);
    expect(hidden?.text).toBe('{"data":{"privateCitizen":null}}');
    const { entries } = await reader.search({ first: 1, people: [`#${PROTECTED}`] });
    expect(entries[0]?.disclosures).toMatchObject([{ outcome: 'HIDDEN' }]);
  });

  test('may not reach a citizen by any way', async () => {
    const answer = await as('employee', { query: NAME, ...ONE, purpose: 'CUSTOMERS' });
    expect(codeOf(answer)).toBe('NOT_ALLOWED');
  });

  test('that asks for too many who are not there is told of nobody any more', async () => {
    const ask = (cpr: string) => as('employee', { query, variables: { cpr }, purpose: 'CUSTOMERS' });
    const many = `query ($cprs: [CprNumber!]!) { privateCitizens(cprs: $cprs) { name { surname } } }`;
    const cprs = ['0707614000', '0707614001', '0707614002', '0807614000', '0807614001', '0807614002', OPEN];
    const guesses = await as('employee', { query: many, variables: { cprs }, purpose: 'CUSTOMERS' });
    expect(codeOf(guesses)).toBe('TOO_MANY_MISSES');
    expect(guesses.body.data.privateCitizens).toEqual(cprs.map(() => null));
    for (const cpr of cprs.slice(0, 5)) await ask(cpr);
    expect(codeOf(await ask(OPEN))).toBe('TOO_MANY_MISSES');
  });
});

describe('the viewer', () => {
  test('sees who they are, their own record and their minor children, for no purpose of theirs', async () => {
    const query = `{ viewer { kind assurance identityProvider cvr client
      citizen { name { addressingName } } children { name { givenName } isOfAge } } }`;
    const { body } = await as('parent', { query });
    expect(body.errors).toBeUndefined();
    expect(body.data.viewer).toMatchObject({
      kind: 'PERSON',
      assurance: 'HIGH',
      identityProvider: 'mitid',
      cvr: null,
      citizen: { name: { addressingName: 'Hans Larsen' } },
      children: [{ isOfAge: false }],
    });
    const { entries } = await reader.search({ first: 1, people: ['#3012680049'] });
    expect(entries[0]).toMatchObject({ circumstances: { purpose: { code: 'OWN_ACCESS' } } });
  });

  test('sees who was told of them, for what and which fields, and no employee', async () => {
    await as('caseworker', { query: NAME, variables: { cpr: '3012680049' }, purpose: 'NAMES' });
    const query =
      '{ viewer { accessLog(first: 1) { nodes { organisation purpose legalBasis fields outcome } } } }';
    const { body } = await as('parent', { query });
    expect(body.errors).toBeUndefined();
    // That they look here stands in it too, and comes first.
    expect(body.data.viewer.accessLog.nodes).toMatchObject([{ purpose: null, fields: ['ledger'] }]);
    const all = await as('parent', { query: query.replace('first: 1', 'first: 10') });
    expect(all.body.data.viewer.accessLog.nodes).toContainEqual({
      organisation: AUTHORITY_CVR,
      purpose: 'NAMES',
      legalBasis: 'CPR act, section 31',
      fields: ['name.surname'],
      outcome: 'DELIVERED',
    });
  });

  test('does not see the people that they are related to', async () => {
    const answer = await as('parent', { query: '{ viewer { citizen { spouse { citizen { id } } } } }' });
    expect(codeOf(answer)).toBe('NOT_ALLOWED');
  });

  test('is an employee for their company, and has no record there', async () => {
    const { body } = await as('employee', { query: '{ viewer { kind cvr } }' });
    expect(body.data.viewer).toEqual({ kind: 'EMPLOYEE', cvr: COMPANY_CVR });
  });

  test('compares their own number three times', async () => {
    tokens['again'] = await trusted.token('parent');
    const query =
      'mutation ($cpr: CprNumber!) { matchCpr(cpr: $cpr) { __typename ... on CprNotMatched { triesLeft } } }';
    const match = async (cpr: string) =>
      (await as('again', { query, variables: { cpr } })).body.data.matchCpr as unknown;
    expect(await match(OPEN)).toEqual({ __typename: 'CprNotMatched', triesLeft: 2 });
    expect(await match('3012680049')).toEqual({ __typename: 'CprMatched' });
    expect(await match(OPEN)).toEqual({ __typename: 'CprNotMatched', triesLeft: 0 });
    expect(await match(OPEN)).toEqual({ __typename: 'CprMatchTriesExceeded' });
    const { entries } = await reader.search({ first: 4 });
    const ends = entries.map(({ disclosures }) =>
      disclosures.map(({ place, outcome }) => `${place.path} ${outcome}`),
    );
    expect(ends.flat()).toEqual([
      'matchCpr REFUSED',
      'matchCpr MISSED',
      'matchCpr DELIVERED',
      'matchCpr MISSED',
    ]);
  });
});

describe('the record of disclosures', () => {
  const query =
    'query ($person: CprNumber) { cprDisclosures(filter: { person: $person }, first: 5) { nodes { purpose caller { cvr } places { fields outcome people } } } }';

  test('is read by those who may, and that they do is recorded', async () => {
    await as('caseworker', { query: NAME, ...ONE, purpose: 'NAMES' });
    tokens['officer'] = await trusted.token('officer');
    const { body } = await as('officer', { query, variables: { person: OPEN } });
    expect(body.errors).toBeUndefined();
    expect(body.data.cprDisclosures.nodes).toContainEqual({
      purpose: 'NAMES',
      caller: { cvr: AUTHORITY_CVR },
      places: [{ fields: ['name.surname'], outcome: 'DELIVERED', people: 1 }],
    });
    const { entries } = await reader.search({ first: 1, people: [`#${OPEN}`] });
    expect(entries[0]).toMatchObject({
      outcome: 'ANSWERED',
      circumstances: { operation: { name: 'LedgerQuery' } },
    });
  });

  test('is closed to all others, and that they try is recorded', async () => {
    expect(codeOf(await as('employee', { query, variables: { person: OPEN } }))).toBe('NOT_ALLOWED');
    const { entries } = await reader.search({ first: 1, people: [`#${OPEN}`] });
    expect(entries[0]).toMatchObject({
      outcome: 'NOT_ALLOWED',
      circumstances: { operation: { name: 'LedgerQuery' } },
    });
  });
});
