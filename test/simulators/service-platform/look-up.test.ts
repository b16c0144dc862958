import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServicePlatformSimulator, type ServicePlatformSimulator } from './start-simulator.ts';
import { fakeServicePeople, withPeople } from './service-people.ts';
import {
  authorityContext,
  callContext,
  invocationContext,
  lookUp,
  post,
  requestFor,
} from './simulator-client.ts';
import { SERVICE_UUID, soapActionOf } from './service-version.ts';

/** Changed her number; both find her. */
const PRESENT_NUMBER = '0904414174';
const FORMER_NUMBER = '0904915174';
const OWN_NUMBER = '0101585040';
const OWN_FORMER_NUMBER = '0101585042';

let simulator: ServicePlatformSimulator;
beforeAll(async () => {
  const own = {
    persondata: {
      personnummer: OWN_FORMER_NUMBER,
      gaeldendePersonnummer: OWN_NUMBER,
      antalBoernUnder18: 0,
      stilling: 'opfundet',
    },
  };
  simulator = await startServicePlatformSimulator({ people: withPeople([own], fakeServicePeople()) });
});
afterAll(() => simulator.stop());

const numbersIn = (text: string) => [
  /<personnummer>(\d+)</.exec(text)?.[1],
  /<gaeldendePersonnummer>(\d+)</.exec(text)?.[1],
];

describe('a person is found', () => {
  test('by the present number and by a former one, and is told under the number asked', async () => {
    const [present, former] = await Promise.all([
      lookUp(simulator, PRESENT_NUMBER),
      lookUp(simulator, FORMER_NUMBER),
    ]);
    expect(numbersIn(present.text)).toEqual([PRESENT_NUMBER, PRESENT_NUMBER]);
    expect(numbersIn(former.text)).toEqual([FORMER_NUMBER, PRESENT_NUMBER]);
    expect(former.text).toBe(
      present.text.replace(`<personnummer>${PRESENT_NUMBER}<`, `<personnummer>${FORMER_NUMBER}<`),
    );
  });

  test.each([OWN_NUMBER, OWN_FORMER_NUMBER])('of a test of its own, by %s', async (number) => {
    const { text } = await lookUp(simulator, number);
    expect(numbersIn(text)).toEqual([number, OWN_NUMBER]);
    expect(text).toContain('<stilling>opfundet</stilling>');
  });

  test('by a service agreement, in the version that its service is', async () => {
    for (const version of [4, 5] as const) {
      const context = invocationContext(simulator, { serviceUuid: SERVICE_UUID[version] });
      const reply = await post(simulator, requestFor(PRESENT_NUMBER, version, context), { version });
      expect(reply.status).toBe(200);
    }
  });
});

test('a number without a person is a fault of status 500 that says so', async () => {
  const { status, text } = await lookUp(simulator, '0102585000');
  expect(status).toBe(500);
  expect(text).toContain('<faultcode>s:Server</faultcode><faultstring>PNR not found</faultstring>');
  expect(text).toContain('<f:ErrorCode>PNRNotFound</f:ErrorCode><f:ErrorText>PNR not found</f:ErrorText>');
});

describe('what reached the service is told', () => {
  test('of a request for a municipality', async () => {
    const body = requestFor(PRESENT_NUMBER, 4, callContext('from-the-call') + authorityContext(simulator));
    await post(simulator, body, { version: 4 });
    expect(simulator.lookups.at(-1)).toEqual({
      version: 4,
      number: PRESENT_NUMBER,
      context: 'authority',
      onBehalfOfUser: null,
      callIdentifier: 'from-the-call',
      accountingInfo: null,
      soapAction: `"${soapActionOf(4)}"`,
      contentType: 'text/xml; charset=utf-8',
      body,
    });
  });

  test('of a request by a service agreement, without headers', async () => {
    const body = requestFor(PRESENT_NUMBER, 5, invocationContext(simulator));
    await post(simulator, body, { headers: {} });
    expect(simulator.lookups.at(-1)).toEqual({
      version: 5,
      number: PRESENT_NUMBER,
      context: 'invocation',
      onBehalfOfUser: null,
      callIdentifier: 'from-the-invocation',
      accountingInfo: null,
      soapAction: null,
      contentType: null,
      body,
    });
  });

  test('and how many requests were under way at once', async () => {
    const other = await startServicePlatformSimulator();
    other.delay(1_000);
    const asked = performance.now();
    await Promise.all([PRESENT_NUMBER, FORMER_NUMBER].map((number) => lookUp(other, number)));
    const took = performance.now() - asked;
    await other.stop();
    expect(took).toBeGreaterThanOrEqual(999);
    expect(other.load).toEqual({ now: 0, most: 2, hungUp: 0 });
    await expect(lookUp(other, PRESENT_NUMBER)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
