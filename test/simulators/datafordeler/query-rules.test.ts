import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PRIVATE_PATH, query } from './simulator-client.ts';
import { startDatafordelerSimulator, type DatafordelerSimulator } from './start-simulator.ts';

const ROOT = 'CPRCustom_PublicSectorPerson';
const NOBODY = 'input: { id: { eq: "nobody" } }';
const PROTECTION = 'beskyttelser { beskyttelsestype status virkningfra virkningtil }';
const person = (fields: string): string => `{ ${ROOT}(${NOBODY}) { nodes { ${fields} } } }`;

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

/** The whole answer to a query that broke a rule. */
const refusal = (code?: string) => ({
  errors: [
    {
      message: expect.any(String),
      locations: [{ line: 1, column: expect.any(Number) }],
      path: [ROOT],
      extensions: { traceId: expect.stringMatching(/^[0-9a-f]{32}$/), ...(code !== undefined && { code }) },
    },
  ],
  data: { [ROOT]: null },
});

describe('with HTTP 200 and the root field null the service refuses', () => {
  test.each([
    ['an alias on a nested field', 'DAF-GQL-0008', person(`number: id ${PROTECTION}`)],
    [
      'an alias in a fragment',
      'DAF-GQL-0008',
      `${person(`...F ${PROTECTION}`)} fragment F on ${ROOT} { number: id }`,
    ],
    ['two root fields', 'DAF-GQL-0010', `{ ${ROOT}(${NOBODY}) { pageInfo { endCursor } } __typename }`],
    ['introspection', 'HC0046', '{ __schema { types { name } } }'],
  ])('%s with %s', async (_rule, code, document) => {
    expect(await query(simulator, document)).toMatchObject({ status: 200, ...refusal(code) });
  });

  test('the 101st member of an in list with DAF-GQL-0016, in the variables and in the text', async () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => `nobody-${index}`);
    const document = `query($in: [String!]) { ${ROOT}(input: { personnummer: { personnummer: { in: $in } } }) { pageInfo { endCursor } } }`;
    const inText = document.replace('query($in: [String!])', '').replace('$in', JSON.stringify(numbers(101)));

    expect(await query(simulator, document, { in: numbers(101) })).toMatchObject(refusal('DAF-GQL-0016'));
    expect(await query(simulator, inText)).toMatchObject(refusal('DAF-GQL-0016'));
    expect(await query(simulator, document, { in: numbers(100) })).not.toHaveProperty('errors');
  });

  test.each([
    ['beskyttelser', 'a person without it', person('id')],
    ['beskyttelser', 'a related person without it', person(`${PROTECTION} boern { barn { personnummer } }`)],
    [
      'beskyttelser',
      'a spouse without it',
      person(`${PROTECTION} civilstande { aegtefaelle { personnummer } }`),
    ],
    [
      'virkningtil',
      'a protection without its end',
      person('beskyttelser { beskyttelsestype status virkningfra }'),
    ],
  ])('a query that leaves out %s: %s', async (field, _case, document) => {
    const { status, ...answer } = await query(simulator, document);
    expect(status).toBe(200);
    expect(answer).toMatchObject(refusal());
    expect(answer.errors?.[0]?.message).toBe(`Required fields are missing in query selection: ${field}`);
  });

  test('a query that leaves out beskyttelser in the private service too', async () => {
    const root = 'CPRCustom_PrivateSectorPerson';
    const document = `{ ${root}(input: { personnummer: { personnummer: { eq: "x" } } }) { nodes { status } } }`;
    const answer = await query(simulator, document, {}, PRIVATE_PATH);
    expect(answer.errors?.[0]?.message).toBe('Required fields are missing in query selection: beskyttelser');
  });
});

test('mandatory fields may come from a fragment and in several pieces', async () => {
  const document = `${person('...Protection beskyttelser { virkningfra virkningtil }')}
    fragment Protection on ${ROOT} { beskyttelser { beskyttelsestype status } }`;
  expect(await query(simulator, document)).not.toHaveProperty('errors');
});

test.each([
  ['a syntax error', '{ '],
  ['a Danish letter in a field name', person('køn')],
])('%s is told with HTTP 200 and HC0011', async (_case, document) => {
  const { status, errors } = await query(simulator, document);
  expect(status).toBe(200);
  expect(errors).toMatchObject([{ extensions: { code: 'HC0011' } }]);
});

test.each([
  ['an unknown field', person(`${PROTECTION} foraelderoplysninger { foraelderrolle }`)],
  [
    'a small letter where the schema has a capital one',
    person(`${PROTECTION} statsborgerskaber { virkningfra }`),
  ],
  ['an input field that is not there', `{ ${ROOT}(input: { koen: { eq: "mand" } }) { nodes { id } } }`],
  ['a missing input', `{ ${ROOT} { nodes { id } } }`],
])('%s is told with HTTP 400 (a guess)', async (_case, document) => {
  expect(await query(simulator, document)).toMatchObject({ status: 400, errors: [{}] });
});

test('__typename inside a selection is allowed', async () => {
  const document = `{ ${ROOT}(${NOBODY}) { __typename nodes { __typename ${PROTECTION} } } }`;
  expect(await query(simulator, document)).toMatchObject({
    data: { [ROOT]: { __typename: `${ROOT}Connection` } },
  });
});

test('the log tells the fields and the number of keys of each query', async () => {
  const document = `query($ids: [String!]) { ${ROOT}(input: { id: { in: $ids } }) { nodes { id navne { efternavn } ${PROTECTION} } } }`;
  await query(simulator, document, { ids: ['nobody', 'no-one'] });
  expect(simulator.queries.at(-1)).toMatchObject({
    path: '/CPR/custom/PublicSector/v3',
    document,
    fields: [
      'id',
      'navne.efternavn',
      'beskyttelser.beskyttelsestype',
      'beskyttelser.status',
      'beskyttelser.virkningfra',
      'beskyttelser.virkningtil',
    ],
    keys: 2,
  });
});
