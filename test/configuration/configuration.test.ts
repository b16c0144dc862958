import { describe, expect, test } from '@jest/globals';
import { readConfiguration, SETTING_NAMES } from '../../src/configuration/configuration.ts';
import { problemsOf } from './problems-of.ts';

test('with nothing set the server is one for a developer at this machine', () => {
  expect(readConfiguration({})).toEqual({
    HOST: 'localhost',
    PORT: 4000,
    METRICS_HOST: 'localhost',
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'auto',
    CPR_PROVIDER: 'fake',
    CPR_STORAGE: 'sqlite:data/cpr-subgraph.sqlite',
    TLS_CLIENT_CERTIFICATE: 'required',
    GRAPHIQL: true,
    INTROSPECTION: true,
    BODY_LIMIT_BYTES: 1_000_000,
    OPEN_BODIES_LIMIT_BYTES: 50_000_000,
    RECEIVE_TIMEOUT_MS: 10_000,
    MAX_REQUESTS_PER_MINUTE: 0,
    REQUEST_TIMEOUT_MS: 30_000,
    SHUTDOWN_DELAY_MS: 0,
    SHUTDOWN_TIMEOUT_MS: 25_000,
    MAX_DEPTH: 20,
    MAX_COST: 600_000,
    MAX_KEYS: 1_000,
    MAX_FIELDS: 5_000,
    MAX_TOKENS: 10_000,
    MAX_ANSWER_BYTES: 32_000_000,
    MAX_ERRORS: 5_000,
    OPERATION_CACHE_BYTES: 64_000_000,
    providers: new Map([['default', { provider: 'fake' }]]),
    trust: null,
    tls: null,
    warnings: [],
  });
});

test('settings are read from text', () => {
  const settings = { HOST: '::1', PORT: '0', GRAPHIQL: 'off', MAX_COST: '1000000', LOG_FORMAT: 'json' };

  expect(readConfiguration(settings)).toMatchObject({
    ...settings,
    PORT: 0,
    GRAPHIQL: false,
    MAX_COST: 1_000_000,
  });
});

test('an empty variable counts as not set, as in a compose file that passes on what is not there', () => {
  const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, '']));

  expect(readConfiguration(empty)).toEqual(readConfiguration({}));
});

test('origins are taken as browsers write them', () => {
  const given = 'https://App.example.dk:443/, http://localhost:5173,http://[::1]:80,https://æble.example.dk';
  expect(readConfiguration({ CORS_ORIGINS: given }).CORS_ORIGINS).toEqual([
    'https://app.example.dk',
    'http://localhost:5173',
    'http://[::1]',
    'https://xn--ble-xla.example.dk',
  ]);
});

test('a configuration can not be changed once it is read', () => {
  expect(Object.isFrozen(readConfiguration({}))).toBe(true);
});

