import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/configuration/configuration.ts';
import { problemsOf } from './problems-of.ts';

const WITHOUT_CALLER = {
  CPR_PROVIDER: 'service-platform',
  CPR_ID_KEY: 'ab'.repeat(32),
  SERVICE_PLATFORM_CERTIFICATE: '/etc/cpr/client.p12',
};
const BY_CVR = { ...WITHOUT_CALLER, SERVICE_PLATFORM_MUNICIPALITY_CVR: '12345678' };
const BY_UUIDS = {
  ...WITHOUT_CALLER,
  SERVICE_PLATFORM_SERVICE_AGREEMENT_UUID: 'aaaaaaaa-0000-4000-8000-000000000001',
  SERVICE_PLATFORM_USER_SYSTEM_UUID: 'aaaaaaaa-0000-4000-8000-000000000002',
  SERVICE_PLATFORM_USER_UUID: 'AAAAAAAA-0000-4000-8000-000000000003',
};

const settingsFrom = (variables: Record<string, string>) =>
  readConfiguration(variables).providers.get('default');

test('four variables are enough to read as a municipality in production', () => {
  expect(settingsFrom(BY_CVR)).toEqual({
    provider: 'service-platform',
    version: 5,
    environment: 'production',
    address: 'https://prod.serviceplatformen.dk',
    municipalityCvr: '12345678',
    certificate: '/etc/cpr/client.p12',
    testPeople: false,
    idKey: 'ab'.repeat(32),
    concurrency: 8,
    timeLimitMs: 8_000,
    retries: 2,
  });
});

test('who asks can be told by the UUIDs of an agreement; that of the service follows from the version', () => {
  expect(settingsFrom(BY_UUIDS)).toMatchObject({
    serviceAgreementUuid: 'aaaaaaaa-0000-4000-8000-000000000001',
    userSystemUuid: 'aaaaaaaa-0000-4000-8000-000000000002',
    userUuid: 'AAAAAAAA-0000-4000-8000-000000000003',
  });
  const serviceUuid = 'aaaaaaaa-0000-4000-8000-000000000004';
  expect(settingsFrom({ ...BY_UUIDS, SERVICE_PLATFORM_SERVICE_UUID: serviceUuid })).toMatchObject({
    serviceUuid,
  });
});

test('for whom it asks and who pays may be told, by either way to tell who asks', () => {
  const record = { onBehalfOfUser: 'Borgerservice & co.', accountingInfo: 'ø'.repeat(255) };
  const given = {
    SERVICE_PLATFORM_ON_BEHALF_OF_USER: record.onBehalfOfUser,
    SERVICE_PLATFORM_ACCOUNTING_INFO: record.accountingInfo,
  };
  expect(settingsFrom({ ...BY_CVR, ...given })).toMatchObject(record);
  expect(settingsFrom({ ...BY_UUIDS, ...given })).toMatchObject(record);
});

describe('the address', () => {
  test('follows from the environment', () => {
    expect(settingsFrom({ ...BY_CVR, SERVICE_PLATFORM_ENVIRONMENT: 'exttest' })).toMatchObject({
      address: 'https://exttest.serviceplatformen.dk',
    });
  });

  test('may be another one, which ends in the version where it is whole', () => {
    for (const [given, address] of [
      ['https://proxy.example/', 'https://proxy.example'],
      ['https://proxy.example/cpr/5', 'https://proxy.example/cpr/5'],
    ] as const) {
      expect(settingsFrom({ ...BY_CVR, SERVICE_PLATFORM_ADDRESS: given })).toMatchObject({ address });
    }
  });

  test('must not be that of the other version, to which the message would be nonsense', () => {
    const expected = 'SERVICE_PLATFORM_ADDRESS: expected the address of the version that is set';
    const ofFour = { ...BY_CVR, SERVICE_PLATFORM_ADDRESS: 'https://proxy.example/cpr/4' };
    expect(problemsOf(ofFour)).toEqual([expected]);
    expect(problemsOf({ ...ofFour, SERVICE_PLATFORM_VERSION: '5' })).toEqual([expected]);
    expect(problemsOf({ ...ofFour, SERVICE_PLATFORM_VERSION: '4' })).toEqual([]);
  });
});

test.each([
  ['by its environment', {}],
  ['by its address', { SERVICE_PLATFORM_ADDRESS: 'https://prod.serviceplatformen.dk' }],
  [
    'by its address, though another environment is named',
    {
      SERVICE_PLATFORM_ENVIRONMENT: 'exttest',
      SERVICE_PLATFORM_ADDRESS: 'https://PROD.serviceplatformen.dk.:443/service/5',
    },
  ],
])('the production service is never taken for one of test people, known %s', (_how, settings) => {
  expect(problemsOf({ ...BY_CVR, ...settings, SERVICE_PLATFORM_TEST_PEOPLE: 'on' })).toEqual([
    'SERVICE_PLATFORM_TEST_PEOPLE: expected "off": the production service has real people',
  ]);
});

test("another is one of test people on the operator's word alone", () => {
  const exttest = { ...BY_CVR, SERVICE_PLATFORM_ENVIRONMENT: 'exttest' };
  expect(settingsFrom(exttest)).toMatchObject({ testPeople: false });
  expect(settingsFrom({ ...exttest, SERVICE_PLATFORM_TEST_PEOPLE: 'on' })).toMatchObject({
    testPeople: true,
  });
});

