import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/configuration/configuration.ts';
import { createAuthority } from '../certificates.ts';
import { problemsOf } from './problems-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpr-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const authority = createAuthority();
const server = authority.issueServer(['localhost']);
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};
const TLS_CERTIFICATE = file('server.pem', server.cert);
const TLS_KEY = file('server.key', server.key);
const TLS_CLIENT_CA = file('clients.pem', authority.caPem);

test('the server can speak HTTPS itself', () => {
  const { tls, warnings } = readConfiguration({ TLS_CERTIFICATE, TLS_KEY });

  expect(tls).toMatchObject({ certificate: server.cert, clientAuthorities: null });
  expect(tls?.requiresClientCertificate).toBe(false);
  expect(warnings).toEqual([]);
});

test.each([
  [-1, 'has expired: clients refuse it'],
  [3, 'expires in 3 days'],
])('a certificate that ends in %i days is told of', (days, told) => {
  const notAfter = new Date(Date.now() + (days + 0.5) * 86_400_000);
  const { cert, key } = authority.issueClient(
    { commonName: 'ending' },
    { notBefore: new Date('2020-01-01'), notAfter },
  );
  const settings = { TLS_CERTIFICATE: file('ending.pem', cert), TLS_KEY: file('ending.key', key) };

  expect(readConfiguration(settings).warnings).toEqual([
    `TLS_CERTIFICATE: the certificate ${told}. Put its successor in its place, and start again.`,
  ]);
});

test('with authorities of clients a certificate is required, or only requested', () => {
  const all = { TLS_CERTIFICATE, TLS_KEY, TLS_CLIENT_CA };
  const requested = { ...all, TLS_CLIENT_CERTIFICATE: 'requested' };

  expect(readConfiguration(all).tls?.requiresClientCertificate).toBe(true);
  expect(readConfiguration(requested).tls).toMatchObject({
    clientAuthorities: authority.caPem,
    requiresClientCertificate: false,
  });
});

describe('what can not work stops the start', () => {
  const onlyTogether = 'is of use only together with TLS_CERTIFICATE and TLS_KEY';
  const other = file('other.key', createAuthority('Another authority').issueServer(['localhost']).key);
  const nonsense = file('nonsense.pem', 'nonsense');
  const missing = join(folder, 'missing.pem');

  test.each([
    [{ TLS_KEY }, [`TLS_KEY: ${onlyTogether}`]],
    [{ TLS_CERTIFICATE }, [`TLS_CERTIFICATE: ${onlyTogether}`]],
    [{ TLS_CLIENT_CA }, [`TLS_CLIENT_CA: ${onlyTogether}`]],
    [{ TLS_CERTIFICATE, TLS_KEY: other }, ['TLS_KEY: is not the key of the certificate in TLS_CERTIFICATE']],
    [{ TLS_CERTIFICATE, TLS_KEY: missing }, ['TLS_KEY: the file can not be read (ENOENT)']],
    [
      { TLS_CERTIFICATE: nonsense, TLS_KEY: nonsense, TLS_CLIENT_CA: nonsense },
      ['TLS_CERTIFICATE', 'TLS_KEY', 'TLS_CLIENT_CA'].map(
        (name) => `${name}: the file does not hold PEM of that kind`,
      ),
    ],
    [
      { TLS_CERTIFICATE, TLS_KEY, TLS_CLIENT_CERTIFICATE: 'requested' },
      ['TLS_CLIENT_CERTIFICATE: is of use only together with TLS_CLIENT_CA'],
    ],
  ])('%j', (settings, problems) => {
    expect(problemsOf(settings as Record<string, string>)).toEqual(problems);
  });
});

test('a key that others can read is warned of', () => {
  const open = file('open.key', server.key);
  chmodSync(open, 0o644);

  expect(readConfiguration({ TLS_CERTIFICATE, TLS_KEY: open }).warnings).toEqual([
    expect.stringContaining('everybody can read the secrets in it'),
  ]);
});
