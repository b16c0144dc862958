import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from './test-server.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The id in the answer, and those of the lines that the request left in the log. */
async function idsOf(sent?: string): Promise<{ answered: string | null; logged: unknown[] }> {
  const before = server.logged.length;
  const { headers } = await server.post(
    // One line for the upstream that fails, one for the request itself.
    { query: '{ citizen(cpr: "0101585503") { id } }' },
    sent === undefined ? {} : { 'x-request-id': sent },
  );
  const lines = server.logged.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
  return { answered: headers.get('x-request-id'), logged: lines.map((line) => line['requestId']) };
}

describe('the id of a request', () => {
  test.each(['router-7:42.a_b', 'bd350589-5182-429f-80cc-6aa9ba713d74', '4bf92f3577b34da6a3ce929d0e0e4736'])(
    'is the one that the caller sent, in the answer and in every line of the log: %s',
    async (sent) => {
      expect(await idsOf(sent)).toEqual({ answered: sent, logged: [sent, sent] });
    },
  );

  test('is a new one for a caller that sent none', async () => {
    const first = await idsOf();
    const second = await idsOf();

    expect(first.answered).toMatch(UUID);
    expect(first.logged).toEqual([first.answered, first.answered]);
    expect(second.answered).not.toBe(first.answered);
  });

  test.each([
    ['with a CPR number', '0707614293'],
    ['with a CPR number among other things', 'look-up:070761-4293:1'],
    ['with a CPR number cut by a dot', '070761.4293'],
    ['with a CPR number cut by an underscore', '070761_4293-a'],
    ['that is empty', ''],
    ['that could break a line or a field of a log', 'a"b'],
    ['with blanks', 'a b'],
    ['that is too long', 'x'.repeat(129)],
    ['with letters that are not ASCII', 'æ'],
  ])('is a new one for a caller that sent one %s', async (_how, sent) => {
    const { answered, logged } = await idsOf(sent);

    expect(answered).toMatch(UUID);
    expect(logged).toEqual([answered, answered]);
  });
});

test('a request leaves one line that tells method, route, status, time and error codes, and neither URL nor body', async () => {
  const before = server.logged.length;
  await server.fetch('/graphql?cpr=0707614293&name=Hansen', {
    headers: { 'x-request-id': 'this-one' },
  });
  await server.fetch('/Hansen');

  expect(server.logged.slice(before).map((line) => JSON.parse(line) as object)).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      requestId: 'this-one',
      method: 'GET',
      route: '/graphql',
      status: 405,
      milliseconds: expect.any(Number),
      codes: ['BAD_REQUEST'],
      msg: 'Request',
    },
    expect.objectContaining({ route: null, status: 404 }),
  ]);
  expect(server.logged.join('')).not.toContain('Hansen');
});
