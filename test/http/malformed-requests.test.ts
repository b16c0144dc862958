import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { ERROR_CODES } from '../../src/graphql/errors/error-codes.ts';
import { brokenDocuments } from './malformed-documents.ts';
import {
  brokenBodies,
  brokenHttp,
  brokenVariables,
  mutatedBodies,
  PLANTED,
  TRACE_OF_PLANTED,
  type MalformedRequest,
} from './malformed-requests.ts';
import { rawRequest } from './raw-request.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const CODES: readonly string[] = ERROR_CODES;

let server: TestServer;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'trace' });
});
afterAll(async () => {
  agent.destroy();
  await server.stop();
});

type Reply = { readonly status: number; readonly text: string; readonly headers: IncomingMessage['headers'] };

function send({ method = 'POST', path = '/graphql', headers = {}, body }: MalformedRequest): Promise<Reply> {
  const { hostname, port } = new URL(server.origin);
  const all = { 'content-type': 'application/json', 'x-request-id': PLANTED, ...headers };
  return new Promise((resolve, reject) => {
    request({ agent, hostname, port, method, path, headers: all }, (response) => {
      text(response).then(
        (answer) => resolve({ status: response.statusCode ?? 0, text: answer, headers: response.headers }),
        reject,
      );
    })
      .on('error', reject)
      .end(body);
  });
}

type Errors = readonly { readonly message?: unknown; readonly extensions?: { readonly code?: unknown } }[];

/** The errors of an answer; undefined for an answer without. */
function errorsOf({ text }: Reply): Errors | undefined {
  return (JSON.parse(text) as { errors?: Errors }).errors;
}

/** What is wrong with the answer to a bad request; null when nothing is. */
function complaintAbout(reply: Reply): string | null {
  if (reply.status < 200 || reply.status >= 500) return `status ${reply.status}`;
  if (!String(reply.headers['content-type']).startsWith('application/json')) return 'not JSON';
  const errors = errorsOf(reply);
  if (!Array.isArray(errors) || errors.length === 0) return 'no errors';
  for (const { message, extensions } of errors as Errors) {
    if (typeof message !== 'string') return 'an error without a message';
    if (!CODES.includes(String(extensions?.code))) return `code ${String(extensions?.code)}`;
    if (extensions?.code === 'INTERNAL_SERVER_ERROR') return 'blamed on the server';
  }
  return leakIn(reply);
}

function leakIn({ text, headers }: Reply): string | null {
  return TRACE_OF_PLANTED.test(text + JSON.stringify(headers)) ? 'repeats the number' : null;
}

async function complaints(
  requests: readonly MalformedRequest[],
  complaint: (reply: Reply) => string | null = complaintAbout,
): Promise<string[]> {
  const found = await Promise.all(
    requests.map(async (malformed) => {
      const reply = await send(malformed);
      const problem = complaint(reply);
      return problem === null ? [] : [`${malformed.what}: ${problem}: ${reply.text.slice(0, 200)}`];
    }),
  );
  return found.flat();
}

describe('a malformed request is refused as the fault of the client, without repeating it', () => {
  test('when the body is no JSON, or no GraphQL request', async () => {
    expect(await complaints(brokenBodies())).toEqual([]);
  });

  test('when the document does not parse, is not valid or may not run', async () => {
    expect(await complaints(brokenDocuments())).toEqual([]);
  });

  test('when variables do not fit', async () => {
    expect(await complaints(brokenVariables())).toEqual([]);
  });

  test('when method, path or headers are wrong', async () => {
    expect(await complaints(brokenHttp())).toEqual([]);
  });

  test('when it is no HTTP', async () => {
    const answers = await Promise.all([
      rawRequest(server.origin, `${PLANTED}\r\n\r\n`),
      rawRequest(server.origin, `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: -${PLANTED}\r\n\r\n`),
      rawRequest(server.origin, `GET /${PLANTED}\u0000 HTTP/1.1\r\nhost: x\r\n\r\n`),
      rawRequest(server.origin, `GET / HTTP/1.1\r\nhost: x\r\nx-${PLANTED}: ${'x'.repeat(20_000)}\r\n\r\n`),
    ]);

    expect(answers.map((answer) => answer.slice(0, 12))).toEqual([
      'HTTP/1.1 400',
      'HTTP/1.1 400',
      'HTTP/1.1 400',
      'HTTP/1.1 431',
    ]);
    for (const answer of answers) {
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head).toContain('cache-control: no-store');
      expect(CODES).toContain((JSON.parse(body) as { errors: Errors }).errors[0]?.extensions?.code);
      expect(answer).not.toMatch(TRACE_OF_PLANTED);
    }
  });

  test('when characters of a good request are changed; one that stays good is answered', async () => {
    const isFine = (reply: Reply) => (errorsOf(reply) === undefined ? leakIn(reply) : complaintAbout(reply));

    expect(await complaints(mutatedBodies(300), isFine)).toEqual([]);
  });
});

describe('after all of that', () => {
  test('more than 200 different requests have been refused', () => {
    const all = [...brokenBodies(), ...brokenDocuments(), ...brokenVariables(), ...brokenHttp()];

    expect(new Set(all.map((malformed) => JSON.stringify({ ...malformed, what: '' }))).size).toBeGreaterThan(
      200,
    );
  });

  test('no line of the log has the number, and none blames the server', () => {
    expect(server.logged.length).toBeGreaterThan(200);
    expect(server.logged.filter((line) => TRACE_OF_PLANTED.test(line))).toEqual([]);
    expect(server.logged.filter((line) => /"level":"(?:warn|error|fatal)"/.test(line))).toEqual([]);
  });

  test('the server still answers', async () => {
    const { status, body } = await server.query('{ citizen(cpr: "0707614293") { name { surname } } }');

    expect(status).toBe(200);
    expect(body).toEqual({ data: { citizen: { name: { surname: expect.any(String) } } } });
  });
});
