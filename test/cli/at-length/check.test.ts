import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createAuthority } from '../../certificates.ts';
import { endOf, runNode, type Ended } from '../../http/child-server.ts';

// Whether the server can start, told before it does, by the command as it is run.

const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'cpr-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

type Settings = Record<string, string>;
const run = (args: readonly string[], settings: Settings): Promise<Ended> =>
  endOf(runNode(['src/cli.ts', ...args], settings));
const check = (settings: Settings, ...args: string[]): Promise<Ended> => run(['check', ...args], settings);

const authority = createAuthority();
const endsIn = (days: number) => ({ notAfter: new Date(Date.now() + days * DAY + DAY / 2) });
const client = authority.issueClient({ commonName: 'Registered system' }, endsIn(200));
const server = authority.issueServer(['localhost']);
const ended = {
  notBefore: new Date(Date.now() - 20 * DAY),
  notAfter: new Date(Date.now() - DAY),
};
const expired = authority.issueClient({ commonName: 'Expired system' }, ended);
const packed = join(folder, 'client.p12');
authority.writePkcs12(packed, client, 'open sesame');

const CERTIFICATE = file('client.pem', client.cert);
const KEY = file('client.key', client.key);
const OTHER_KEY = file('other.key', server.key);
const PEOPLE = file('people.json', '[\n  {\n    "cpr": "0101585010",\n    "sex": "Hansen"\n  }\n]\n');
const NOT_PEM = file('not.pem', 'hello');
const SDL = readFileSync(
  new URL('../../simulators/datafordeler/public-sector.graphql', import.meta.url),
  'utf8',
);
const OTHER_SCHEMA = file('other.graphql', 'type Query { somethingElse: Int }');

const trustFile = (name: string, changes: { fields?: string[]; ca?: string; ledger?: object }): string =>
  file(
    name,
    JSON.stringify({
      callers: {
        issuers: [
          {
            issuer: 'https://issuer.test',
            clients: ['case-system'],
            ...(changes.ca !== undefined && { ca: changes.ca }),
          },
        ],
      },
      purposes: {
        purposes: {
          CHILD_SUPPORT: {
            legalBasis: 'Barnetilskudsloven § 2',
            sector: 'public',
            clients: ['case-system'],
            fields: changes.fields ?? ['Citizen.name'],
            searchKeys: ['Query.citizen(cpr:)'],
          },
        },
      },
      ...(changes.ledger !== undefined && { ledger: changes.ledger }),
    }),
  );
const trusting = (path: string): Settings => ({
  CPR_TRUST: path,
  CPR_LEDGER_KEY: 'ab'.repeat(32),
  CPR_STORAGE: `sqlite:${join(folder, 'ledger', 'cpr.sqlite')}`,
});
const TRUST = trusting(trustFile('trust.json', {}));

const DATAFORDELER: Settings = {
  CPR_PROVIDER: 'datafordeler',
  DATAFORDELER_SECTOR: 'public',
  DATAFORDELER_CLIENT_ID: 'client',
};
const BY_SECRET: Settings = { ...DATAFORDELER, DATAFORDELER_CLIENT_SECRET: 'hunter2', ...TRUST };
const PLATFORM: Settings = {
  CPR_PROVIDER: 'service-platform',
  SERVICE_PLATFORM_MUNICIPALITY_CVR: '12345678',
  CPR_ID_KEY: 'ab'.repeat(32),
  ...TRUST,
};