describe('what is wrong is named with what is expected', () => {
  test('who asks is told in one way: not in none, and not in both', () => {
    const expected =
      "SERVICE_PLATFORM_MUNICIPALITY_CVR: expected one way to tell who asks: the municipality's CVR number, or the UUIDs of agreement, system and municipality";
    expect(problemsOf(WITHOUT_CALLER)).toEqual([expected]);
    expect(problemsOf({ ...BY_CVR, ...BY_UUIDS })).toEqual([expected]);
    expect(
      problemsOf({
        ...BY_UUIDS,
        SERVICE_PLATFORM_USER_UUID: '',
        SERVICE_PLATFORM_MUNICIPALITY_CVR: '12345678',
      }),
    ).toEqual([expected]);
  });

  test('an agreement is told by all of its UUIDs', () => {
    const { SERVICE_PLATFORM_USER_UUID } = BY_UUIDS;
    expect(problemsOf({ ...WITHOUT_CALLER, SERVICE_PLATFORM_USER_UUID })).toEqual([
      'SERVICE_PLATFORM_SERVICE_AGREEMENT_UUID: expected beside the other UUIDs of the agreement',
      'SERVICE_PLATFORM_USER_SYSTEM_UUID: expected beside the other UUIDs of the agreement',
    ]);
  });

  test('the UUID of the service is one of those', () => {
    const serviceUuid = { SERVICE_PLATFORM_SERVICE_UUID: 'aaaaaaaa-0000-4000-8000-000000000004' };
    expect(problemsOf({ ...BY_CVR, ...serviceUuid })).toEqual([
      'SERVICE_PLATFORM_SERVICE_UUID: expected only beside the UUIDs of an agreement',
    ]);
  });

  test.each(['SERVICE_PLATFORM_ON_BEHALF_OF_USER', 'SERVICE_PLATFORM_ACCOUNTING_INFO'])(
    '%s has no more room than the contract gives it',
    (name) => {
      const expected = [`${name}: expected a text of at most 255 characters in one line`];
      expect(problemsOf({ ...BY_CVR, [name]: 'x'.repeat(256) })).toEqual(expected);
      expect(problemsOf({ ...BY_CVR, [name]: 'two\nlines' })).toEqual(expected);
    },
  );

  test('there is no way without a certificate, and no id without a key', () => {
    expect(problemsOf({ ...BY_CVR, SERVICE_PLATFORM_CERTIFICATE: '', CPR_ID_KEY: '' })).toEqual([
      'SERVICE_PLATFORM_CERTIFICATE: expected, but not set',
      'CPR_ID_KEY: expected, but not set',
    ]);
  });

  test.each([
    ['SERVICE_PLATFORM_VERSION', ['3', '6', 'v5', '4.5'], 'expected a whole number from 4 to 5'],
    ['SERVICE_PLATFORM_ENVIRONMENT', ['test', 'PRODUCTION'], 'expected one of "production", "exttest"'],
    [
      'SERVICE_PLATFORM_ADDRESS',
      ['exttest.serviceplatformen.dk', 'http://a.dk', 'https://me:hunter2@a.dk', 'https://a.dk?wsdl'],
      'expected an address that begins with https:// and has neither "?" nor "#" nor a user or password',
    ],
    ['SERVICE_PLATFORM_MUNICIPALITY_CVR', ['1234567', '123456789', 'DK12345678'], 'expected eight digits'],
    ['SERVICE_PLATFORM_TEST_PEOPLE', ['yes'], 'expected "on" or "off"'],
    ['SERVICE_PLATFORM_CONCURRENCY', ['0', '65'], 'expected a whole number from 1 to 64'],
    ['SERVICE_PLATFORM_TIME_LIMIT_MS', ['0', '60001'], 'expected a whole number from 1 to 60000'],
    ['SERVICE_PLATFORM_RETRIES', ['-1', '11'], 'expected a whole number from 0 to 10'],
  ])('%s', (name, values, expected) => {
    for (const value of values) {
      expect(problemsOf({ ...BY_CVR, [name]: value })).toEqual([`${name}: ${expected}`]);
    }
  });

  test.each(['SERVICE_AGREEMENT', 'USER_SYSTEM', 'USER', 'SERVICE'])('SERVICE_PLATFORM_%s_UUID', (part) => {
    const name = `SERVICE_PLATFORM_${part}_UUID`;
    for (const value of ['aaaaaaaa', '{aaaaaaaa-0000-4000-8000-000000000001}']) {
      expect(problemsOf({ ...BY_UUIDS, [name]: value })).toEqual([`${name}: expected a UUID`]);
    }
  });

  test('no value of it: any may be a secret in the wrong place', () => {
    const names = [...Object.keys(BY_CVR), ...Object.keys(BY_UUIDS)].filter(
      (name) => name !== 'CPR_PROVIDER',
    );
    const settings = Object.fromEntries(names.map((name) => [name, 'hunter2']));
    const problems = problemsOf({ ...settings, CPR_PROVIDER: 'service-platform' });
    expect(problems).toHaveLength(6);
    expect(problems.join()).not.toContain('hunter2');
  });
});
