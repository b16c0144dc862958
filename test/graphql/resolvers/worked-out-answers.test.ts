import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../http/test-server.ts';

// Answers that spare the caller the data: whoever wants to know whether somebody is of age need not see the birth date.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function dataOf(query: string) {
  const { body } = await server.query(query);
  expect(body.errors).toBeUndefined();
  return body.data;
}

test('age and majority, and the age of the dead at death', async () => {
  const { citizens } = await dataOf(
    '{ citizens(cprs: ["0707614293", "0607620059"]) { age isOfAge birthDate statusValidity { from } } }',
  );
  expect(citizens[0].age).toBeGreaterThanOrEqual(65);
  expect(citizens[0].isOfAge).toBe(true);
  const [, dead] = citizens;
  expect(dead.age).toBeLessThanOrEqual(
    Number(dead.statusValidity.from.slice(0, 4)) - Number(dead.birthDate.slice(0, 4)),
  );
});

test('whether somebody lives in a municipality', async () => {
  const { citizen, emigrant } = await dataOf(`{
    citizen(cpr: "0707614293") { here: livesInMunicipality(code: "0851") short: livesInMunicipality(code: "851") elsewhere: livesInMunicipality(code: "0101") }
    emigrant: citizen(cpr: "0101015084") { livesInMunicipality(code: "0851") }
  }`);
  expect(citizen).toEqual({ here: true, short: true, elsewhere: false });
  expect(emigrant).toEqual({ livesInMunicipality: false });
});

test('whether somebody lives in a municipality is null, not "no", where a resident has no known address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-people-'));
  const people = join(folder, 'people.json');
  const status = 'RESIDENT_IN_DENMARK';
  const addressWithout = { cpr: '0101815001', status, address: { streetName: 'Søgade' } };
  writeFileSync(people, JSON.stringify([{ cpr: '0101805001', status }, addressWithout]));
  const ownServer = await startTestServer({ CPR_FAKE_PEOPLE: people });
  try {
    const { body } = await ownServer.query(
      '{ citizens(cprs: ["0101805001", "0101815001"]) { livesInMunicipality(code: "0851") } }',
    );
    expect(body).toEqual({
      data: { citizens: [{ livesInMunicipality: null }, { livesInMunicipality: null }] },
    });
  } finally {
    await ownServer.stop();
    rmSync(folder, { recursive: true });
  }
});

test('whether a letter arrives, and what stands in the way', async () => {
  const { citizens, privateCitizen } = await dataOf(`{
    citizens(cprs: ["0707614293", "0605851010", "0702614074", "0308811018", "0101015084", "0301811004"]) { canReceiveLetter { possible obstacle } }
    privateCitizen(cpr: "0105700660") { canReceiveLetter { possible obstacle } }
  }`);
  expect(citizens.map((citizen: any) => citizen.canReceiveLetter.obstacle)).toEqual([
    null,
    'DEAD',
    'DISAPPEARED',
    'NO_FIXED_ADDRESS',
    null,
    'EMIGRATED_WITHOUT_ADDRESS',
  ]);
  expect(privateCitizen.canReceiveLetter).toEqual({ possible: false, obstacle: 'WITHHELD_FOR_PROTECTION' });
});
