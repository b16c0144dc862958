import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createAuthority, type Issued } from '../../certificates.ts';
import { endOf, type Ended } from '../../http/child-server.ts';
import {
  FIXTURE_PASSWORD,
  fixturePath,
} from '../../providers/transport/certificates/certificate-fixtures.ts';

// What an operator is told of a certificate file, by the command as it is run.

const DAY = 86_400_000;
const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cpr-certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

type Options = { readonly input?: string; readonly settings?: Record<string, string> };

function certificate(args: readonly string[], { input = '', settings = {} }: Options = {}): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, 'certificate', ...args], {
    env: { PATH: process.env['PATH'], ...settings },
  });
  // A command that fails before it reads has closed its end.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return endOf(child);
}

/** The text that stands beside a title. */
const row = (output: string, title: string): string | undefined =>
  output
    .split('\n')
    .find((line) => line.startsWith(`  ${title} `))
    ?.slice(14)
    .trim();

const authority = createAuthority();
const FUNCTION = {
  countryName: 'DK',
  organizationName: 'Testkommunen // CVR:12345678',
  serialNumber: 'CVR:12345678-FID:10000001',
  commonName: 'CPR subgraph (funktionscertifikat)',
};
const client = authority.issueClient(FUNCTION, { notAfter: new Date(Date.now() + 100.5 * DAY) });
const pem = file('client.pem', client.cert);
const key = file('client.key', client.key);
const packed = join(folder, 'client.p12');
authority.writePkcs12(packed, client, 'open sesame');

describe('a file tells what it holds', () => {
  test('of an OCES3 certificate with its key and its issuers, in PKCS#12', async () => {
    const path = fixturePath('rsa-rc2.p12');
    const { code, output, complaint } = await certificate([path, '--password-stdin'], {
      input: `${FIXTURE_PASSWORD}\n`,
    });

    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(row(output, 'Form')).toBe('PKCS#12');
    expect(row(output, 'Subject')).toContain('O=Prøve, Å og Sø');
    expect(row(output, 'CVR')).toBe('00000000');
    expect(row(output, 'Kind')).toMatch(/^OCES3, of an organisation or a system/);
    expect(row(output, 'Issuer')).toBe('CN=Fixture issuing CA (no authority of OCES3 by its name)');
    expect(row(output, 'Key')).toBe('RSA, 2048 bits');
    expect(row(output, 'Private key')).toBe('given, and belongs to the certificate');
    expect(row(output, 'Chain')).toBe('CN=Fixture issuing CA < CN=Fixture root (up to the root)');
    expect(output).toContain('\nTo renew it:\n');
  });

  test.each([
    ['ec.pem', 'PEM', 'elliptic curve, prime256v1'],
    ['pss.pem', 'PEM', 'RSA (for PSS signatures alone), 2048 bits'],
    ['rsa.cer', 'DER', 'RSA, 2048 bits'],
  ])('of %s, which is the public part alone', async (name, form, kind) => {
    const { code, output } = await certificate([fixturePath(name)]);

    expect(code).toBe(0);
    expect(row(output, 'Form')).toBe(form);
    expect(row(output, 'Key')).toBe(kind);
    expect(row(output, 'Private key')).toMatch(/^not given: this is the public part/);
    expect(row(output, 'Chain')).toBe('no issuer is in the file');
  });

  test('of one in PEM, whatever else stands in the file', async () => {
    const both = file('both.pem', `${client.key}${authority.caPem}${client.cert}`);
    const { output } = await certificate([both]);

    expect(row(output, 'CVR')).toBe('12345678');
    expect(row(output, 'Private key')).toBe('given, and belongs to the certificate');
    expect(row(output, 'Valid')).toMatch(/ \(100 days left\)$/);
  });

  test('as JSON, without anything of the private key', async () => {
    const { output } = await certificate([pem, '--key', key, '--json']);
    const { fingerprint } = new X509Certificate(client.cert);

    expect(JSON.parse(output)).toMatchObject({
      form: 'PEM',
      kind: 'FOCES',
      cvr: '12345678',
      authority: null,
      daysLeft: 100,
      thumbprint: fingerprint.replaceAll(':', ''),
      privateKey: 'FITS',
      problems: [],
    });
    const [, secret = ''] = client.key.split('\n');
    expect(secret).not.toBe('');
    expect(output).not.toContain(secret);
  });
});

describe('the kind is told by the subject, and what it is good for', () => {
  const STATE = createAuthority('Den Danske Stat OCES udstedende-CA 1');
  const subject = (serialNumber: string) => ({ ...FUNCTION, serialNumber });
  const ORGANISATION = 'UI:DK-O:G:00000000-0000-4000-8000-000000000000';

  test.each<[string, string, string, string]>([
    [
      'CVR:12345678-FID:1',
      'OCES2, of a function (FOCES)',
      'no, it takes OCES3',
      'no longer: OCES2 was phased out',
    ],
    [
      'CVR:12345678-UID:1',
      'OCES2, of a company (VOCES)',
      'no, it takes OCES3',
      'no longer: OCES2 was phased out',
    ],
    [
      'CVR:12345678-RID:1',
      'OCES2, of an employee (MOCES)',
      'no, it takes OCES3',
      'no longer, and it was for people',
    ],
    [
      ORGANISATION.replace('-O:', '-E:'),
      'OCES3, of an employee (MOCES)',
      "not known of an employee's",
      'signs people in',
    ],
    [
      ORGANISATION,
      'OCES3, of an organisation or a system',
      'not known: the kind is right',
      'not known: the kind is right',
    ],
    ['1', 'unknown: ', 'not known; it takes OCES3', 'not known; it takes OCES3'],
  ])('%s', async (serialNumber, kind, datafordeler, platform) => {
    // A common name alone makes no authority of the state.
    const { cert } = STATE.issueClient(subject(serialNumber));
    const { output } = await certificate([file('kind.pem', cert)]);

    expect(row(output, 'Kind')).toContain(kind);
    expect(row(output, 'Good for')).toContain(`Datafordeler: ${datafordeler}`);
    expect(output).toContain(`Service Platform: ${platform}`);
  });
});