describe('what is wrong is named with what is expected', () => {
  test.each([
    [
      'PORT',
      ['-1', '65536', '4000 ', '4e3', '0x10', '4000.5', 'http'],
      'expected a whole number from 0 to 65535',
    ],
    [
      'LOG_LEVEL',
      ['loud', 'INFO'],
      'expected one of "fatal", "error", "warn", "info", "debug", "trace", "silent"',
    ],
    ['LOG_FORMAT', ['xml'], 'expected one of "json", "pretty", "auto"'],
    ['CPR_PROVIDER', ['real'], 'expected one of "fake", "datafordeler", "service-platform"'],
    [
      'CPR_ID_KEY',
      ['secret', 'f'.repeat(63), `${'f'.repeat(64)}\n`],
      'expected an even number of hexadecimal digits, at least 64 (32 bytes), as "openssl rand -hex 32" prints',
    ],
    ['GRAPHIQL', ['true', '1', 'On'], 'expected "on" or "off"'],
    ['INTROSPECTION', ['no'], 'expected "on" or "off"'],
    [
      'CORS_ORIGINS',
      [
        '*',
        'https://*.example.dk',
        'http://app.example.dk',
        'app.example.dk',
        'https://app.example.dk/page',
        'https://me@app.example.dk',
        'https://app.example.dk?',
        'https://app.example.dk,',
        'null',
      ],
      'expected origins such as https://app.example.dk, with commas between them; http only for localhost, and never "*"',
    ],
    [
      'ALLOWED_HOSTS',
      ['*', 'https://cpr.example.dk', 'cpr.example.dk:443', '::1', 'cpr.example.dk,', 'a b'],
      'expected names of hosts such as cpr.example.dk, without ports and with commas between them',
    ],
    ['RECEIVE_TIMEOUT_MS', ['0', '10s'], 'expected a whole number from 1 to 600000'],
    ['MAX_REQUESTS_PER_MINUTE', ['-1', 'off'], 'expected a whole number from 0 to 1000000000'],
    ['OPEN_BODIES_LIMIT_BYTES', ['1023'], 'expected a whole number from 1024 to 10000000000'],
    ['BODY_LIMIT_BYTES', ['1023', '1MB'], 'expected a whole number from 1024 to 100000000'],
    ['REQUEST_TIMEOUT_MS', ['0', '30s'], 'expected a whole number from 1 to 600000'],
    ['SHUTDOWN_TIMEOUT_MS', ['600001'], 'expected a whole number from 0 to 600000'],
    ['MAX_DEPTH', ['0', '201'], 'expected a whole number from 1 to 200'],
    ['MAX_COST', ['0', '9'.repeat(400)], 'expected a whole number from 1 to 1000000000'],
    ['MAX_KEYS', ['0', '100001'], 'expected a whole number from 1 to 100000'],
    ['MAX_FIELDS', ['0', '1000001'], 'expected a whole number from 1 to 1000000'],
    ['MAX_TOKENS', ['9'], 'expected a whole number from 10 to 1000000'],
  ])('%s', (name, values, expected) => {
    for (const value of values) expect(problemsOf({ [name]: value })).toEqual([`${name}: ${expected}`]);
  });

  test('all of it at once, and no value of it', () => {
    const problems = problemsOf({
      PORT: 'hunter2',
      CPR_ID_KEY: 'hunter2',
      MAX_COST: 'hunter2',
      CPR_X: 'hunter2',
      DATAFORDELER_CLIENT_SECRET: 'hunter2',
    });

    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'CPR_X',
      'PORT',
      'MAX_COST',
      'DATAFORDELER_CLIENT_SECRET',
      'CPR_ID_KEY',
    ]);
    expect(problems.join()).not.toContain('hunter2');
  });

  test('a setting of ours that is misspelt', () => {
    expect(problemsOf({ CPR_PROVDER: 'fake' })).toEqual([
      'CPR_PROVDER: there is no such setting; those that begin like it are CPR_CONFIGURATIONS, CPR_DEFAULT_CONFIGURATION, CPR_PROVIDER, CPR_TRUST, CPR_STORAGE, CPR_LEDGER_KEY, CPR_PREVIOUS_LEDGER_KEYS, CPR_SIGN_IN_SECRET, CPR_ROUTER_SECRET, CPR_FAKE_PEOPLE, CPR_ID_KEY, CPR_PREVIOUS_ID_KEYS',
    ]);
  });

  test.each(['DATAFORDELER_CLIENTID', 'SERVICE_PLATFORM_CVR'])('%s, too', (name) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([
      expect.stringMatching(`^${name}: there is no such setting; those that begin like it are [A-Z]+_`),
    ]);
  });

  test('but not what Kubernetes sets for a service that is called like us', () => {
    const links = {
      CPR_SERVICE_HOST: '10.0.0.1',
      CPR_SERVICE_PORT_HTTP: '80',
      CPR_PORT: 'tcp://10.0.0.1:80',
    };
    expect(problemsOf({ ...links, CPR_PORT_80_TCP_ADDR: '10.0.0.1' })).toEqual([]);
  });

  test('nor what belongs to somebody else', () => {
    expect(problemsOf({ PATH: '/bin', NODE_ENV: 'production', PORTS: '1', cpr_x: '1' })).toEqual([]);
  });
});

describe('earlier keys for ids', () => {
  const [FIRST, SECOND] = ['ab'.repeat(32), 'CD'.repeat(40)] as const;
  const withKeys = (keys: string) => ({ CPR_ID_KEY: 'ef'.repeat(32), CPR_PREVIOUS_ID_KEYS: keys });

  test.each([
    [FIRST, [FIRST]],
    [`${FIRST},${SECOND}`, [FIRST, SECOND]],
    [`${FIRST}, ${SECOND}`, [FIRST, SECOND]],
  ])('%s', (text, previousIdKeys) => {
    expect(readConfiguration(withKeys(text)).providers.get('default')).toMatchObject({ previousIdKeys });
  });

  test.each([FIRST.slice(1), `${FIRST},`, `${FIRST};${SECOND}`, 'hunter2', ','])('not %s', (text) => {
    expect(problemsOf(withKeys(text))).toEqual([
      'CPR_PREVIOUS_ID_KEYS: expected keys of at least 64 hexadecimal digits each, with commas between them',
    ]);
  });

  test('are of use only beside the key that makes new ids', () => {
    expect(problemsOf({ CPR_PREVIOUS_ID_KEYS: FIRST })).toEqual([
      'CPR_PREVIOUS_ID_KEYS: expected only beside a key for ids',
    ]);
  });
});
