import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLERS } from '../../src/configuration/caller-settings.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { CprNumber } from '../../src/domain/cpr-number.ts';
import { createIdentity } from '../../src/identity/create-identity.ts';
import type { Credentials, Identity } from '../../src/identity/identity.ts';
import { BROKER_CLIENTS, MACHINE_CLIENTS } from '../simulators/broker/broker-client.ts';
import { MACHINE_AUDIENCE } from '../simulators/broker/machine-provider.ts';
import { startBroker, type Broker } from '../simulators/broker/start-broker.ts';
import { bearing, reasonOf } from './known-callers.ts';

const { authority } = BROKER_CLIENTS;
const { withSecret } = MACHINE_CLIENTS;

let broker: Broker;
let identity: Identity;
const folder = mkdtempSync(join(tmpdir(), 'broker-'));
let now = Date.now();

beforeAll(async () => {
  broker = await startBroker();
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, broker.ca);
  const people = { issuer: broker.issuer, kind: 'nets-eid-broker', clients: [authority.id], ca };
  const programs = { issuer: broker.machineIssuer, clients: [withSecret.id], audience: MACHINE_AUDIENCE, ca };
  const settings = CALLERS.parse({ issuers: [people, programs], userinfoHeader: 'x-userinfo' });
  identity = createIdentity(settings, { now: () => now });
});
afterAll(async () => {
  await identity.close();
  await broker.stop();
  rmSync(folder, { recursive: true });
});

const identify = async (token: string, more: Partial<Credentials> = {}): Promise<Caller> =>
  identity.identify({ ...bearing(token), ...more });
const reasonFor = (token: string): Promise<string> => identify(token).then(() => 'ACCEPTED', reasonOf);

test('a citizen is known with their own number, and it matches', async () => {
  const citizen = broker.person('citizen');
  const { accessToken } = await broker.signIn(citizen, authority);
  const caller = await identify(accessToken);
  expect(caller).toMatchObject({ kind: 'PERSON', subject: citizen.sub, client: authority.id });
  expect((await identity.numberOf(caller))?.reveal()).toBe(citizen.cpr);
  expect(await identity.matchCpr(caller, CprNumber.of(citizen.cpr!))).toEqual({
    outcome: 'MATCH',
    attempt: 1,
  });
});

test('the userinfo token of the same login tells the same number without a question', async () => {
  const citizen = broker.person('citizen');
  const { accessToken, userinfoToken } = await broker.signIn(citizen, authority);
  const before = broker.requests.userinfo;
  const caller = await identify(accessToken, { userinfoToken });
  expect((await identity.numberOf(caller))?.reveal()).toBe(citizen.cpr);
  expect(broker.requests.userinfo).toBe(before);
});

test('a caseworker is known with the authority that they work for, and is nobody with a number', async () => {
  const caseworker = broker.person('caseworker');
  const { accessToken } = await broker.signIn(caseworker, authority);
  const caller = await identify(accessToken);
  expect(caller).toMatchObject({
    kind: 'EMPLOYEE',
    assurance: 'SUBSTANTIAL',
    cvr: caseworker.company?.cvr,
    professionalId: caseworker.company?.professionalId,
  });
  expect(await identity.numberOf(caller)).toBeNull();
});

test('programs are known by the token of the broker and of their own issuer', async () => {
  expect(await identify(await broker.serviceToken(authority))).toMatchObject({
    kind: 'MACHINE',
    cvr: authority.cvr,
  });
  expect(await identify(await broker.machineToken(withSecret))).toMatchObject({ client: withSecret.id });
});

test('the other tokens of a login say nothing about who calls', async () => {
  const made = await broker.signIn(broker.person('citizen'), authority);
  for (const token of [made.idToken, made.userinfoToken, made.transactionToken]) {
    expect(await reasonFor(token)).toBe('WRONG_KIND_OF_TOKEN');
  }
  const byTransactionKey = { use: 'transaction' } as const;
  expect(await reasonFor(await broker.tokenFor(broker.person('citizen'), authority, byTransactionKey))).toBe(
    'WRONG_KIND_OF_TOKEN',
  );
});

test('who has signed out has no number any more', async () => {
  const { accessToken, login } = await broker.signIn(broker.person('citizen'), authority);
  const caller = await identify(accessToken);
  broker.endSession(login.session);
  await expect(identity.numberOf(caller)).rejects.toMatchObject({ reason: 'SESSION_ENDED' });
});

test('new keys are found, and the tokens of the old ones are refused', async () => {
  const before = await broker.tokenFor(broker.person('citizen'), authority);
  expect(await reasonFor(before)).toBe('ACCEPTED');
  await broker.rotateKeys();
  now += 30_000;
  expect(await reasonFor(await broker.tokenFor(broker.person('citizen'), authority))).toBe('ACCEPTED');
  expect(await reasonFor(before)).toBe('UNKNOWN_KEY');
});