describe('one of OCES3 is good for what its issuer is for', () => {
  const STATE = { countryName: 'DK', organizationName: 'Den Danske Stat' };
  const ORGANISATION = { ...FUNCTION, serialNumber: 'UI:DK-O:G:00000000-0000-4000-8000-000000000000' };
  const NAME = 'Den Danske Stat OCES udstedende-CA 1';

  test.each([
    [
      'production',
      STATE,
      "(by its name the Danish state's authority)",
      'signs in at auth-oces.datafordeler.dk',
    ],
    [
      'tests',
      { ...STATE, organizationalUnitName: 'Test - cti' },
      "(by its name the Danish state's authority for tests: not for production)",
      'signs in in Test 04 alone',
    ],
  ])('%s', async (_what, beside, issuer, datafordeler) => {
    const { cert } = createAuthority(NAME, beside).issueClient(ORGANISATION);
    const { output } = await certificate([file('issuer.pem', cert)]);

    expect(row(output, 'Issuer')).toContain(issuer);
    expect(row(output, 'Good for')).toContain(`Datafordeler: ${datafordeler}`);
  });
});

describe('what can not be used ends with 1', () => {
  const told = async ({ cert, key: own }: Issued, ...args: string[]): Promise<Ended> =>
    certificate([file('bad.pem', cert + own), ...args]);
  const other = createAuthority('Other authority').issueServer(['localhost']);

  test.each<[string, Issued, string]>([
    [
      'a certificate that has expired',
      authority.issueClient(FUNCTION, {
        notBefore: new Date(Date.now() - 9 * DAY),
        notAfter: new Date(Date.now() - DAY),
      }),
      'It has expired.',
    ],
    [
      'one from tomorrow on',
      authority.issueClient(FUNCTION, { notBefore: new Date(Date.now() + DAY) }),
      'It is not valid yet.',
    ],
    [
      'the key of another one',
      { cert: client.cert, key: other.key },
      'The private key belongs to another certificate.',
    ],
  ])('%s', async (_what, issued, problem) => {
    const { code, output } = await told(issued);

    expect(code).toBe(1);
    expect(output.trimEnd().split('\n').at(-1)).toBe(problem);
  });
});

describe('a password', () => {
  test('is taken from the settings of the configuration that has the file', async () => {
    const configurations = file(
      'configurations.json',
      JSON.stringify({
        municipality: {
          provider: 'service-platform',
          municipalityCvr: '12345678',
          certificate: 'client.p12',
          certificatePassword: { variable: 'MUNICIPALITY_PASSWORD' },
          idKey: 'ab'.repeat(32),
        },
      }),
    );
    const { code, output } = await certificate([packed], {
      // What is wrong elsewhere does not matter here.
      settings: { CPR_CONFIGURATIONS: configurations, MUNICIPALITY_PASSWORD: 'open sesame', PORT: 'x' },
    });

    expect(code).toBe(0);
    expect(row(output, 'Used by')).toBe('municipality');
    expect(row(output, 'Private key')).toBe('given, and belongs to the certificate');
  });

  test.each(['DATAFORDELER_CERTIFICATE_PASSWORD', 'SERVICE_PLATFORM_CERTIFICATE_PASSWORD'])(
    'is taken from %s, whatever else is set',
    async (name) => {
      const { code } = await certificate([packed], { settings: { [name]: 'open sesame' } });
      expect(code).toBe(0);
    },
  );

  test.each<[string, readonly string[], Options]>([
    ['none', [], {}],
    ['a wrong one', ['--password-stdin'], { input: 'hunter2' }],
    ['that of an argument', ['--password', 'open sesame'], {}],
    ['one that never ends', ['--password-stdin'], { input: 'x'.repeat(2_000) }],
  ])('that does not open the file ends with 2: %s', async (_what, args, options) => {
    const { code, output, complaint } = await certificate([packed, ...args], options);

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toMatch(/--password-stdin|expected a password|these options can't be used/);
    expect(complaint).not.toMatch(/open sesame|hunter2|xxx/);
  });
});

test.each([
  ['nothing', '/nowhere/client.pem', 'there is no such file'],
  ['no certificate', file('hello.txt', 'hello'), 'this is no PKCS#12 file that can be read'],
])('a file with %s ends with 2', async (_what, path, message) => {
  const { code, complaint } = await certificate([path]);

  expect(code).toBe(2);
  expect(complaint).toContain(message);
});
