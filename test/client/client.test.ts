import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../http/test-server.ts';
import { CaseFile, execute, Family, personLine } from './client.ts';

let server: TestServer;
let url: string;
beforeAll(async () => {
  server = await startTestServer();
  url = `${server.origin}/graphql`;
});
afterAll(() => server.stop());

describe('the typed client', () => {
  test('reads what a case worker sees of a citizen', async () => {
    const { data, errors } = await execute(url, CaseFile, { cpr: '0707614293' });

    expect(errors).toEqual([]);
    expect(data?.citizen).toMatchObject({
      name: { addressingName: 'Lars Henriksen' },
      status: 'RESIDENT_IN_DENMARK',
      protection: { nameAndAddress: 'NOT_PROTECTED' },
      address: { lines: ['c/o Lauritzen', 'Svinget 50', 'Lindholm', '9000 Aalborg'] },
      canReceiveLetter: { possible: true, obstacle: null },
    });
    expect(data?.citizen?.absences).toContainEqual({ field: 'guardianship', reason: 'NOT_REGISTERED' });
  });

  test('walks a family, with one type for every person in it', async () => {
    const { data } = await execute(url, Family, { cpr: '0808055007' });
    const [mother] = data?.citizen?.parents ?? [];
    const children = mother?.citizen?.children ?? [];

    expect(mother?.role).toBe('MOTHER');
    expect(children.map(({ citizen }) => citizen && personLine(citizen))).toEqual([
      expect.stringMatching(/^Hans Hansen \(\d+\)$/),
      expect.stringMatching(/^Pia Hansen \(\d+\)$/),
      expect.stringMatching(/^Lisa Hansen \(\d+\)$/),
      expect.stringMatching(/^Mia Hansen \(\d+\)$/),
      expect.stringMatching(/^Martin Hansen \(\d+\)$/),
      expect.stringMatching(/^Carsten Hansen \(\d+\)$/),
    ]);
  });

  test('hands on errors with their code, and nobody as null without an error', async () => {
    const unavailable = await execute(url, CaseFile, { cpr: '010158-5503' });
    const nobody = await execute(url, CaseFile, { cpr: '010158-5000' });

    expect(unavailable.data).toEqual({ citizen: null });
    expect(unavailable.errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(nobody).toEqual({ data: { citizen: null }, errors: [] });
  });

  test('throws when what answers is no GraphQL server', async () => {
    const proxy = createServer((_request, response) => response.writeHead(502).end('Bad gateway'));
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    const { port } = proxy.address() as AddressInfo;

    await expect(execute(`http://127.0.0.1:${port}`, CaseFile, { cpr: '0707614293' })).rejects.toThrow(
      'No GraphQL answer, but HTTP status 502',
    );
    proxy.closeAllConnections();
    proxy.close();
  });
});
