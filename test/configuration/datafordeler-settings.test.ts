import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/configuration/configuration.ts';
import { problemsOf } from './problems-of.ts';

const ID_KEY = 'ab'.repeat(32);
const WITHOUT_SIGN_IN = {
  CPR_PROVIDER: 'datafordeler',
  DATAFORDELER_SECTOR: 'public',
  DATAFORDELER_CLIENT_ID: 'client',
};
const BY_SECRET = { ...WITHOUT_SIGN_IN, DATAFORDELER_CLIENT_SECRET: 'hunter2' };
const BY_CERTIFICATE = { ...WITHOUT_SIGN_IN, DATAFORDELER_CERTIFICATE: '/etc/cpr/client.p12' };

const settingsFrom = (variables: Record<string, string>) =>
  readConfiguration(variables).providers.get('default');

test('four variables are enough to read as an authority in production', () => {
  expect(settingsFrom(BY_SECRET)).toEqual({
    provider: 'datafordeler',
    sector: 'public',
    environment: 'production',
    version: 3,
    graphqlUrl: 'https://graphql.datafordeler.dk/CPR/custom/PublicSector/v3',
    tokenUrl: 'https://auth.datafordeler.dk/realms/distribution/protocol/openid-connect/token',
    clientId: 'client',
    clientSecret: 'hunter2',
    connections: 16,
    testPeople: false,
    timeLimitMs: 8_000,
    retries: 2,
    debugCaptureValues: false,
    debugCaptureHours: 24,
  });
});

test("the production service is never taken for one of test people, another is on the operator's word", () => {
  expect(problemsOf({ ...BY_SECRET, DATAFORDELER_TEST_PEOPLE: 'on' })).toEqual([
    'DATAFORDELER_TEST_PEOPLE: expected "off": the production service has real people',
  ]);
  const elsewhere = { DATAFORDELER_GRAPHQL_URL: 'https://graphql.example' };
  expect(settingsFrom({ ...BY_SECRET, ...elsewhere })).toMatchObject({ testPeople: false });
  expect(settingsFrom({ ...BY_SECRET, ...elsewhere, DATAFORDELER_TEST_PEOPLE: 'on' })).toMatchObject({
    testPeople: true,
  });
});

describe('the addresses follow from what is set', () => {
  test('a certificate signs in at a token server of its own', () => {
    expect(settingsFrom(BY_CERTIFICATE)).toMatchObject({
      tokenUrl: 'https://auth-oces.datafordeler.dk/realms/distribution/protocol/openid-connect/token',
    });
  });

  test('sector and version are in the path', () => {
    const settings = {
      ...BY_SECRET,
      DATAFORDELER_SECTOR: 'private',
      DATAFORDELER_VERSION: '4',
      CPR_ID_KEY: ID_KEY,
    };
    expect(settingsFrom(settings)).toMatchObject({
      graphqlUrl: 'https://graphql.datafordeler.dk/CPR/custom/PrivateSector/v4',
    });
  });

  test.each([
    ['https://proxy.example', 'https://proxy.example/CPR/custom/PublicSector/v3'],
    ['https://proxy.example/daf/', 'https://proxy.example/daf/CPR/custom/PublicSector/v3'],
    ['https://proxy.example/cpr/v2', 'https://proxy.example/cpr/v2'],
  ])('an address of its own, %s, is put before the path or is all of it', (address, graphqlUrl) => {
    expect(settingsFrom({ ...BY_SECRET, DATAFORDELER_GRAPHQL_URL: address })).toMatchObject({ graphqlUrl });
  });

  test.each(['test03', 'test04'])('those of %s are not public, so an operator gives both', (environment) => {
    const settings = { ...BY_SECRET, DATAFORDELER_ENVIRONMENT: environment };
    expect(problemsOf(settings)).toEqual([
      `DATAFORDELER_GRAPHQL_URL: expected: the address for ${environment} is not publicly known`,
      `DATAFORDELER_TOKEN_URL: expected: the token server of ${environment} is not publicly known`,
    ]);
    const own = {
      DATAFORDELER_GRAPHQL_URL: 'https://graphql.example',
      DATAFORDELER_TOKEN_URL: 'https://auth.example/token',
    };
    expect(settingsFrom({ ...settings, ...own })).toMatchObject({
      graphqlUrl: 'https://graphql.example/CPR/custom/PublicSector/v3',
      tokenUrl: 'https://auth.example/token',
    });
  });

  test('of test06 the service is known, and the token server is not', () => {
    expect(problemsOf({ ...BY_SECRET, DATAFORDELER_ENVIRONMENT: 'test06' })).toEqual([
      'DATAFORDELER_TOKEN_URL: expected: the token server of test06 is not publicly known',
    ]);
    const settings = {
      ...BY_SECRET,
      DATAFORDELER_ENVIRONMENT: 'test06',
      DATAFORDELER_TOKEN_URL: 'https://auth.example/token',
    };
    expect(settingsFrom(settings)).toMatchObject({
      graphqlUrl: 'https://test06-graphql.datafordeler.dk/CPR/custom/PublicSector/v3',
    });
  });
});