describe('settings with which the server can start', () => {
  test('need nothing for test people', async () => {
    expect(await check({})).toEqual({
      code: 0,
      output: 'configuration default: fake\n\nThe server can start with these settings.\n',
      complaint: '',
    });
  });

  test('are told with the purposes, and with how long the certificate is good', async () => {
    const { code, output } = await check({
      ...PLATFORM,
      SERVICE_PLATFORM_CERTIFICATE: packed,
      SERVICE_PLATFORM_CERTIFICATE_PASSWORD: 'open sesame',
    });

    expect(code).toBe(0);
    expect(output).toMatch(
      /^configuration default: service-platform, certificate until 20\d\d-\d\d-\d\d \(200 days left\)$/m,
    );
    expect(output).toContain('\npurposes: CHILD_SUPPORT\n');
  });

  test('are told of as JSON for a pipeline', async () => {
    const { code, output } = await check(
      {
        ...PLATFORM,
        SERVICE_PLATFORM_CERTIFICATE: CERTIFICATE,
        SERVICE_PLATFORM_CERTIFICATE_KEY: KEY,
      },
      '--json',
    );

    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual({
      canStart: true,
      problems: [],
      warnings: [],
      configurations: [
        {
          name: 'default',
          provider: 'service-platform',
          certificate: {
            thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/),
            notAfter: expect.any(String),
            daysLeft: 200,
          },
        },
      ],
      purposes: ['CHILD_SUPPORT'],
    });
  });

  test('may have something to look after, which is a failure where that is asked for', async () => {
    const soon = authority.issueClient({ commonName: 'Ending system' }, endsIn(30));
    const schema = file('public.graphql', SDL.replace(/^ *stilling: .*$/m, ''));
    const settings = {
      ...DATAFORDELER,
      ...TRUST,
      DATAFORDELER_CERTIFICATE: file('soon.pem', soon.cert),
      DATAFORDELER_CERTIFICATE_KEY: file('soon.key', soon.key),
      DATAFORDELER_SCHEMA_FILE: schema,
    };
    const lenient = await check(settings);

    expect(lenient.code).toBe(0);
    expect(lenient.output).toMatch(
      /\nTo look after:\n {2}- default: The client certificate .* expires in 30 days\./,
    );
    expect(lenient.output).toContain(
      `  - default: ${schema}: these fields of Citizen will always be null: occupation.`,
    );
    expect((await check(settings, '--strict')).code).toBe(1);
  });
});

