import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../../http/test-server.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';
import { nextNumber, settingsFor, timesAsked, withServed } from '../served-people.ts';
import {
  expectNothingSaid,
  ONCE,
  REPEATED,
  ROOT,
  SAID,
  told,
  TRACE,
  WITH_NEW_TOKEN,
} from '../told-failure.ts';

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

const answer = (body: object) => ({ status: 200, body });

/** An error as HotChocolate writes them: with the text that it has for everybody, or with one that nobody may read. */
const error = (extensions: object, message: string = SAID, path: readonly unknown[] = [ROOT]) => ({
  message,
  locations: [{ line: 1, column: 3 }],
  path,
  extensions: { secret: SAID, ...extensions },
});
const IN_PERSON = [ROOT, 'nodes', 0, 'navne', 0, 'efternavn'];
const UNEXPECTED = error({}, 'Unexpected Execution Error');
const NO_ACCESS = error({ code: 'DAF-AUTH-0001', traceId: TRACE });
const UNKNOWN = error({ code: 'DAF-NEW-0001' });
const SPECIFICATION = 'http://spec.graphql.org/October2021/#sec-Field-Selections';
const OUT_OF_TIME = error({ code: 'HC0045' });

describe('GraphQL errors with HTTP 200: all are read, and the one that tells most decides', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cpr-failures-'));
  let served: TestServer;
  beforeAll(async () => {
    served = await startTestServer(settingsFor(simulator, folder));
  });
  afterAll(async () => {
    await served.stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['an error that the service ran into', [UNEXPECTED], 'UPSTREAM_UNAVAILABLE', REPEATED],
    ['the same inside a person', [{ ...UNEXPECTED, path: IN_PERSON }], 'UPSTREAM_UNAVAILABLE', REPEATED],
    ['the same with a code', [error({ code: 'HC0008' })], 'UPSTREAM_UNAVAILABLE', REPEATED],
    ['a question that was cancelled', [error({ code: 'HC0049' })], 'UPSTREAM_UNAVAILABLE', REPEATED],
    ['no access, in other words', [error({ code: 'AUTH_NOT_AUTHORIZED' })], 'UPSTREAM_FORBIDDEN', ONCE],
    ['no sign-in', [error({ code: 'AUTH_NOT_AUTHENTICATED' })], 'UPSTREAM_UNAUTHORIZED', WITH_NEW_TOKEN],
    ['a code for access that is not public', [error({ code: 'DAF-AUTH-0003' })], 'UPSTREAM_FORBIDDEN', ONCE],
    ['a field that it does not have', [error({ specifiedBy: SPECIFICATION })], 'UPSTREAM_BAD_REQUEST', ONCE],
    [
      'a mandatory field that is not asked for',
      [error({}, 'Required fields are missing in query selection: beskyttelser')],
      'UPSTREAM_BAD_REQUEST',
      ONCE,
    ],
    ['a variable that does not fit', [error({ code: 'HC0016' })], 'UPSTREAM_BAD_REQUEST', ONCE],
    ['a null in a variable', [error({ code: 'HC0018' })], 'UPSTREAM_BAD_REQUEST', ONCE],
    ['a null in a person', [error({ code: 'HC0018' }, SAID, IN_PERSON)], 'UPSTREAM_INVALID_RESPONSE', ONCE],
    ['a question that costs too much', [error({ code: 'HC0047' })], 'UPSTREAM_BAD_REQUEST', ONCE],
    ['a code that nobody here knows', [UNKNOWN], 'UPSTREAM_INVALID_RESPONSE', ONCE],
    ['errors that are no list', SAID, 'UPSTREAM_INVALID_RESPONSE', ONCE],
    ['errors that are nothing', [null, 7, 'x'], 'UPSTREAM_INVALID_RESPONSE', ONCE],
    ['a refusal behind another failure', [UNEXPECTED, NO_ACCESS], 'UPSTREAM_FORBIDDEN', ONCE],
    ['a refusal before another failure', [NO_ACCESS, UNEXPECTED], 'UPSTREAM_FORBIDDEN', ONCE],
    ['a lack of time behind a failure', [UNEXPECTED, OUT_OF_TIME], 'UPSTREAM_TIMEOUT', REPEATED],
    ['a known error behind one that is not', [UNKNOWN, UNEXPECTED], 'UPSTREAM_UNAVAILABLE', REPEATED],
    [
      'a refusal behind so many errors that they are not all read',
      [...Array.from({ length: 100 }, () => UNEXPECTED), NO_ACCESS],
      'UPSTREAM_UNAVAILABLE',
      REPEATED,
    ],
  ])('%s', async (_name, errors: unknown, code, times) => {
    const cpr = nextNumber();
    const planned = answer({ errors, data: { [ROOT]: null } });
    simulator.fail({ kind: 'answer', answer: planned, next: Infinity, forNumber: cpr });
    const before = served.logged.length;
    const { body, text } = await served.query('query($cpr: CprNumber!) { citizen(cpr: $cpr) { id } }', {
      cpr,
    });
    const traceId = JSON.stringify(errors).includes(TRACE) && code === 'UPSTREAM_FORBIDDEN' ? TRACE : null;
    expect(body).toEqual(told(code, traceId));
    expect(timesAsked(simulator, cpr)).toBe(times);
    const logged = served.logged.slice(before).join('');
    expect(logged).toContain(`"code":"${code}"`);
    expectNothingSaid(text + logged);
  });

  test('what the service says beside errors is told nobody: it may lack a part', async () => {
    const cpr = nextNumber();
    const whole = { id: 'known', personnumre: [{ personnummer: cpr, status: 'aktuel' }], beskyttelser: [] };
    const node = { ...whole, koen: 'mand', status: 'bopael_i_danmark' };
    const data = { [ROOT]: { nodes: [node], pageInfo: { hasNextPage: false, endCursor: null } } };
    simulator.fail({ kind: 'answer', answer: answer({ data }), forNumber: cpr });
    await withServed(simulator, { DATAFORDELER_RETRIES: '0' }, async ({ askFor }) => {
      expect((await askFor(cpr)).body).toEqual({ data: { citizen: { id: 'known' } } });
      const planned = answer({ data, errors: [UNEXPECTED] });
      simulator.fail({ kind: 'answer', answer: planned, forNumber: cpr });
      expect((await askFor(cpr)).body).toEqual(told('UPSTREAM_UNAVAILABLE', null));
    });
  });
});
