import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../../src/domain/cpr-number.ts';
import { startTestServer } from '../../../http/test-server.ts';
import { withPeople } from '../../../simulators/service-platform/service-people.ts';
import { soapActionOf } from '../../../simulators/service-platform/service-version.ts';
import { writeFault } from '../../../simulators/service-platform/write-answer.ts';
import { oldNumbers } from '../../fake/random-numbers.ts';
import {
  connectTo,
  find,
  findWith,
  numberOf,
  startSimulatedServicePlatform,
  type SimulatedServicePlatform,
} from '../simulated-service-platform.ts';

let upstream: SimulatedServicePlatform;
beforeAll(async () => {
  upstream = await startSimulatedServicePlatform({ retries: 2 });
});
afterAll(() => upstream.stop());

/** Another number each time, so that what is planned for one does not hit another test. */
const numbers = oldNumbers(100).values();
const nextNumber = (): CprNumber => numbers.next().value!;

const lookupsOf = (cpr: CprNumber) =>
  upstream.simulator.lookups.filter(({ number }) => number === cpr.reveal());

describe.each([4, 5] as const)('version %i', (version) => {
  test.each(['authority', 'invocation'] as const)(
    'is asked in its own words, in a context of the %s kind',
    async (context) => {
      const cpr = nextNumber();
      const answer = await findWith(upstream.simulator, { version, context }, { cpr }, 'request-42');

      expect(numberOf(answer)).toBe(cpr.reveal());
      expect(lookupsOf(cpr)).toEqual([
        expect.objectContaining({
          version,
          context,
          callIdentifier: 'request-42',
          soapAction: `"${soapActionOf(version)}"`,
          contentType: 'text/xml; charset=utf-8',
        }),
      ]);
    },
  );
});

test.each(['authority', 'invocation'] as const)(
  'the platform is told for whom it is asked and who pays, in a context of the %s kind, if that is set',
  async (context) => {
    const cpr = nextNumber();
    const settings = { context, onBehalfOfUser: 'Borgerservice', accountingInfo: 'Konto 7' };
    await findWith(upstream.simulator, settings, { cpr }, 'request-42');
    await findWith(upstream.simulator, { context }, { cpr });
    const record = { onBehalfOfUser: null, callIdentifier: null, accountingInfo: null };
    expect(lookupsOf(cpr)).toMatchObject([
      { onBehalfOfUser: 'Borgerservice', callIdentifier: 'request-42', accountingInfo: 'Konto 7' },
      record,
    ]);
  },
);

test('the whole address of the service is as good as that of the platform', async () => {
  const cpr = nextNumber();
  const address = `${upstream.simulator.origin}/service/CPR/PersonBaseDataExtended/4`;
  expect(numberOf(await findWith(upstream.simulator, { version: 4, address }, { cpr }))).toBe(cpr.reveal());
});

test("the request's id is the call's name at the platform", async () => {
  const cpr = nextNumber();
  const server = await startTestServer({}, () => connectTo(upstream.simulator));
  const query = 'query ($cpr: CprNumber!) { citizen(cpr: $cpr) { id } }';
  await server.post({ query, variables: { cpr: cpr.reveal() } }, { 'x-request-id': 'trace:7' });
  await server.stop();
  expect(lookupsOf(cpr).map(({ callIdentifier }) => callIdentifier)).toEqual(['trace:7']);
});

describe('nobody has the number', () => {
  test('where the platform says so', async () => {
    const cpr = CprNumber.of('0101597000');
    expect(await find(upstream.provider, { cpr })).toBeNull();
    expect(lookupsOf(cpr)).toHaveLength(1);
  });

  const faultcode = 'Server' as const;
  test.each([
    ['in the text', { faultcode, faultstring: 'CPR: PNR not found' }],
    ['in the code', { faultcode, faultstring: 'Failed', error: { code: 'PNRNotFound', text: 'No' } }],
    [
      'in the text of the code',
      { faultcode, faultstring: 'Failed', error: { code: 'E', text: 'pnr not found' } },
    ],
  ])('%s of a fault, with any HTTP status', async (_where, fault) => {
    for (const status of [200, 404, 500]) {
      const cpr = nextNumber();
      const answer = { status, body: writeFault(fault) };
      upstream.simulator.fail({ kind: 'answer', answer, next: Infinity, forNumber: cpr.reveal() });
      expect(await find(upstream.provider, { cpr })).toBeNull();
      expect(lookupsOf(cpr)).toHaveLength(1);
    }
  });
});

