import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthority } from '../../certificates.ts';
import { authorityContext, invocationContext, lookUp, post, requestFor } from './simulator-client.ts';
import { messageNamespace, pathOf, SERVICE_UUID, soapActionOf } from './service-version.ts';
import { startServicePlatformSimulator, type ServicePlatformSimulator } from './start-simulator.ts';

const NUMBER = '0707614293';

let simulator: ServicePlatformSimulator;
beforeAll(async () => {
  simulator = await startServicePlatformSimulator();
});
afterAll(() => simulator.stop());

/** A fault of the caller's making. */
const REFUSED = {
  status: 500,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  text: expect.stringContaining('<faultcode>s:Client</faultcode>'),
};

describe('the connection is broken, without an HTTP answer, for a caller', () => {
  test('without a certificate', async () => {
    const { connections } = simulator;
    await expect(lookUp(simulator, NUMBER, { identity: null })).rejects.toMatchObject({
      code: expect.stringMatching(/^(ECONNRESET|EPIPE|ERR_SSL_.+)$/),
    });
    expect(simulator.connections).toBe(connections);
  });

  test('with a certificate of another authority', async () => {
    const { connections } = simulator;
    const identity = createAuthority('Another authority').issueClient({ commonName: 'Somebody' });
    await expect(lookUp(simulator, NUMBER, { identity })).rejects.toMatchObject({
      code: expect.stringMatching(/^(ECONNRESET|EPIPE|ERR_SSL_.+)$/),
    });
    expect(simulator.connections).toBe(connections);
  });
});

test('a certificate that is valid but not registered gets a fault (a guess)', async () => {
  const identity = simulator.authority.issueClient({ commonName: 'Somebody else' });
  expect(await lookUp(simulator, NUMBER, { identity })).toMatchObject(REFUSED);
});

describe('the service is there', () => {
  test.each([4, 5] as const)('in version %i', async (version) => {
    const { connections } = simulator;
    const reply = await lookUp(simulator, NUMBER, { version });
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' } });
    expect(reply.text).toContain(`<PersonLookupResponse xmlns="${messageNamespace(version)}">`);
    expect(simulator.connections).toBe(connections + 1);
  });

  test.each(['/service/CPR/PersonBaseDataExtended/3', '/service/CPR/PersonBaseDataExtended/5/', '/'])(
    'and not at %s',
    async (path) => {
      expect(await lookUp(simulator, NUMBER, { path })).toMatchObject({ status: 404 });
    },
  );

  test('for POST only', async () => {
    expect(await post(simulator, '', { method: 'GET' })).toMatchObject({ status: 405 });
  });
});

describe('headers', () => {
  const soapaction = `"${soapActionOf(5)}"`;
  const ask = (headers: Record<string, string>) => lookUp(simulator, NUMBER, { headers });

  test.each([
    {},
    { 'content-type': 'text/xml' },
    { soapaction },
    { 'content-type': 'TEXT/XML;charset=UTF-8' },
  ])('%j are enough', async (headers: Record<string, string>) => {
    expect(await ask(headers)).toMatchObject({ status: 200 });
  });

  test.each([
    { soapaction: soapActionOf(5) },
    { soapaction: `"${soapActionOf(4)}"` },
    { soapaction: '""' },
    { 'content-type': 'application/soap+xml; charset=utf-8' },
    { 'content-type': 'text/xmlish' },
  ])('%j are refused', async (headers: Record<string, string>) => {
    expect(await ask(headers)).toMatchObject(REFUSED);
  });
});

describe('a request is refused', () => {
  const ask = (contexts: string, number = NUMBER, version: 4 | 5 = 5) =>
    post(simulator, requestFor(number, version, contexts), { version });
  const right = () => requestFor(NUMBER, 5, authorityContext(simulator));

  test.each([
    ['for a municipality that is not registered', () => ask(authorityContext(simulator, '87654321'))],
    ['for a CVR number that is none', () => ask(authorityContext(simulator, '1234567'))],
    ['without a context', () => ask('')],
    ['with both contexts', () => ask(authorityContext(simulator) + invocationContext(simulator))],
    ...(['serviceAgreementUuid', 'userSystemUuid', 'userUuid'] as const).map(
      (name) =>
        [
          `with another ${name}`,
          () => ask(invocationContext(simulator, { [name]: 'bbbbbbbb-0000-4000-8000-000000000009' })),
        ] as const,
    ),
    [
      'for the service of version 4',
      () => ask(invocationContext(simulator, { serviceUuid: SERVICE_UUID[4] })),
    ],
    [
      'with a UUID in capital letters',
      () => ask(invocationContext(simulator, { userUuid: simulator.registration.userUuid.toUpperCase() })),
    ],
    ['for nine digits', () => ask(authorityContext(simulator), '070761429')],
    ['for ten characters that are not digits', () => ask(authorityContext(simulator), 'ABCDEFGHIJ')],
    ['for a number with a hyphen', () => ask(authorityContext(simulator), '070761-4293')],
    [
      'in the namespace of the other version',
      () => post(simulator, right().replaceAll(messageNamespace(5), messageNamespace(4))),
    ],
    ['at the path of the other version', () => post(simulator, right(), { path: pathOf(4), headers: {} })],
    [
      'with the number in the namespace of the message',
      () => post(simulator, right().replace('<PNR xmlns=', `<PNR xmlns="${messageNamespace(5)}" also=`)),
    ],
    ['with something else in it', () => post(simulator, right().replace('<PNR', '<extra/><PNR'))],
    [
      'in an envelope of SOAP 1.2',
      () => post(simulator, right().replace(/http:[^"]+envelope\//, 'urn:other')),
    ],
    ['as an answer', () => post(simulator, right().replaceAll('LookupRequest', 'LookupResponse'))],
    ['with a document type', () => post(simulator, right().replace('<s:Env', '<!DOCTYPE x><s:Env'))],
    ['as JSON', () => post(simulator, '{}')],
    ['without anything', () => post(simulator, '')],
  ])('%s', async (_case, send) => {
    const before = await lookUp(simulator, NUMBER);
    expect(before.status).toBe(200);
    expect(await send()).toMatchObject(REFUSED);
  });
});
