import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { grantableOf } from '../../../src/graphql/operation/access/grantable-of-schema.ts';
import { createSchema } from '../../../src/graphql/schema/schema.ts';
import { personIdOf } from '../../../src/providers/fake/person-keys.ts';
import { PEOPLE } from '../../bench/cases.ts';
import { Random } from '../../graphql/operation/execution/random.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { randomQuestion, randomSelection } from './random-question.ts';
import { startTrustedServer, type TrustedServer } from './trusted-server.ts';

// By no question and no way does a company learn of a protected person what protection is about.

const schema = createSchema('declared');
const { fields, searchKeys, forAuthorities } = grantableOf(schema);
const forCompanies = [...fields].filter(
  (path) => path.startsWith('PrivateCitizen.') && !forAuthorities.has(path),
);
const PRIVATE = {
  legalBasis: 'CPR act, section 38',
  sector: 'private',
  clients: [BROKER_CLIENTS.company.id],
  searchKeys: [...searchKeys].filter((key) => key.includes('rivateCitizen') && !forAuthorities.has(key)),
  mostMissesADay: 1_000_000,
};
const PURPOSES = {
  WITH_MARK: { ...PRIVATE, fields: forCompanies },
  WITHOUT_MARK: {
    ...PRIVATE,
    fields: forCompanies.filter((path) => !path.startsWith('PrivateCitizen.protection')),
  },
};
const PROTECTED = PEOPLE.filter(({ protection }) => protection?.nameAndAddress === 'PROTECTED');
const QUESTIONS = 150;
/** Nobody has a number that ends so. */
const nobodyLike = (cpr: string): string => `${cpr.slice(0, 7)}000`;

let trusted: TrustedServer;
let token: string;
beforeAll(async () => {
  trusted = await startTrustedServer(PURPOSES);
  token = await trusted.token('employee', 'company');
});
afterAll(() => trusted.close());

const ask = (query: string, variables: Record<string, unknown>, purpose: string) =>
  trusted.ask({ query, variables, token, purpose });

/** The ways of a company to people. */
const WAYS: readonly ((selection: string) => string)[] = [
  (selection) => `privateCitizen(cpr: $cpr) ${selection}`,
  (selection) => `privateCitizens(cprs: [$cpr]) ${selection}`,
  (selection) =>
    `_entities(representations: [{ __typename: "PrivateCitizen", cpr: $cpr }]) { ... on PrivateCitizen ${selection} }`,
];

function question(random: Random, purpose: string): string {
  const selection = randomSelection(
    schema,
    random,
    'PrivateCitizen',
    purpose === 'WITH_MARK' ? [] : ['protection'],
  );
  const fields = WAYS.map((way, index) => `r${index}: ${way(selection)}`);
  return `query ($cpr: CprNumber!, $yes: Boolean!, $no: Boolean!) {
    yes: __typename @include(if: $yes) no: __typename @skip(if: $no) ${fields.join('\n')}
  }`;
}

/** Everything of a person that protection is about. */
function secretsOf({ name, address, addressHistory, contactAddress }: (typeof PEOPLE)[number]): string[] {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  const { givenName, middleName, surname, addressingName } = name ?? {};
  const streets = [address, ...(addressHistory ?? [])].flatMap((one) => texts(one?.streetName));
  return [givenName, middleName, surname, addressingName, ...streets, ...texts(contactAddress)].filter(
    (text): text is string =>
      typeof text === 'string' && text.length > 3 && !/^\d{4}-\d\d-\d\d$|^[A-Z_]+$/.test(text),
  );
}

test('there is something to protect', () => {
  expect(PROTECTED.length).toBeGreaterThan(4);
  expect(PROTECTED.flatMap(secretsOf).length).toBeGreaterThan(20);
});

test('a company that may know the mark is never told name, address or where to write, in no field and no error', async () => {
  const random = new Random(28);
  let marked = 0;
  for (let index = 0; index < QUESTIONS; index += 1) {
    const person = random.pick(PROTECTED);
    const variables = { cpr: person.cpr, yes: random.chance(0.7), no: random.chance(0.3) };
    const { text, body } = await ask(question(random, 'WITH_MARK'), variables, 'WITH_MARK');
    expect(body.data).toBeDefined();
    expect(secretsOf(person).filter((secret) => text.includes(`"${secret}"`))).toEqual([]);
    if (text.includes('WITHHELD_FOR_PROTECTION') || text.includes('"PROTECTED"')) marked += 1;
  }
  expect(marked).toBeGreaterThan(QUESTIONS / 10);
});

test('a company that may not know it is answered as for nobody, to the last letter', async () => {
  const random = new Random(54);
  for (let index = 0; index < QUESTIONS; index += 1) {
    const { cpr } = random.pick(PROTECTED);
    const query = question(random, 'WITHOUT_MARK');
    const conditions = { yes: random.chance(0.7), no: random.chance(0.3) };
    const [hidden, nobody] = await Promise.all(
      [cpr, nobodyLike(cpr)].map((number) => ask(query, { cpr: number, ...conditions }, 'WITHOUT_MARK')),
    );
    expect(hidden?.body.data).toBeDefined();
    expect(hidden?.text).toBe(nobody?.text);
    expect(hidden?.status).toBe(nobody?.status);
  }
});

test('by no question about citizens, events or by search is a company told of anybody', async () => {
  const random = new Random(38);
  const people = { numbers: PROTECTED.map(({ cpr }) => cpr), ids: PROTECTED.map(personIdOf) };
  for (let index = 0; index < QUESTIONS; index += 1) {
    const { query, variables } = randomQuestion(schema, random, people);
    if (query.includes('privateCitizens')) continue;
    const { body, text } = await ask(query, variables, 'WITH_MARK');
    expect({ data: body.data, code: body.errors?.[0]?.extensions['code'] }).toEqual({
      data: undefined,
      code: 'NOT_ALLOWED',
    });
    expect(PROTECTED.flatMap(secretsOf).filter((secret) => text.includes(`"${secret}"`))).toEqual([]);
  }
});
