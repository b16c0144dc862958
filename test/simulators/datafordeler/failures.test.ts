import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { isSlow, reservedFailure } from '../../../src/providers/fake/reserved-failures.ts';
import { RESERVED_NUMBERS } from './reserved-numbers.ts';
import { post, PUBLIC_PATH, publicToken, query, type Reply } from './simulator-client.ts';
import { startDatafordelerSimulator, type DatafordelerSimulator } from './start-simulator.ts';

const ROOT = 'CPRCustom_PublicSectorPerson';
const NUMBER = '0101650049';
const DOCUMENT = `query($number: String) { ${ROOT}(input: { personnummer: { personnummer: { eq: $number } } }) {
  nodes { id navne { efternavn } beskyttelser { beskyttelsestype status virkningfra virkningtil } } } }`;

let simulator: DatafordelerSimulator;
let token: string;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
  token = await publicToken(simulator);
});
afterAll(() => simulator.stop());

const ask = (number = NUMBER): Promise<Reply> =>
  post(simulator, PUBLIC_PATH, token, { query: DOCUMENT, variables: { number } });

describe('on demand the service answers', () => {
  test.each([
    ['status-503', { status: 503, text: expect.stringContaining('<html>') }],
    ['not-json', { status: 200, text: expect.stringContaining('<html>') }],
    ['400', { status: 400 }],
    ['401', { status: 401, text: expect.stringContaining('DAF-AUTH-0005') }],
    ['403', { status: 403, text: expect.stringContaining('DAF-AUTH-0001') }],
    ['404', { status: 404 }],
  ] as const)('%s', async (kind, expected) => {
    simulator.fail({ kind });
    expect(await ask()).toMatchObject(expected);
  });

  test('429 with Retry-After', async () => {
    simulator.fail({ kind: '429', retryAfter: 7 });
    expect(await ask()).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  });

  test.each(['HC0045', 'DAF-AUTH-0001'] as const)(
    '%s with HTTP 200 and the root field null',
    async (kind) => {
      simulator.fail({ kind });
      const { status, text } = await ask();
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({
        errors: [{ path: [ROOT], extensions: { code: kind } }],
        data: { [ROOT]: null },
      });
    },
  );

  test('JSON of another type than the schema promises', async () => {
    simulator.fail({ kind: 'wrong-type' });
    expect(JSON.parse((await ask()).text)).toMatchObject({
      data: { [ROOT]: { nodes: [{ id: expect.any(String), navne: 'no list' }] } },
    });
  });

  test('late', async () => {
    simulator.fail({ kind: 'slow', milliseconds: 100 });
    const asked = performance.now();
    expect(await ask()).toMatchObject({ status: 200 });
    expect(performance.now() - asked).toBeGreaterThanOrEqual(99);
  });

  test.each(['truncated', 'connection-reset'] as const)('with a broken connection: %s', async (kind) => {
    simulator.fail({ kind });
    await expect(ask()).rejects.toMatchObject({
      code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
    });
  });
});

describe('a planned failure', () => {
  test('hits as many requests as planned, then the service is well again', async () => {
    simulator.fail({ kind: 'status-503', next: 2 });
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
    expect(statuses).toEqual([503, 503, 200]);
  });

  test('for a number hits only requests that ask for it', async () => {
    simulator.fail({ kind: 'status-503', forNumber: '0101015084' });
    const statuses = [
      (await ask()).status,
      (await ask('0101015084')).status,
      (await ask('0101015084')).status,
    ];
    expect(statuses).toEqual([200, 503, 200]);
  });
});

test('the reserved numbers are those of the Fake provider, and fail every time', async () => {
  for (const { forNumber = '' } of RESERVED_NUMBERS) {
    const cpr = CprNumber.of(forNumber);
    expect(reservedFailure(cpr) !== null || isSlow(cpr)).toBe(true);
  }
  expect([(await ask('0101585503')).status, (await ask('0101585503')).status]).toEqual([503, 503]);
});

test('after stop the connection is refused, as it is for an IP address that is not on the list', async () => {
  const other = await startDatafordelerSimulator();
  await query(other, DOCUMENT, { number: NUMBER });
  await other.stop();
  await expect(post(other, PUBLIC_PATH, token, { query: DOCUMENT })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
