import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { operations, type OperationTold } from '../../../src/graphql/operation/operation-channel.ts';
import { startTestServer, type Answer, type TestServer } from '../../http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ MAX_COST: '1000' });
});
afterAll(() => server.stop());

type Tells = { readonly event: string; readonly requestId: string; readonly names: string[] } & Pick<
  OperationTold,
  'operation' | 'operationName' | 'errorCodes'
>;
/** What was told, in order: copies, because what is told of an operation is filled in on its way. */
let told: Tells[] = [];
const note = (event: string) => (message: unknown) => {
  const { request, operation, operationName, errorCodes } = message as OperationTold;
  const names = Object.keys(message as object);
  told.push({ event, requestId: request.requestId, names, operation, operationName, errorCodes });
};
const listener = {
  start: note('start'),
  end: () => undefined,
  asyncStart: () => undefined,
  asyncEnd: note('asyncEnd'),
  error: note('error'),
};
beforeEach(() => {
  told = [];
  operations.subscribe(listener);
});
afterEach(() => operations.unsubscribe(listener));

const LARS = 'query Lars { citizen(cpr: "0707614293") { id } }';
const people = (count: number) => ({ cprs: Array.from({ length: count }, () => '0707614293') });
const PEOPLE = 'query People($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }';

type Sent = {
  readonly what: string;
  readonly send: () => Promise<Answer>;
  readonly status: number;
  readonly name: string | null;
  readonly codes: string[];
  /** Whether there is an operation to be told of. */
  readonly prepared: boolean;
};

const SENT: readonly Sent[] = [
  {
    what: 'one that is new',
    send: () => server.query(LARS),
    status: 200,
    name: 'Lars',
    codes: [],
    prepared: true,
  },
  {
    what: 'one of which a field fails',
    send: () => server.query('query Fails { citizen(cpr: "0101585503") { id } }'),
    status: 200,
    name: 'Fails',
    codes: ['UPSTREAM_UNAVAILABLE'],
    prepared: true,
  },
  {
    what: 'one whose variables do not fit',
    send: () => server.query(PEOPLE, {}),
    status: 400,
    name: 'People',
    codes: ['BAD_USER_INPUT'],
    prepared: true,
  },
  {
    what: 'one that costs too much',
    send: () => server.query(PEOPLE, people(500)),
    status: 400,
    name: 'People',
    codes: ['OPERATION_TOO_COSTLY'],
    prepared: true,
  },
  {
    what: 'one that does not fit the schema',
    send: () => server.query('query Unfit { nothing nowhere }'),
    status: 400,
    name: 'Unfit',
    codes: ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED'],
    prepared: false,
  },
  {
    what: 'one that is too large to be validated',
    send: () => server.query(`query Large { cprProvider { ${'kind '.repeat(6_000)} } }`),
    status: 400,
    name: 'Large',
    codes: ['TOO_MANY_FIELDS'],
    prepared: false,
  },
  {
    what: 'one that does not parse',
    send: () => server.post({ query: 'query Broken {', operationName: 'Broken' }),
    status: 400,
    name: 'Broken',
    codes: ['GRAPHQL_PARSE_FAILED'],
    prepared: false,
  },
  {
    what: 'one that nests too deep to be parsed',
    send: () => server.post({ query: '{'.repeat(1_000), operationName: 'Deep' }),
    status: 400,
    name: 'Deep',
    codes: ['OPERATION_TOO_DEEP'],
    prepared: false,
  },
  {
    what: 'a name that the document does not have',
    send: () => server.post({ query: LARS, operationName: 'Nobody' }),
    status: 400,
    name: 'Nobody',
    codes: ['OPERATION_RESOLUTION_FAILURE'],
    prepared: false,
  },
  {
    what: 'a body that asks for no operation',
    send: () => server.post({ query: 7 }),
    status: 400,
    name: null,
    codes: ['BAD_REQUEST'],
    prepared: false,
  },
];

test.each(SENT)(
  'tells the same, the first time and the second, of $what',
  async ({ send, status, name, codes, prepared }) => {
    for (let times = 0; times < 2; times++) {
      told = [];
      const answer = await send();

      expect(answer.status).toBe(status);
      const requestId = answer.headers.get('x-request-id');
      const known = ['request', 'operation', 'operationName', 'errorCodes'];
      expect(told).toEqual([
        { event: 'start', requestId, names: known, operation: null, operationName: null, errorCodes: [] },
        {
          event: 'asyncEnd',
          requestId,
          names: [...known, 'result'],
          operation: prepared ? expect.objectContaining({ name }) : null,
          operationName: name,
          errorCodes: codes,
        },
      ]);
    }
  },
);

test('a name that may hold a CPR number is not told', async () => {
  await server.query('query Look0707614293 { nothing }');
  await server.query('query Look0707614293 { cprProvider { kind } }');

  expect(told.map(({ operationName }) => operationName)).toEqual([null, null, null, null]);
});

test('what is no JSON is no operation, and nothing is told of it here', async () => {
  expect((await server.post('{')).status).toBe(400);
  expect(told).toEqual([]);
});

test('with nobody listening requests are answered as well', async () => {
  operations.unsubscribe(listener);

  expect((await server.query(LARS)).body.errors).toBeUndefined();
  expect(told).toEqual([]);
});

test('nobody who listens is told the answer: it is about people', async () => {
  const messages: object[] = [];
  const listen = (message: unknown) => void messages.push({ ...(message as object) });
  operations.asyncEnd.subscribe(listen);
  const { body } = await server.query(LARS);
  operations.asyncEnd.unsubscribe(listen);

  const { id } = (body.data as { citizen: { id: string } }).citizen;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(messages).toHaveLength(1);
  expect(
    Object.entries(messages[0]!).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'object',
    ),
  ).not.toContainEqual(['result', expect.anything()]);
});