describe('what keeps the server from starting ends with 2, as the start does', () => {
  test.each<[string, Settings, string]>([
    ['a setting', { PORT: 'x' }, 'PORT: expected a whole number from 0 to 65535'],
    ['people of its own', { CPR_FAKE_PEOPLE: PEOPLE }, `default: ${PEOPLE}:4: `],
    [
      'a secret for nobody',
      { ...BY_SECRET, CPR_TRUST: '', CPR_LEDGER_KEY: '' },
      'default: this source has real people',
    ],
    [
      'authorities',
      { ...BY_SECRET, DATAFORDELER_CA: NOT_PEM },
      `default: ${NOT_PEM}: the file is not a certificate`,
    ],
    ['a kept schema', { ...BY_SECRET, DATAFORDELER_SCHEMA_FILE: OTHER_SCHEMA }, `default: ${OTHER_SCHEMA}: `],
    [
      'a schema that is not there',
      { ...BY_SECRET, DATAFORDELER_SCHEMA_FILE: '/nowhere/s' },
      "default: /nowhere/s: the file can't be used (ENOENT)",
    ],
    [
      'a certificate that has expired',
      {
        ...DATAFORDELER,
        ...TRUST,
        DATAFORDELER_CERTIFICATE: file('expired.pem', expired.cert),
        DATAFORDELER_CERTIFICATE_KEY: file('expired.key', expired.key),
      },
      'expired.pem: the certificate expired on ',
    ],
    [
      'a key of another certificate',
      { ...PLATFORM, SERVICE_PLATFORM_CERTIFICATE: CERTIFICATE, SERVICE_PLATFORM_CERTIFICATE_KEY: OTHER_KEY },
      `default: ${CERTIFICATE}: the certificate does not belong to the private key in ${OTHER_KEY}.`,
    ],
    [
      'a password',
      { ...PLATFORM, SERVICE_PLATFORM_CERTIFICATE: packed, SERVICE_PLATFORM_CERTIFICATE_PASSWORD: 'hunter2' },
      `default: ${packed}: the password does not open the file`,
    ],
    [
      'a purpose',
      trusting(trustFile('purposes.json', { fields: ['Citizen.nmae'] })),
      'The purpose CHILD_SUPPORT: the schema has no "Citizen.nmae"; perhaps "Citizen.name" is meant',
    ],
    [
      "an issuer's authorities",
      trusting(trustFile('issuers.json', { ca: NOT_PEM })),
      `${NOT_PEM}: expected a file of certificates in PEM`,
    ],
    [
      'TLS',
      { TLS_CERTIFICATE: file('server.pem', server.cert), TLS_KEY: KEY },
      'TLS_KEY: is not the key of the certificate',
    ],
  ])('%s', async (_what, settings, problem) => {
    const [checked, started] = await Promise.all([
      check(settings),
      run(['start'], { PORT: '0', HOST: '127.0.0.1', ...settings }),
    ]);

    expect(checked.code).toBe(2);
    expect(checked.output).toContain(problem);
    expect(checked.output).toMatch(/\nThe server can not start with these settings: \d+ problems?\.\n$/);
    expect(checked.output).not.toMatch(/Hansen|0101585010|hunter2|open sesame/);
    expect(started.code).toBe(2);
  });

  test('all of it at once', async () => {
    const { code, output } = await check(
      {
        ...DATAFORDELER,
        PORT: 'x',
        DATAFORDELER_CA: NOT_PEM,
        DATAFORDELER_CERTIFICATE: '/nowhere/client.p12',
        DATAFORDELER_SCHEMA_FILE: OTHER_SCHEMA,
        DATAFORDELER_DEBUG_CAPTURE: join(NOT_PEM, 'capture'),
        ...trusting(
          trustFile('all.json', {
            fields: ['Citizen.nmae'],
            ca: NOT_PEM,
            ledger: { anchorFile: join(KEY, 'anchors') },
          }),
        ),
      },
      '--json',
    );
    const { canStart, problems } = JSON.parse(output) as { canStart: boolean; problems: string[] };

    expect({ code, canStart }).toEqual({ code: 2, canStart: false });
    expect(problems).toEqual([
      expect.stringMatching(/^PORT: /),
      expect.stringContaining('not.pem: the file is not a certificate'),
      expect.stringContaining('/nowhere/client.p12: there is no such file'),
      expect.stringContaining('not.pem is not a folder, and debug capture is to write there'),
      expect.stringContaining('other.graphql: '),
      expect.stringContaining('not.pem: expected a file of certificates in PEM'),
      expect.stringContaining('The purpose CHILD_SUPPORT: '),
      expect.stringContaining('ledger.anchorFile: '),
    ]);
  });
});

test('of several configurations each is checked, whatever is wrong with another', async () => {
  const configurations = file(
    'configurations.json',
    JSON.stringify({
      demo: { provider: 'fake', people: 'people.json' },
      authority: { provider: 'datafordeler', sector: 'pulbic', clientId: 'client', clientSecret: 'hunter2' },
      municipality: {
        provider: 'service-platform',
        municipalityCvr: '12345678',
        certificate: 'missing.p12',
        idKey: 'ab'.repeat(32),
      },
    }),
  );
  const { code, output } = await check({ CPR_CONFIGURATIONS: configurations, ...TRUST }, '--json');

  expect(code).toBe(2);
  expect((JSON.parse(output) as { problems: string[] }).problems).toEqual([
    expect.stringContaining('configurations.json:1: authority.sector: '),
    expect.stringContaining('demo: '),
    expect.stringContaining('demo: '),
    expect.stringContaining('missing.p12: there is no such file'),
  ]);
});

test('nothing is connected to, made or written', async () => {
  let connections = 0;
  const upstream = createServer((socket) => {
    connections += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const address = `https://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const before = readdirSync(folder);

  const { code } = await check({
    ...BY_SECRET,
    DATAFORDELER_GRAPHQL_URL: address,
    DATAFORDELER_TOKEN_URL: `${address}/token`,
    DATAFORDELER_DEBUG_CAPTURE: join(folder, 'capture'),
    ...trusting(join(folder, 'trust.json')),
  });
  upstream.close();

  expect(code).toBe(0);
  expect(connections).toBe(0);
  expect(readdirSync(folder)).toEqual(before);
  expect(existsSync(join(folder, 'ledger'))).toBe(false);
});