describe('what is wrong is named with what is expected', () => {
  test('there is one way to sign in: not none, and not both', () => {
    const expected =
      'DATAFORDELER_CLIENT_SECRET: expected one way to sign in: a client secret, or a certificate';
    expect(problemsOf(WITHOUT_SIGN_IN)).toEqual([expected]);
    expect(problemsOf({ ...BY_SECRET, ...BY_CERTIFICATE })).toEqual([expected]);
  });

  test('the private sector needs a key for ids', () => {
    const settings = { ...BY_SECRET, DATAFORDELER_SECTOR: 'private' };
    expect(problemsOf(settings)).toEqual([
      'CPR_ID_KEY: expected for the private sector: the ids of private citizens are made with it',
    ]);
    expect(settingsFrom({ ...settings, CPR_ID_KEY: ID_KEY })).toMatchObject({ sector: 'private' });
  });

  test('what belongs to something else that is not there', () => {
    const settings = {
      ...BY_SECRET,
      DATAFORDELER_CERTIFICATE_KEY: 'client.key',
      DATAFORDELER_CERTIFICATE_PASSWORD: 'hunter2',
      DATAFORDELER_DEBUG_CAPTURE_VALUES: 'on',
    };
    expect(problemsOf(settings)).toEqual([
      'DATAFORDELER_CERTIFICATE_KEY: expected only beside a certificate',
      'DATAFORDELER_CERTIFICATE_PASSWORD: expected only beside a certificate',
      'DATAFORDELER_DEBUG_CAPTURE_VALUES: expected only beside a folder for debug capture',
    ]);
  });

  const address =
    'expected an address that begins with https:// and has neither "?" nor "#" nor a user or password';
  test.each([
    ['DATAFORDELER_SECTOR', ['both', 'Public'], 'expected one of "public", "private"'],
    [
      'DATAFORDELER_ENVIRONMENT',
      ['test', 'TEST04'],
      'expected one of "production", "test03", "test04", "test06"',
    ],
    ['DATAFORDELER_VERSION', ['v3', '0', '2.5'], 'expected a whole number from 1 to 99'],
    [
      'DATAFORDELER_GRAPHQL_URL',
      ['graphql.datafordeler.dk', 'http://a.dk', 'https://me:hunter2@a.dk', 'https://a.dk?key=hunter2'],
      address,
    ],
    [
      'DATAFORDELER_TOKEN_URL',
      ['ftp://a.dk', 'https://:hunter2@a.dk', 'https://me@a.dk', 'https:\\\\me:hunter2@a.dk'],
      address,
    ],
    ['DATAFORDELER_CONNECTIONS', ['0', '257', 'many'], 'expected a whole number from 1 to 256'],
    ['DATAFORDELER_TIME_LIMIT_MS', ['0', '60001', '30s'], 'expected a whole number from 1 to 60000'],
    ['DATAFORDELER_RETRIES', ['-1', '11'], 'expected a whole number from 0 to 10'],
  ])('%s', (name, values, expected) => {
    for (const value of values) {
      expect(problemsOf({ ...BY_SECRET, [name]: value })).toEqual([`${name}: ${expected}`]);
    }
  });

  test.each([
    ['DATAFORDELER_DEBUG_CAPTURE_VALUES', 'yes', 'expected "on" or "off"'],
    ['DATAFORDELER_DEBUG_CAPTURE_HOURS', '721', 'expected a whole number from 1 to 720'],
  ])('%s', (name, value, expected) => {
    const settings = { ...BY_SECRET, DATAFORDELER_DEBUG_CAPTURE: '/tmp', [name]: value };
    expect(problemsOf(settings)).toEqual([`${name}: ${expected}`]);
  });

  test('everything at once, with what is wrong elsewhere', () => {
    const settings = {
      CPR_PROVIDER: 'datafordeler',
      PORT: 'x',
      DATAFORDELER_SECTOR: 'private',
      DATAFORDELER_ENVIRONMENT: 'test04',
    };
    expect(problemsOf(settings).map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'DATAFORDELER_CLIENT_ID',
      'DATAFORDELER_CLIENT_SECRET',
      'CPR_ID_KEY',
      'DATAFORDELER_GRAPHQL_URL',
      'DATAFORDELER_TOKEN_URL',
    ]);
  });

  test('no value of it: any may be a secret in the wrong place', () => {
    const names = Object.keys(BY_SECRET).filter((name) => name.startsWith('DATAFORDELER_'));
    const settings = Object.fromEntries(names.map((name) => [name, 'hunter2']));
    const problems = problemsOf({ ...settings, CPR_PROVIDER: 'datafordeler', CPR_ID_KEY: 'hunter2' });
    expect(problems).not.toEqual([]);
    expect(problems.join()).not.toContain('hunter2');
  });

  test('settings of a provider that is not the chosen one: it would run without them', () => {
    expect(problemsOf({ DATAFORDELER_SECTOR: 'public' })).toEqual([
      'DATAFORDELER_SECTOR: there is no such setting of the provider "fake"',
    ]);
    expect(problemsOf({ ...BY_SECRET, CPR_FAKE_PEOPLE: 'people.json' })).toEqual([
      'CPR_FAKE_PEOPLE: there is no such setting of the provider "datafordeler"',
    ]);
  });
});