test('a person counts with HTTP 200 alone', async () => {
  const answerWith = async (status: number) => {
    const cpr = nextNumber();
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
      <PersonLookupResponse xmlns="http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/">
        <persondata><personnummer>${cpr.reveal()}</personnummer><antalBoernUnder18>0</antalBoernUnder18></persondata>
      </PersonLookupResponse></s:Body></s:Envelope>`;
    upstream.simulator.fail({ kind: 'answer', answer: { status, body }, forNumber: cpr.reveal() });
    const answer = await findWith(upstream.simulator, {}, { cpr });
    return answer instanceof Error ? answer.code : numberOf(answer) === cpr.reveal();
  };
  expect(await answerWith(200)).toBe(true);
  expect(await answerWith(203)).toBe('UPSTREAM_INVALID_RESPONSE');
  expect(await answerWith(403)).toBe('UPSTREAM_FORBIDDEN');
  expect(await answerWith(500)).toBe('UPSTREAM_UNAVAILABLE');
});

test('the age that the service counts stands in for a day of birth that it does not tell, but of the dead, for whom it counts on', async () => {
  const [alive, young, dead] = [nextNumber(), nextNumber(), nextNumber()].map((cpr) => cpr.reveal());
  const person = (personnummer = '', alder: number, status: number) => ({
    persondata: { personnummer, alder, status: { status }, antalBoernUnder18: 0 },
  });
  const people = withPeople([person(alive, 42, 1), person(young, 17, 1), person(dead, 42, 90)], {
    byNumber: () => null,
  });
  const own = await startSimulatedServicePlatform({ people });
  const server = await startTestServer({}, () => own.provider);
  const query = 'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { birthDate age isOfAge } }';
  const { body } = await server.query(query, { cprs: [alive, young, dead] });
  await server.stop();
  await own.stop();
  expect(body.data.citizens).toEqual([
    { birthDate: null, age: 42, isOfAge: true },
    { birthDate: null, age: 17, isOfAge: false },
    { birthDate: null, age: null, isOfAge: null },
  ]);
});

test('what the source can not do it says, and refuses', async () => {
  const { capabilities, privateCitizens, search, events, eventsById } = upstream.provider;
  expect(capabilities).toMatchObject({
    kind: 'SERVICE_PLATFORM',
    testPeopleOnly: true,
    citizens: true,
    search: false,
    events: false,
    privateCitizens: false,
    keysPerCall: 1,
    privateCitizenFieldsNotOffered: [],
  });
  expect(capabilities.citizenFieldsNotOffered).toContain('nameHistory');
  expect(capabilities.citizenFieldsNotOffered).not.toContain('sharedResidences');
  const ofFour = connectTo(upstream.simulator, { version: 4 });
  expect(ofFour.capabilities.citizenFieldsNotOffered).toContain('sharedResidences');
  await ofFour.close();

  const { signal } = new AbortController();
  const question = { fields: new Set<never>(), signal };
  const refused = { code: 'UPSTREAM_FORBIDDEN' };
  await expect(privateCitizens([], question)).rejects.toMatchObject(refused);
  await expect(search({ search: {}, limit: 1, after: null } as never, question)).rejects.toMatchObject(
    refused,
  );
  await expect(events({} as never, signal)).rejects.toMatchObject(refused);
  await expect(eventsById([], signal)).rejects.toMatchObject(refused);
});
