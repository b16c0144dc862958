import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { createAuthority } from '../../certificates.ts';
import {
  startServicePlatformSimulator,
  type ServicePlatformSimulator,
} from '../../simulators/service-platform/start-simulator.ts';
import { connectTo, findWith, numberOf } from './simulated-service-platform.ts';

/** A published test person. */
const SOMEBODY = '0707614293';
const DAY = 86_400_000;

let simulator: ServicePlatformSimulator;
beforeAll(async () => {
  simulator = await startServicePlatformSimulator();
});
afterAll(() => simulator.stop());

const findSomebodyWith = (settings: Parameters<typeof connectTo>[1]) =>
  findWith(simulator, settings, { cpr: CprNumber.of(SOMEBODY) });

test('a .p12 file does as well as PEM', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'service-platform-p12-'));
  const certificate = join(folder, 'client.p12');
  simulator.authority.writePkcs12(certificate, simulator.client, 'swordfish');
  const p12 = { certificate, certificateKey: undefined, certificatePassword: 'swordfish' };
  expect(numberOf(await findSomebodyWith(p12))).toBe(SOMEBODY);
  rmSync(folder, { recursive: true });
});

test('a certificate that is not registered is refused', async () => {
  const client = simulator.authority.issueClient({ commonName: 'Another system' });
  expect(await findSomebodyWith({ client })).toMatchObject({
    code: 'UPSTREAM_BAD_REQUEST',
    advice: expect.stringMatching(/certificate is the one registered/),
  });
});

test('one of an authority that the platform does not know is no more than a broken connection, and the log says what it may be', async () => {
  const client = createAuthority('Another authority').issueClient({ commonName: 'Stranger' });
  expect(await findSomebodyWith({ client })).toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
    advice: expect.stringMatching(/does not know the certificate/),
  });
});

test('a connection that is broken off in the handshake may be about the certificate, says the log', async () => {
  const server = createServer((socket) => {
    socket.once('data', () => socket.resetAndDestroy());
    socket.on('error', () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await findSomebodyWith({ address })).toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
    advice: expect.stringMatching(
      /\(ECONNRESET\).*does not know the certificate.*portal of this environment/,
    ),
  });
  await new Promise((closed) => server.close(closed));
});

test.each([
  ['a municipality that is not known', { municipalityCvr: '87654321' }],
  [
    'an agreement that is not known',
    { context: 'invocation', serviceAgreementUuid: 'bbbbbbbb-0000-4000-8000-000000000001' },
  ],
  [
    'the UUID of the other version',
    { context: 'invocation', serviceUuid: 'e6be2436-bf35-4df2-83fe-925142825dc2' },
  ],
] as const)('%s is refused', async (_what, settings) => {
  expect(await findSomebodyWith(settings)).toMatchObject({
    code: 'UPSTREAM_BAD_REQUEST',
    advice: expect.stringMatching(/agreement is approved/),
  });
});

test('the operator is warned of a certificate that expires within two months, and of no other', async () => {
  const warningsFor = async (daysLeft: number) => {
    const notAfter = new Date(Date.now() + (daysLeft + 0.5) * DAY);
    const client = simulator.authority.issueClient({ commonName: 'Expiring' }, { notAfter });
    const provider = connectTo(simulator, { client });
    await provider.close();
    return provider.warnings;
  };
  expect(await warningsFor(20)).toEqual([
    expect.stringMatching(/thumbprint (?:[0-9A-F]{2}:){19}[0-9A-F]{2} expires in 20 days.*Service Platform/),
  ]);
  expect(await warningsFor(90)).toEqual([]);
});
