import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../http/test-server.ts';
import {
  startSimulatedServicePlatform,
  type SimulatedServicePlatform,
} from './simulated-service-platform.ts';

let platform: SimulatedServicePlatform;
let server: TestServer;
beforeAll(async () => {
  platform = await startSimulatedServicePlatform();
  server = await startTestServer({}, () => platform.provider);
});
afterAll(async () => {
  await server.stop();
  await platform.stop();
});

test.each([
  ['events', '{ cprEvents(from: "2026-01-01T00:00:00Z") { edges { cursor } } }'],
  ['a search', '{ searchCitizens(filter: { name: { surname: "Hansen" } }) { edges { cursor } } }'],
  ['people for companies', '{ privateCitizen(cpr: "0707614293") { id } }'],
])(
  '%s: asking for them is answered with a code, and nothing is asked of the platform',
  async (_what, query) => {
    const { body } = await server.query(query);
    expect(body.errors).toMatchObject([{ extensions: { code: 'NOT_OFFERED_BY_PROVIDER' } }]);
    expect(platform.simulator.lookups).toEqual([]);
  },
);

test('what it never tells is null with the reason, and `cprProvider` says so beforehand', async () => {
  const { body } = await server.query(`{
    cprProvider { kind events search privateCitizens keysPerCall citizenFieldsNotOffered }
    citizen(cpr: "0707614293") {
      nameHistory { surname } churchMembership occupation protection { nameAndAddress creditWarning }
      addressHistory { streetName streetAddressingName } absences { field reason } } }`);
  const neverTold = [
    'nameHistory',
    'churchMembership',
    'protection.creditWarning',
    'addressHistory.streetAddressingName',
  ];
  expect(body.data).toMatchObject({
    cprProvider: {
      kind: 'SERVICE_PLATFORM',
      events: false,
      search: false,
      privateCitizens: false,
      keysPerCall: 1,
      citizenFieldsNotOffered: expect.arrayContaining(neverTold),
    },
    citizen: {
      nameHistory: null,
      churchMembership: null,
      protection: { creditWarning: 'UNKNOWN' },
      addressHistory: expect.arrayContaining([
        { streetName: expect.any(String), streetAddressingName: null },
      ]),
      absences: neverTold.map((field) => ({ field, reason: 'NOT_OFFERED_BY_PROVIDER' })),
    },
  });
});
